// Files: a long log as JSON, the stream as YAML, a policy.
#include "inputs.hpp"
#include <benchmark/benchmark.h>

#include "rei/document/files.hpp"
#include "rei/policy/policy_json.hpp"

namespace rei::bench {
namespace {

std::string as_json(const Scenario& scenario) {
    std::string text = "{\"scenario\": \"long\", \"turns\": [\n";
    for (const Turn& turn : scenario.turns) {
        if (&turn != &scenario.turns.front()) text += ",\n";
        text += "  {\"at\": " + json_of(turn.at_sec) + ", \"user\": " + json_of(turn.user) +
                ", \"text\": " + json_of(turn.text) + "}";
    }
    return text + "\n]}\n";
}

/// 100,000 turns of JSON, read and checked. Limit: 1 s.
void read_json_scenario(benchmark::State& state) {
    const std::string text = as_json(long_conversation(100'000));
    for (auto _ : state) benchmark::DoNotOptimize(parse_scenario(text, "long.json"));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_json_scenario)->Unit(benchmark::kMillisecond);

void read_scenario_file(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(load_scenario(inputs().scenario_path));
}
BENCHMARK(read_scenario_file)->Unit(benchmark::kMillisecond);

void read_policy(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(parse_policy(inputs().policy.text, "policy.json"));
}
BENCHMARK(read_policy)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace rei::bench
