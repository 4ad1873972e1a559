// Studies: what a parameter set costs on a scenario, and how fast many are worked out.
#include <random>

#include "inputs.hpp"
#include <benchmark/benchmark.h>

#include "rei/policy/parameters.hpp"
#include "rei/study/policy_task.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::bench {
namespace {

enum class Asked : std::uint8_t { moods, expectations, everything };

/// The scenario under the continuous variant; all parameters of the engine that it reads are free.
PolicyTrial trial_of(Asked asked) {
    PolicyTrial out;
    out.policy = inputs().policy.policy;
    out.scenarios = {inputs().scenario};
    if (asked == Asked::moods) out.scenarios[0].expectations.clear();
    for (const char* path :
         {"engine.half_life_sec.valence", "engine.half_life_sec.arousal", "engine.half_life_sec.intensity",
          "engine.stimulus_gain.valence", "engine.stimulus_gain.arousal", "engine.cooldown_sec",
          "engine.hysteresis.valence", "engine.trigger_hold_sec"}) {
        out.free.emplace_back(path);
    }
    for (const Metric& metric : metrics_of(out.policy.emotions)) {
        const bool asks_only_trace =
            metric.info->needs == Needs::nothing || metric.info->needs == Needs::affinity_free;
        if (asked == Asked::everything && asks_only_trace) out.metrics.push_back(metric);
    }
    return out;
}

/// Values anywhere in the recommended ranges, the same every time.
Rows random_rows(const PolicyTrial& trial, std::size_t count) {
    std::mt19937_64 bits(1);
    const std::vector<Parameter> known = parameters_of(trial.policy);
    Rows out(trial.free.size(), count);
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t p = 0; p < trial.free.size(); ++p) {
            const ParameterInfo& info = *find_parameter(trial.free[p]);
            const double share = static_cast<double>(bits() >> 11U) * 0x1p-53;
            out[k][p] = info.recommended_min + share * (info.recommended_max - info.recommended_min);
        }
    }
    return out;
}

void work_out(benchmark::State& state, Asked asked, unsigned threads) {
    const PolicyTask task(trial_of(asked));
    const Rows in = random_rows(task.trial(), 256);
    Rows out(task.outputs());
    ThreadCrew crew(task, threads);
    for (auto _ : state) {
        crew.work(in, out);
        benchmark::ClobberMemory();
    }
    const double rows = static_cast<double>(state.iterations()) * static_cast<double>(in.size());
    const double turns = rows * static_cast<double>(inputs().scenario.turns.size());
    state.SetItemsProcessed(static_cast<std::int64_t>(rows));
    state.counters["per_turn"] =
        benchmark::Counter(turns, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK_CAPTURE(work_out, moods, Asked::moods, 1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(work_out, expectations, Asked::expectations, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK_CAPTURE(work_out, everything, Asked::everything, 1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(work_out, everything_2_threads, Asked::everything, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace rei::bench
