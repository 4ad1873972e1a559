#include "moved.hpp"

#include <algorithm>

namespace rei::cli {
namespace {

/// Every instant at which either trace may change its mood, ascending, and the end.
std::vector<double> instants_of(const Trace& a, const Trace& b) {
    std::vector<double> times;
    for (const Trace* trace : {&a, &b}) {
        for (const Mark& mark : trace->marks) times.push_back(mark.time_sec);
    }
    times.push_back(a.until_sec);
    std::sort(times.begin(), times.end());
    return times;
}

std::optional<MoodSplit> find_split(const Trace& before, const Trace& after) {
    const std::vector<double> times = instants_of(before, after);
    for (std::size_t k = 0; k + 1 < times.size(); ++k) {
        if (times[k + 1] - times[k] <= kTimeSlackSec) continue;
        const std::string& mood_before = before.moods[before.mood_at(times[k])];
        const std::string& mood_after = after.moods[after.mood_at(times[k])];
        if (mood_before != mood_after) return MoodSplit{times[k], mood_before, mood_after};
    }
    return std::nullopt;
}

}  // namespace

Moved compare(const Scenario& scenario, const PolicySide& before, const PolicySide& after) {
    const Trace trace_before = replay(scenario, before.policy, before.variant);
    const Trace trace_after = replay(scenario, after.policy, after.variant);
    Moved moved;
    moved.flips_before = trace_before.flips().size();
    moved.flips_after = trace_after.flips().size();
    moved.split = find_split(trace_before, trace_after);
    const std::vector<Verdict> verdicts_before = judge(trace_before, scenario, before.policy);
    const std::vector<Verdict> verdicts_after = judge(trace_after, scenario, after.policy);
    for (std::size_t k = 0; k < verdicts_before.size(); ++k) {
        if (verdicts_before[k].holds != verdicts_after[k].holds) {
            moved.verdicts.push_back({k, verdicts_before[k], verdicts_after[k]});
        }
    }
    return moved;
}

}  // namespace rei::cli
