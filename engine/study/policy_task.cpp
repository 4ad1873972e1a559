#include "rei/study/policy_task.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "rei/policy/knobs.hpp"
#include "rei/study/motion_lanes.hpp"
#include "rei/study/policy_workers.hpp"
#include "rei/study/ticks.hpp"

namespace rei {
namespace {

/// Whether silent turns count: by a mean over context.
bool counts_silence(const PolicyTrial& trial) {
    const std::string_view kContext = "engine.context_turns";
    return trial.policy.engine.context_turns > 1 ||
           std::find(trial.free.begin(), trial.free.end(), kContext) != trial.free.end();
}

}  // namespace

PolicyTask::PolicyTask(PolicyTrial trial) : trial_(std::move(trial)) {
    begins_.push_back(0);
    for (const Scenario& scenario : trial_.scenarios) {
        heard_.push_back(appraise(scenario, trial_.policy));
        if (trial_.variant == Variant::continuous) {
            scripts_.emplace_back(scenario, heard_.back(), trial_.policy, counts_silence(trial_));
        }
        begins_.push_back(begins_.back() + trial_.metrics.size() + scenario.expectations.size());
    }
}

double PolicyTask::turns_a_row() const {
    constexpr double kLeanTurn = 0.5, kPlainTurn = 10;  // measured, in 0.1 µs: 0.3 to 1, and 10 to 16
    const double turn = trial_.variant == Variant::continuous ? kLeanTurn : kPlainTurn;
    double out = 0;
    for (const Scenario& scenario : trial_.scenarios) {
        out += turn * (static_cast<double>(scenario.turns.size()) + 1) +
               ticks_as_turns(trial_.policy, trial_.variant, scenario.until_sec);
    }
    return out;
}

std::size_t PolicyTask::rows_at_once() const {
    return trial_.variant == Variant::continuous ? kLanes : 1;
}

std::unique_ptr<RowWorker> PolicyTask::make_worker() const {
    return trial_.variant == Variant::continuous ? lean_worker(*this) : plain_worker(*this);
}

std::vector<std::size_t> PolicyTask::expectations() const {
    std::vector<std::size_t> out;
    for (std::size_t s = 0; s < trial_.scenarios.size(); ++s) {
        for (std::size_t k = 0; k < trial_.scenarios[s].expectations.size(); ++k) {
            out.push_back(expectation_at(s, k));
        }
    }
    return out;
}

std::vector<double> PolicyTask::present() const {
    std::vector<double> out;
    for (const std::string& path : trial_.free) out.push_back(get_parameter(trial_.policy, path));
    return out;
}

Policy PolicyTask::policy_with(std::span<const double> values) const {
    Policy out = trial_.policy;
    const bool legal = Knobs(out, trial_.free).turn(values);
    assert(legal);
    static_cast<void>(legal);
    return out;
}

}  // namespace rei
