#include "rei/study/policy_workers.hpp"

#include <algorithm>
#include <limits>

#include "rei/policy/knobs.hpp"
#include "rei/replay/counterfactual.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/study/lean_continuous.hpp"

namespace rei {
namespace {

/// What every worker does with a row: turn the knobs, then go through the scenarios.
class PolicyWorker : public RowWorker {
  public:
    explicit PolicyWorker(const PolicyTask& task)
        : task_(task), policy_(task.trial().policy), knobs_(policy_, task.trial().free) {
        const auto& metrics = task.trial().metrics;
        needs_affinity_free_ = std::any_of(metrics.begin(), metrics.end(), [](const Metric& metric) {
            return metric.info->needs == Needs::affinity_free;
        });
    }

    void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) final {
        for (std::size_t k = from; k < to; ++k) {
            if (!knobs_.turn(in[k])) {
                std::fill(out[k].begin(), out[k].end(), std::numeric_limits<double>::quiet_NaN());
                continue;
            }
            take_policy();
            for (std::size_t s = 0; s < task_.trial().scenarios.size(); ++s) work_out(s, out[k]);
        }
    }

  protected:
    virtual void take_policy() {}
    virtual void work_out(std::size_t scenario, std::span<double> out) = 0;

    void measure(std::size_t scenario, const MeasuredReplay& replay, std::span<double> out) const {
        const auto& metrics = task_.trial().metrics;
        for (std::size_t k = 0; k < metrics.size(); ++k) {
            out[task_.metric_at(scenario, k)] = metrics[k].measure(replay);
        }
        judge_robustness(replay, out.subspan(task_.expectation_at(scenario, 0)));
    }

    const PolicyTask& task_;
    Policy policy_;
    Knobs knobs_;
    bool needs_affinity_free_ = false;
};

class PlainWorker final : public PolicyWorker {
  public:
    using PolicyWorker::PolicyWorker;

  private:
    void work_out(std::size_t index, std::span<double> out) override {
        const PolicyTrial& trial = task_.trial();
        const Scenario& scenario = trial.scenarios[index];
        const AppraisedScenario& heard = task_.heard()[index];
        const Trace trace = replay(scenario, heard, policy_, trial.variant);
        Trace affinity_free;
        const bool differs = needs_affinity_free_ && has_affinity(scenario);
        if (differs) affinity_free = replay_without_affinity(scenario, heard, policy_, trial.variant, {});
        measure(index, {trace, scenario, heard, policy_, differs ? &affinity_free : &trace}, out);
    }
};

class LeanWorker final : public PolicyWorker {
  public:
    explicit LeanWorker(const PolicyTask& task) : PolicyWorker(task), engine_(policy_) {
        const auto& free = task.trial().free;
        borders_move_ =
            std::any_of(free.begin(), free.end(), [](const auto& path) { return is_border(path); });
        borders_.emplace(policy_, kNearBorder);
        words_.rules = call_rules(policy_);
        words_.neutral = policy_.neutral();
        for (const Script& script : task.scripts()) traces_.push_back(engine_.begin(script));
    }

  private:
    void take_policy() override {
        engine_.tune(policy_);
        if (borders_move_) borders_.emplace(policy_, kNearBorder);
    }

    void work_out(std::size_t index, std::span<double> out) override {
        const Script& script = task_.scripts()[index];
        Trace& trace = traces_[index];
        engine_.replay(script, trace, ends_);
        take_words(script);
        Foreknown known{&ends_, &words_, &*borders_, &script.columns().seconds, {}};
        if (needs_affinity_free_ && script.has_affinity()) {
            known.affinity_free_valence = engine_.mean_valence_without_affinity();
        }
        measure(index, {trace, script.scenario(), script.heard(), policy_, &trace, nullptr, known}, out);
    }

    void take_words(const Script& script) {
        by_hearing_.clear();
        for (const auto& hearing : script.hearings()) {
            by_hearing_.push_back(called_by_words(hearing, policy_));
        }
        words_.calling.clear();
        const std::vector<Cue>& cues = script.cues();
        for (std::uint32_t k = 0; k < cues.size(); ++k) {
            const Mood called = by_hearing_[cues[k].words];
            if (called == words_.neutral && cues[k].rules_begin == cues[k].rules_end) continue;
            words_.calling.push_back({k, called});
        }
    }

    LeanContinuous engine_;
    bool borders_move_ = false;  ///< from row to row
    std::optional<BorderWatch> borders_;
    std::vector<Trace> traces_;  ///< by scenario
    StretchEnds ends_;
    CallWords words_;
    std::vector<Mood> by_hearing_;
};

}  // namespace

std::unique_ptr<RowWorker> plain_worker(const PolicyTask& task) {
    return std::make_unique<PlainWorker>(task);
}

std::unique_ptr<RowWorker> lean_worker(const PolicyTask& task) {
    return std::make_unique<LeanWorker>(task);
}

}  // namespace rei
