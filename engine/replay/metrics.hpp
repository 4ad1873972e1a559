// Metrics of a trace (DESIGN §8), as one table: it feeds `rei compare`, studies, the window, reports and
// docs/metrics.md; nothing else knows a metric.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rei/replay/inertia.hpp"
#include "rei/replay/mood_stretches.hpp"
#include "rei/replay/near_border.hpp"
#include "rei/replay/pieces.hpp"
#include "rei/replay/replay.hpp"
#include "rei/replay/response.hpp"
#include "rei/replay/time_beyond.hpp"

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

/// What is known of a replay before it is measured, and need not be worked out again; all of it may be unset.
struct Foreknown {
    const StretchEnds* ends = nullptr;
    const CallWords* words = nullptr;
    BorderWatch* borders = nullptr;  ///< at kNearBorder
    const WholeSeconds* seconds = nullptr;
    const std::vector<double>* push_times_sec = nullptr;
    const std::vector<Mood>* expected_moods = nullptr;  ///< by expectation of the scenario
    std::optional<double> affinity_free_valence;        ///< its mean over the replay without affinity
};
/// How near a border counts as near, on either axis.
inline constexpr double kNearBorder = 0.05;

/// A replay to be measured. All that it is made of must outlive it; what is not there makes the metrics that
/// need it NaN. What several metrics ask for is worked out when first asked for, by one thread.
class MeasuredReplay {
  public:
    MeasuredReplay(const Trace& of, const Scenario& in, const AppraisedScenario& appraised, const Policy& by,
                   const Trace* without_affinity = nullptr, const Trace* without_noise = nullptr,
                   const Foreknown& foreknown = {})
        : trace(of),
          scenario(in),
          heard(appraised),
          policy(by),
          affinity_free(without_affinity),
          noise_free(without_noise),
          known(foreknown) {}

    const Trace& trace;
    const Scenario& scenario;
    const AppraisedScenario& heard;
    const Policy& policy;
    const Trace* affinity_free;  ///< the trace itself where affinity plays no part
    const Trace* noise_free;
    const Foreknown known;

    [[nodiscard]] const std::vector<std::uint32_t>& flips() const;
    [[nodiscard]] const std::vector<MoodRun>& runs() const;
    [[nodiscard]] const MoodStretches& mood_stretches() const;
    [[nodiscard]] const std::vector<Call>& calls() const;
    [[nodiscard]] const StretchEnds& ends() const;
    [[nodiscard]] const StateReach& reach() const;
    /// Seconds of the trace, inside `span`, with a number of the state strictly beyond a bound.
    [[nodiscard]] double time_beyond(Axis axis, Side side, double bound, const Span& span) const;

  private:
    struct TimeBeyond {
        Axis axis;
        Side side;
        double bound;
        Span span;
        double spent_sec;
    };
    mutable std::optional<std::vector<std::uint32_t>> flips_;
    mutable std::optional<std::vector<MoodRun>> runs_;
    mutable std::optional<MoodStretches> mood_stretches_;
    mutable std::optional<std::vector<Call>> calls_;
    mutable std::optional<StretchEnds> ends_;
    mutable std::optional<StateReach> reach_;
    mutable std::vector<TimeBeyond> times_beyond_;  ///< metrics and expectations often ask the same
};

struct Metric;

/// A row of the table.
struct MetricInfo {
    const char* name;  ///< dots between group and member; MOOD stands for the name of a mood
    const char* unit;  ///< "s", "1/min", or "" for a pure number
    Better better;
    Needs needs;
    bool per_mood;
    const char* formula;  ///< one line for people
    /// NaN where it is not defined. `metric` is of this row.
    double (*measure)(const MeasuredReplay& replay, const Metric& metric);
};
[[nodiscard]] std::span<const MetricInfo> metric_table();

/// One metric of one persona.
struct Metric {
    std::string name;  ///< "share.happy"
    std::string mood;  ///< empty where the metric is not one a mood
    const MetricInfo* info = nullptr;
    Mood place = kNoMood;  ///< of that mood among those that the metric was made for

    [[nodiscard]] double measure(const MeasuredReplay& replay) const { return info->measure(replay, *this); }
    /// That mood among these.
    [[nodiscard]] Mood mood_in(const std::vector<std::string>& moods) const {
        return place < moods.size() && moods[place] == mood ? place : find_mood(moods, mood);
    }
};
/// Every metric of a persona with these moods, in the order of the table.
[[nodiscard]] std::vector<Metric> metrics_of(const std::vector<std::string>& moods);

}  // namespace rei
