// Parameter sets × scenarios → metrics and the robustness of expectations, as rows of numbers.
#pragma once

#include <string>
#include <vector>

#include "rei/replay/metrics.hpp"
#include "rei/study/rows.hpp"
#include "rei/study/script.hpp"

namespace rei {

/// What a study asks of every parameter set.
struct PolicyTrial {
    Policy policy;                          ///< what is not free stays as it is here
    Variant variant = Variant::continuous;  ///< must be available
    std::vector<Scenario> scenarios;        ///< each must fit the policy
    std::vector<std::string> free;          ///< paths of parameters of the policy
    std::vector<Metric> metrics;            ///< none may need a replay without noise
};

/// A row in: a value for each free parameter. A row out: for each scenario its metrics, then the robustness
/// of each of its expectations (≥ 0 where it holds). All NaN where a value is outside its hard range, or
/// where bounds of a region are turned over.
class PolicyTask final : public RowTask {
  public:
    explicit PolicyTask(PolicyTrial trial);

    [[nodiscard]] const PolicyTrial& trial() const { return trial_; }
    [[nodiscard]] const std::vector<AppraisedScenario>& heard() const { return heard_; }

    /// Of the continuous variant: each scenario as parameter sets move through it.
    [[nodiscard]] const std::vector<Script>& scripts() const { return scripts_; }

    [[nodiscard]] std::size_t inputs() const override { return trial_.free.size(); }
    [[nodiscard]] std::size_t outputs() const override { return begins_.back(); }
    [[nodiscard]] double turns_a_row() const override;
    [[nodiscard]] std::size_t rows_at_once() const override;
    [[nodiscard]] std::unique_ptr<RowWorker> make_worker() const override;

    /// Where things stand in a row out.
    [[nodiscard]] std::size_t metric_at(std::size_t scenario, std::size_t metric) const {
        return begins_[scenario] + metric;
    }
    [[nodiscard]] std::size_t expectation_at(std::size_t scenario, std::size_t expectation) const {
        return begins_[scenario] + trial_.metrics.size() + expectation;
    }
    /// Where all expectations stand in a row out, scenario by scenario.
    [[nodiscard]] std::vector<std::size_t> expectations() const;

    /// The values that the free parameters have in the trial's policy.
    [[nodiscard]] std::vector<double> present() const;
    /// The policy with these values, which must be in their hard ranges.
    [[nodiscard]] Policy policy_with(std::span<const double> values) const;

  private:
    PolicyTrial trial_;
    std::vector<AppraisedScenario> heard_;  ///< by scenario
    std::vector<Script> scripts_;           ///< likewise, or none
    std::vector<std::size_t> begins_;       ///< of a scenario in a row out; the last: its width
};

}  // namespace rei
