// The stages of a tuning: each asks for parameter sets and is told what they are worth.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "rei/study/draws.hpp"
#include "rei/study/evolution.hpp"
#include "rei/study/rows.hpp"
#include "rei/study/tune_score.hpp"

namespace rei {

class TuneStage {
  public:
    virtual ~TuneStage() = default;
    /// Values of the free parameters, at most so many rows of them; none when the stage has ended, or when it
    /// has no use for so few.
    [[nodiscard]] virtual Rows ask(std::size_t most) = 0;
    /// What came of them: rows of the task.
    virtual void tell(const Rows& values, const Rows& outcomes) = 0;
};

/// A parameter set and what it is worth.
struct Scored {
    std::vector<double> values;
    Score score;
};

/// Every parameter by itself, at four places to either side of a base.
class ProbeStage final : public TuneStage {
  public:
    /// The space must outlive the stage.
    ProbeStage(const TuneSpace& space, ScoreOf score, Scored base);
    [[nodiscard]] Rows ask(std::size_t most) override;
    void tell(const Rows& values, const Rows& outcomes) override;

    /// By parameter: the values that made the base better.
    [[nodiscard]] const std::vector<std::vector<double>>& gains() const { return gains_; }

  private:
    const TuneSpace& space_;
    ScoreOf score_;
    Scored base_;
    std::vector<std::size_t> probed_;  ///< by row: the parameter
    std::vector<std::vector<double>> gains_;
    bool done_ = false;
};

/// Beginnings of a population: the base with some of the gains together, and a few other parameters moved.
[[nodiscard]] Rows mingle(const TuneSpace& space, std::span<const double> base,
                          const std::vector<std::vector<double>>& gains, std::size_t count, Draws& draws);

/// Beginnings of a population around what holds: it, with some of its changes returned in part and a few
/// other parameters moved a little.
[[nodiscard]] Rows vary(const TuneSpace& space, std::span<const double> base, std::size_t count,
                        Draws& draws);

/// Differential evolution until everything asked for holds, nothing gets better any more, or the budget is
/// spent.
class EvolveStage final : public TuneStage {
  public:
    struct Limits {
        std::size_t tries;     ///< at most
        std::size_t patience;  ///< generations without anything better
        bool until_it_holds;   ///< end as soon as something holds
    };
    /// `beginnings` are values. The space must outlive the stage.
    EvolveStage(const TuneSpace& space, ScoreOf score, Rows beginnings, std::uint64_t seed, Limits limits);
    [[nodiscard]] Rows ask(std::size_t most) override;
    void tell(const Rows& values, const Rows& outcomes) override;
    [[nodiscard]] const std::optional<Scored>& best() const { return best_; }

  private:
    const TuneSpace& space_;
    ScoreOf score_;
    Rows beginnings_;
    std::uint64_t seed_;
    Limits limits_;
    std::optional<Evolution> evolution_;
    std::optional<Scored> best_;
    std::size_t tries_ = 0, generations_without_ = 0;
};

/// Returns what need not be changed to where the designer started, all the way or part of it, and moves
/// values a little, while everything holds and the cost falls.
class PolishStage final : public TuneStage {
  public:
    /// `from` holds. The space must outlive the stage.
    PolishStage(const TuneSpace& space, ScoreOf score, Scored from);
    [[nodiscard]] Rows ask(std::size_t most) override;
    void tell(const Rows& values, const Rows& outcomes) override;
    [[nodiscard]] const Scored& best() const { return best_; }

  private:
    struct Gain {
        std::size_t parameter;
        double value;
        double cost;
    };
    [[nodiscard]] Rows single_moves(std::size_t most);
    [[nodiscard]] Rows joint_moves(std::size_t most) const;
    [[nodiscard]] std::vector<double> moves_of(std::size_t parameter) const;
    void tell_single(const Rows& values, const Rows& outcomes);

    const TuneSpace& space_;
    ScoreOf score_;
    Scored best_;
    std::vector<std::size_t> moved_;  ///< by row of single moves: the parameter
    std::vector<Gain> gains_;         ///< of the single moves, one a parameter, best first
    bool jointly_ = false;
    bool done_ = false;
};

}  // namespace rei
