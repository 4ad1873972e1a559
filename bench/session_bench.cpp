// The workbench's model: what the window waits for when a slider moves.
#include "inputs.hpp"
#include <benchmark/benchmark.h>

#include "rei/model/session.hpp"

namespace rei::bench {
namespace {

/// A slider moves on the one-hour stream: both variants replayed and judged. Limit: 2 ms, with the view.
void change_a_parameter(benchmark::State& state) {
    workbench::Session session(inputs().policy);
    if (!session.open_scenario(inputs().scenario_path).empty()) {
        state.SkipWithError("the scenario cannot be opened");
        return;
    }
    session.begin_edit("bench");
    double value = 0.2;
    for (auto _ : state) {
        value = value == 0.2 ? 0.3 : 0.2;
        benchmark::DoNotOptimize(session.apply({"engine.stimulus_gain.valence", value}));
    }
    state.counters["variants"] = static_cast<double>(session.runs().size());
}
BENCHMARK(change_a_parameter)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace rei::bench
