// Falsification: conversations tried a second on one core, the making of them included.
#include "inputs.hpp"
#include <benchmark/benchmark.h>

#include "rei/study/falsify.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::bench {
namespace {

/// The built-in laws that the policy keeps, so that the search never stops to shrink. Limit: 10 µs a
/// conversation.
void falsify_a_conversation(benchmark::State& state) {
    FalsifyPlan plan;
    plan.policy = inputs().policy.policy;
    plan.budget = 1ULL << 53U;
    for (const LawInfo& info : law_table()) plan.laws.push_back(make_law(info, plan.policy, info.range.high));
    Falsify search(plan, thread_crews(1));
    const std::uint64_t before = search.tried();
    for (auto _ : state) search.advance();
    const auto all = static_cast<double>(search.tried() - before);
    state.SetItemsProcessed(static_cast<std::int64_t>(all));
    state.counters["per_conversation"] =
        benchmark::Counter(all, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(falsify_a_conversation)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rei::bench
