// The pieces of a trace inside a span: stretches of one motion or of one mood that last, and the closed end.
#pragma once

#include <algorithm>
#include <vector>

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Calls `visit(anchor, begin_sec, end_sec)` for every stretch of motion in the span, in order. What lasts no
/// time is left out, but for the state at the very end of the conversation where the span is closed there.
template <class Visit>
void for_each_anchor(const Trace& trace, const Span& span, Visit&& visit) {
    const std::size_t n = trace.anchors.size();
    for (std::size_t k = trace.anchor_at(span.from_sec); k < n && trace.anchors.time_sec[k] <= span.to_sec;
         ++k) {
        const double begin_sec = std::max(span.from_sec, trace.anchors.time_sec[k]);
        const bool last = k + 1 == n;
        const double end_sec = last ? span.to_sec : std::min(span.to_sec, trace.anchors.time_sec[k + 1]);
        const bool closed_end = last && span.to_sec >= trace.until_sec;
        if (end_sec - begin_sec > kTimeSlackSec || closed_end) visit(k, begin_sec, end_sec);
    }
}

/// The same with the motion itself: `visit(motion, begin_sec, end_sec)`.
template <class Visit>
void for_each_motion(const Trace& trace, const Span& span, Visit&& visit) {
    for_each_anchor(trace, span, [&](std::size_t anchor, double begin_sec, double end_sec) {
        visit(trace.anchors[anchor], begin_sec, end_sec);
    });
}

/// A stretch of one mood: [begin_sec, end_sec).
struct MoodRun {
    Mood mood = 0;
    double begin_sec = 0;
    double end_sec = 0;
};

/// The moods of the trace from −∞ to ∞: the first mood has always been, the last one stays. What lasts no
/// time is left out, and neighbours of one mood are one run.
[[nodiscard]] std::vector<MoodRun> mood_runs(const Trace& trace);

}  // namespace rei
