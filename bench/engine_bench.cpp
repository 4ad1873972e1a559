// The engine: turns, samples, updates, appraisal.
#include <vector>

#include "inputs.hpp"
#include <benchmark/benchmark.h>

#include "rei/persona/engine.hpp"
#include "rei/replay/replay.hpp"

namespace rei::bench {
namespace {

void count_each(benchmark::State& state, std::size_t each, const char* name) {
    const double all = static_cast<double>(state.iterations()) * static_cast<double>(each);
    state.SetItemsProcessed(static_cast<std::int64_t>(all));
    state.counters[name] = benchmark::Counter(all, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// Turn to turn with every event between and the recording of the trace. Limit: 250 ns a turn.
void replay_a_turn(benchmark::State& state, Variant variant) {
    constexpr std::size_t kTurns = 10'000;
    const Scenario scenario = long_conversation(kTurns);
    const Policy& policy = inputs().policy.policy;
    const AppraisedScenario heard = appraise(scenario, policy);
    for (auto _ : state) benchmark::DoNotOptimize(replay(scenario, heard, policy, variant));
    count_each(state, kTurns, "per_turn");
}
BENCHMARK_CAPTURE(replay_a_turn, continuous, Variant::continuous)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replay_a_turn, heuristic, Variant::heuristic)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replay_a_turn, discrete, Variant::discrete)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replay_a_turn, fsm, Variant::fsm)->Unit(benchmark::kMillisecond);

/// A sample of all three numbers for display. Limit: 10 ns a sample.
void sample_for_display(benchmark::State& state) {
    const Trace trace = replay(inputs().scenario, inputs().policy.policy, Variant::continuous);
    constexpr std::size_t kSamples = 100'000;
    std::vector<double> valence(kSamples), arousal(kSamples), intensity(kSamples);
    const double step_sec = trace.until_sec / static_cast<double>(kSamples);
    for (auto _ : state) {
        sample(trace, 0, step_sec, kSamples, valence.data(), arousal.data(), intensity.data());
        benchmark::ClobberMemory();
    }
    count_each(state, kSamples, "per_sample");
}
BENCHMARK(sample_for_display)->Unit(benchmark::kMillisecond);

class Silent final : public EngineListener {
    void on_motion(const Motion&) override {}
    void on_label(double, const LabelEvent&) override {}
};

/// An update of the heuristic variant from the text on: what the documents' EmotionEngine.update does.
void heuristic_update(benchmark::State& state) {
    const Scenario& scenario = inputs().scenario;
    const Policy& policy = inputs().policy.policy;
    const Appraiser appraiser(policy, matching_of(Variant::heuristic));
    Silent silent;
    for (auto _ : state) {
        const auto engine = make_engine(policy, Variant::heuristic);
        engine->start(scenario.start.state, policy.neutral(), {}, silent);
        for (const Turn& turn : scenario.turns) {
            Appraisals heard;
            appraiser.appraise(turn.text, heard);
            engine->turn({turn.at_sec, 0, heard[0], turn.llm, {}}, silent);
        }
        benchmark::DoNotOptimize(engine->state());
    }
    count_each(state, scenario.turns.size(), "per_update");
}
BENCHMARK(heuristic_update)->Unit(benchmark::kMicrosecond);

/// Words heard in chat text. Limit: 100 MB/s.
void appraise_chat(benchmark::State& state) {
    const Appraiser appraiser(inputs().policy.policy);
    std::size_t bytes = 0;
    for (const Turn& turn : inputs().scenario.turns) bytes += turn.text.size();
    for (auto _ : state) {
        Appraisals heard;
        for (const Turn& turn : inputs().scenario.turns) appraiser.appraise(turn.text, heard);
        benchmark::DoNotOptimize(heard.size());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(appraise_chat)->Unit(benchmark::kMicrosecond);

/// The same in one long text, without the cost of a call a message.
void appraise_long_text(benchmark::State& state) {
    const Appraiser appraiser(inputs().policy.policy);
    const std::string text = chat_text(1U << 20U);
    for (auto _ : state) {
        Appraisals heard;
        appraiser.appraise(text, heard);
        benchmark::DoNotOptimize(heard.size());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(appraise_long_text)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rei::bench
