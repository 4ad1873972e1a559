#include "rei/study/policy_workers.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "rei/policy/knobs.hpp"
#include "rei/replay/counterfactual.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/study/lean_continuous.hpp"

namespace rei {
namespace {

void measure(const PolicyTask& task, std::size_t scenario, const MeasuredReplay& replay,
             std::span<double> out) {
    const auto& metrics = task.trial().metrics;
    for (std::size_t k = 0; k < metrics.size(); ++k) {
        out[task.metric_at(scenario, k)] = metrics[k].measure(replay);
    }
    judge_robustness(replay, out.subspan(task.expectation_at(scenario, 0)));
}

/// What a row is that gives no legal policy.
void leave_undefined(std::span<double> out) {
    std::fill(out.begin(), out.end(), std::numeric_limits<double>::quiet_NaN());
}

bool needs_affinity_free(const PolicyTask& task) {
    const auto& metrics = task.trial().metrics;
    return std::any_of(metrics.begin(), metrics.end(),
                       [](const Metric& metric) { return metric.info->needs == Needs::affinity_free; });
}

class PlainWorker final : public RowWorker {
  public:
    explicit PlainWorker(const PolicyTask& task)
        : task_(task),
          policy_(task.trial().policy),
          knobs_(policy_, task.trial().free),
          needs_affinity_free_(needs_affinity_free(task)) {}

    void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) override {
        for (std::size_t k = from; k < to; ++k) {
            if (!knobs_.turn(in[k])) {
                leave_undefined(out[k]);
                continue;
            }
            for (std::size_t s = 0; s < task_.trial().scenarios.size(); ++s) work_out(s, out[k]);
        }
    }

  private:
    void work_out(std::size_t index, std::span<double> out) const {
        const PolicyTrial& trial = task_.trial();
        const Scenario& scenario = trial.scenarios[index];
        const AppraisedScenario& heard = task_.heard()[index];
        const Trace trace = replay(scenario, heard, policy_, trial.variant);
        Trace affinity_free;
        const bool differs = needs_affinity_free_ && has_affinity(scenario);
        if (differs) affinity_free = replay_without_affinity(scenario, heard, policy_, trial.variant, {});
        measure(task_, index, {trace, scenario, heard, policy_, differs ? &affinity_free : &trace}, out);
    }

    const PolicyTask& task_;
    Policy policy_;
    Knobs knobs_;
    bool needs_affinity_free_;
};

/// One parameter set of those that move in lockstep, and what it leaves behind.
class LeanLane {
  public:
    explicit LeanLane(const PolicyTask& task)
        : task_(task), policy_(task.trial().policy), knobs_(policy_, task.trial().free), engine_(policy_) {
        const auto& free = task.trial().free;
        borders_move_ =
            std::any_of(free.begin(), free.end(), [](const auto& path) { return is_border(path); });
        words_.rules = call_rules(policy_);
        words_.neutral = policy_.neutral();
        for (const Script& script : task.scripts()) traces_.push_back(engine_.begin(script));
        allowed_.resize(traces_.size());
        watch_regions();
    }
    LeanLane(const LeanLane&) = delete;
    LeanLane& operator=(const LeanLane&) = delete;

    [[nodiscard]] const Policy& policy() const { return policy_; }
    [[nodiscard]] LeanMotion::Track track(std::size_t scenario) {
        return {&traces_[scenario].anchors, &ends_};
    }

    [[nodiscard]] bool take(std::span<const double> values) {
        if (!knobs_.turn(values)) return false;
        if (borders_move_) {
            engine_.take_regions(policy_);
            watch_regions();
        }
        engine_.tune(policy_);
        return true;
    }

