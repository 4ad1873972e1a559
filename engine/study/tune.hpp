// Tuning (DESIGN §8): the search for the parameters under which every expectation holds, with some margin and
// the least change from where the designer started; or, where there are none, for what cannot be had
// together.
//
// Every parameter is probed by itself, what helps is put together, and differential evolution (pagmo's) goes
// on from there; what was found is polished: each parameter goes back as far as everything still holds. What
// is shown has been replayed and judged by the plain engine.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rei/replay/robustness.hpp"
#include "rei/study/policy_task.hpp"
#include "rei/study/tune_space.hpp"

namespace rei {

struct TunePlan {
    PolicyTrial trial;            ///< its free parameters are those that may change; at least one
    bool hard_ranges = false;     ///< else the recommended ones
    std::uint64_t seed = 1;       ///< another seed finds another way
    std::size_t budget = 20'000;  ///< about how many policies are tried at most, see polish_allowance
    /// The comparable robustness (tune_score.hpp) that expectations are to have to spare, where that costs
    /// less than the change it takes; in (0, 1).
    double margin = 0.1;
};

/// What may be tried beyond a budget, to take back what need not change.
[[nodiscard]] constexpr std::size_t polish_allowance(std::size_t budget) {
    return budget / 5;
}

struct TunedChange {
    std::string path;
    double before = 0, after = 0;
    double distance = 0;  ///< as a share of the parameter's range
};

/// Which one: indices into the trial's scenarios and a scenario's expectations.
struct ExpectationAt {
    std::size_t scenario = 0, expectation = 0;
    friend bool operator==(const ExpectationAt&, const ExpectationAt&) = default;
};

/// Expectations of which one failed in every policy tried, while any of them left out, the others held
/// together. A single one never held at all.
struct Conflict {
    std::vector<ExpectationAt> expectations;
    std::size_t aimed = 0;  ///< how many of the policies were tried for nothing but these
};

/// The best known after so many tries.
struct TuneStep {
    std::size_t tries = 0;
    std::size_t failing = 0;
    double violation = 0, change = 0;
};

struct TuneResult {
    std::vector<double> values;  ///< of the free parameters
    std::vector<TunedChange> changes;
    std::vector<std::vector<Verdict>> before, after;  ///< by scenario
    std::size_t failing_before = 0, failing = 0;
    std::size_t tries = 0;
    /// Where the search ended without a policy under which everything holds: why, no expectation in two.
    std::vector<Conflict> conflicts;
    std::vector<TuneStep> history;

    [[nodiscard]] bool holds() const { return failing == 0; }
};

/// By the plain engine, by scenario.
[[nodiscard]] std::vector<std::vector<Verdict>> verdicts_of(const PolicyTask& task,
                                                            std::span<const double> values);
[[nodiscard]] std::size_t failing_in(const std::vector<std::vector<Verdict>>& verdicts);
/// Where values differ from the present ones, the greatest distance first.
[[nodiscard]] std::vector<TunedChange> changes_between(const PolicyTrial& trial, const TuneSpace& space,
                                                       std::span<const double> values);

class Tuning {
  public:
    Tuning(TunePlan plan, const CrewOf& crews);
    ~Tuning();
    Tuning(Tuning&&) noexcept;
    Tuning& operator=(Tuning&&) noexcept;

    /// Try some policies more. Gives whether there is more to do.
    bool advance();
    /// From 0 to 1; never falls.
    [[nodiscard]] double progress() const;
    /// What there is so far. Replays the scenarios twice.
    [[nodiscard]] TuneResult result() const;

    [[nodiscard]] const TunePlan& plan() const;
    [[nodiscard]] const PolicyTask& task() const;

  private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace rei
