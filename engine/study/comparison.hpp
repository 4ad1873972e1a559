// Variants × scenarios × metrics, without and with noise: a study that advances in steps, so that a worker
// thread, the command line or a single-threaded host can run, show and cancel it (DESIGN §8).
#pragma once

#include <optional>
#include <vector>

#include "rei/replay/metrics.hpp"
#include "rei/replay/noise.hpp"
#include "rei/study/estimate.hpp"

namespace rei {

/// Names of all moods that these variants of a policy can be in; the policy's emotions come first.
[[nodiscard]] std::vector<std::string> moods_of(const Policy& policy, const std::vector<Variant>& variants);

struct ComparisonPlan {
    Policy policy;
    std::vector<Scenario> scenarios;  ///< each must fit the policy
    std::vector<Variant> variants;    ///< each must be available
    std::vector<Metric> metrics;
    std::optional<Noise> noise;  ///< unset: one replay a cell
    std::uint32_t runs = 20;     ///< with noise: replays a cell beside the noise-free one
};

/// A metric of one variant in one scenario.
struct ComparedMetric {
    double value = 0;  ///< without noise; NaN where not defined or not measured yet
    Tally noisy;       ///< over the runs with noise so far
};

class Comparison {
  public:
    explicit Comparison(ComparisonPlan plan);

    /// Measure one replay more: first every cell without noise, then run by run, so that what there is after
    /// any step is as even as can be. Gives whether there is more to do.
    bool advance();
    [[nodiscard]] std::size_t steps() const { return cells() * (1 + (plan_.noise ? plan_.runs : 0)); }
    [[nodiscard]] std::size_t steps_done() const { return done_; }
    /// From 0 to 1.
    [[nodiscard]] double progress() const;

    [[nodiscard]] const ComparisonPlan& plan() const { return plan_; }
    /// What there is so far; indices into the plan.
    [[nodiscard]] const ComparedMetric& at(std::size_t scenario, std::size_t variant,
                                           std::size_t metric) const {
        return results_[(scenario * plan_.variants.size() + variant) * plan_.metrics.size() + metric];
    }

  private:
    [[nodiscard]] std::size_t cells() const { return plan_.scenarios.size() * plan_.variants.size(); }
    [[nodiscard]] bool needs(Needs what) const;
    void measure(std::size_t cell, const std::optional<std::uint32_t>& run);

    ComparisonPlan plan_;
    std::vector<AppraisedScenario> heard_;  ///< by scenario
    std::vector<Push> noise_;               ///< of this scenario and run, the same for every variant
    std::vector<Trace> noise_free_;         ///< by cell
    std::vector<ComparedMetric> results_;   ///< by cell, then metric
    std::size_t done_ = 0;
};

}  // namespace rei
