// Variants that move by themselves between turns: what an instant of theirs costs, recorded.
#include "inputs.hpp"
#include <benchmark/benchmark.h>

#include "rei/replay/replay.hpp"

namespace rei::bench {
namespace {

/// The scenario (by default the one-hour stream) replayed; per_step counts the instants k·step_sec.
void replay_a_step(benchmark::State& state, Variant variant, double EngineSettings::*step_sec) {
    const Scenario& scenario = inputs().scenario;
    const Policy& policy = inputs().policy.policy;
    const AppraisedScenario heard = appraise(scenario, policy);
    for (auto _ : state) benchmark::DoNotOptimize(replay(scenario, heard, policy, variant));
    const double steps = scenario.until_sec / (policy.engine.*step_sec);
    state.counters["per_step"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * steps,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
/// Limit: 1 µs an instant of the grid.
BENCHMARK_CAPTURE(replay_a_step, hmm, Variant::hmm, &EngineSettings::grid_sec)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replay_a_step, discrete, Variant::discrete, &EngineSettings::discrete_tick_sec)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rei::bench