    /// Of a scenario through which the state has moved; `heard` is φ by hearing.
    void work_out(std::size_t scenario, const std::vector<Push>& heard,
                  std::optional<double> affinity_free_valence, std::span<double> out) {
        const Script& script = task_.scripts()[scenario];
        Trace& trace = traces_[scenario];
        engine_.label(script, allowed_[scenario], ends_, trace);
        take_words(script, heard);
        const ScriptColumns& columns = script.columns();
        const Foreknown known{.ends = &ends_,
                              .words = &words_,
                              .borders = &*borders_,
                              .seconds = &columns.seconds,
                              .push_times_sec = &columns.push_times_sec,
                              .expected_moods = &script.expected_moods(),
                              .affinity_free_valence = affinity_free_valence};
        measure(task_, scenario, {trace, script.scenario(), script.heard(), policy_, &trace, nullptr, known},
                out);
    }

  private:
    void watch_regions() {
        for (std::size_t s = 0; s < allowed_.size(); ++s) allowed_[s] = engine_.allowed(task_.scripts()[s]);
        borders_.emplace(policy_, kNearBorder);
    }

    void take_words(const Script& script, const std::vector<Push>& heard) {
        by_hearing_.clear();
        for (std::size_t k = 0; k < heard.size(); ++k) {
            const bool is_silence = script.hearings()[k].empty();
            by_hearing_.push_back(is_silence ? words_.neutral : called_by_push(heard[k], policy_));
        }
        words_.calling.clear();
        const std::vector<Cue>& cues = script.cues();
        for (const std::uint32_t k : script.columns().spoken) {
            const Mood called = by_hearing_[cues[k].words];
            if (called == words_.neutral && cues[k].rules_begin == cues[k].rules_end) continue;
            words_.calling.push_back({k, called});
        }
    }

    const PolicyTask& task_;
    Policy policy_;
    Knobs knobs_;
    LeanContinuous engine_;
    bool borders_move_ = false;  ///< from row to row
    std::optional<BorderWatch> borders_;
    // by scenario
    std::vector<Trace> traces_;
    std::vector<LeanContinuous::Allowed> allowed_;

    StretchEnds ends_;
    CallWords words_;
    std::vector<Mood> by_hearing_;
};

class LeanWorker final : public RowWorker {
  public:
    explicit LeanWorker(const PolicyTask& task)
        : task_(task), needs_affinity_free_(needs_affinity_free(task)) {
        for (auto& lane : lanes_) lane = std::make_unique<LeanLane>(task);
    }

    void work(const Rows& in, std::size_t from, std::size_t to, Rows& out) override {
        std::array<std::size_t, kLanes> rows{};
        std::size_t taken = 0;
        for (std::size_t k = from; k < to; ++k) {
            if (!lanes_[taken]->take(in[k])) {
                leave_undefined(out[k]);
            } else {
                motion_.tune(taken, lanes_[taken]->policy());
                rows[taken++] = k;
            }
            if (taken == 0 || (taken < kLanes && k + 1 < to)) continue;
            work_out(std::span(rows).first(taken), out);
            taken = 0;
        }
    }

  private:
    void work_out(std::span<const std::size_t> rows, Rows& out) {
        for (std::size_t s = 0; s < task_.scripts().size(); ++s) {
            const Script& script = task_.scripts()[s];
            std::array<LeanMotion::Track, kLanes> tracks{};
            for (std::size_t lane = 0; lane < kLanes; ++lane) tracks[lane] = lanes_[lane]->track(s);
            motion_.move(script, tracks);
            for (std::size_t lane = 0; lane < rows.size(); ++lane) {
                std::optional<double> affinity_free_valence;
                if (needs_affinity_free_ && script.has_affinity()) {
                    affinity_free_valence = motion_.mean_valence_without_affinity(lane);
                }
                lanes_[lane]->work_out(s, motion_.heard(lane), affinity_free_valence, out[rows[lane]]);
            }
        }
    }

    const PolicyTask& task_;
    bool needs_affinity_free_;
    std::array<std::unique_ptr<LeanLane>, kLanes> lanes_;
    LeanMotion motion_;
};

}  // namespace

std::unique_ptr<RowWorker> plain_worker(const PolicyTask& task) {
    return std::make_unique<PlainWorker>(task);
}

std::unique_ptr<RowWorker> lean_worker(const PolicyTask& task) {
    return std::make_unique<LeanWorker>(task);
}

}  // namespace rei
