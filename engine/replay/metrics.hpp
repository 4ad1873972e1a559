// Metrics of a trace (DESIGN §8), as one table: it feeds `rei compare`, studies, the window, reports and
// docs/metrics.md; nothing else knows a metric.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rei/replay/replay.hpp"

namespace rei {

enum class Better : std::uint8_t { lower, higher, neither };
[[nodiscard]] const char* name_of(Better better);

/// What a metric asks for beside the trace.
enum class Needs : std::uint8_t {
    nothing,
    affinity_free,  ///< the replay without affinity
    truth,          ///< a scenario with a `truth` track
    noise_free,     ///< the replay without noise
};

/// A replay to be measured. All of it must outlive the measuring; what is not there makes the metrics that
/// need it NaN.
struct MeasuredReplay {
    const Trace& trace;
    const Scenario& scenario;
    const AppraisedScenario& heard;
    const Policy& policy;
    const Trace* affinity_free = nullptr;  ///< the trace itself where affinity plays no part
    const Trace* noise_free = nullptr;
};

/// A row of the table.
struct MetricInfo {
    const char* name;  ///< dots between group and member; MOOD stands for the name of a mood
    const char* unit;  ///< "s", "1/min", or "" for a pure number
    Better better;
    Needs needs;
    bool per_mood;
    const char* formula;  ///< one line for people
    /// NaN where it is not defined. `mood` is a mood's name where the metric is one a mood.
    double (*measure)(const MeasuredReplay& replay, std::string_view mood);
};
[[nodiscard]] std::span<const MetricInfo> metric_table();

/// One metric of one persona.
struct Metric {
    std::string name;  ///< "share.happy"
    std::string mood;  ///< empty where the metric is not one a mood
    const MetricInfo* info = nullptr;

    [[nodiscard]] double measure(const MeasuredReplay& replay) const { return info->measure(replay, mood); }
};
/// Every metric of a persona with these moods, in the order of the table.
[[nodiscard]] std::vector<Metric> metrics_of(const std::vector<std::string>& moods);

}  // namespace rei
