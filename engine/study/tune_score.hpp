// What a parameter set is worth to a designer: how far it is from holding every expectation, and what it
// costs.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "rei/study/policy_task.hpp"
#include "rei/study/tune_space.hpp"

namespace rei {

/// Robustness r of any kind on one scale, in (−1, 1): r/(|r| + h), where h is what counts as half: 2 s for
/// moods, 1 flip, 0.1 of valence, arousal or intensity, 0.05 of the time for saturation.
[[nodiscard]] double comparable_robustness(const Expectation& expectation, double robustness);

/// As a score what does not hold is above this, and what holds is below.
inline constexpr double kFails = 1e6;

struct Score {
    std::size_t failing = 0;  ///< expectations that don't hold
    /// Each failing expectation counts a half and, of the other half, the more the further it is from
    /// holding; so that partial progress counts, and an expectation held counts more. Infinite where the
    /// values are no policy.
    double violation = 0;
    /// Of what holds: the change (TuneSpace) and, for each expectation, 0.2 times the share by which its
    /// comparable robustness is short of the margin.
    double cost = 0;

    [[nodiscard]] bool holds() const { return failing == 0; }
    /// One number for an optimiser, to be small: the violation before the cost.
    [[nodiscard]] double to_be_small() const;
    friend bool operator<(const Score& a, const Score& b) {
        return a.holds() != b.holds() ? a.holds() : a.holds() ? a.cost < b.cost : a.violation < b.violation;
    }
};

/// Values of the free parameters and the task's row for them → what they are worth.
using ScoreOf = std::function<Score(std::span<const double> values, std::span<const double> outcome)>;

/// Scores rows of a task by some of its expectations.
class TuneScorer {
  public:
    /// `asked` are places in PolicyTask::expectations(). Task and space must outlive the scorer.
    TuneScorer(const PolicyTask& task, const TuneSpace& space, double margin,
               const std::vector<std::size_t>& asked);
    /// By all of them.
    TuneScorer(const PolicyTask& task, const TuneSpace& space, double margin);

    [[nodiscard]] Score operator()(std::span<const double> values, std::span<const double> outcome) const;

  private:
    struct Asked {
        std::size_t column;
        const Expectation* expectation;
    };
    const TuneSpace& space_;
    double margin_;
    std::vector<Asked> asked_;
};

}  // namespace rei
