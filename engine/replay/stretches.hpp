// Stretches of time in which something holds of a trace: exact, for every number of it moves monotonely
// between its anchors.
#pragma once

#include <functional>
#include <vector>

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Ascending and apart: neighbours that touch are one.
using Stretches = std::vector<Span>;

[[nodiscard]] inline double length_of(const Span& span) {
    return span.to_sec - span.from_sec;
}
[[nodiscard]] double length_of(const Stretches& stretches);

/// From the first to the last; there must be one.
[[nodiscard]] inline Span reach_of(const Stretches& stretches) {
    return {stretches.front().from_sec, stretches.back().to_sec};
}

/// Add a stretch that begins no earlier than the last one; one that lasts no time is left out.
void append(Stretches& stretches, const Span& span);
/// The parts of `stretches` inside `span`.
[[nodiscard]] Stretches inside(const Stretches& stretches, const Span& span);
/// Where both hold; where one of them does.
[[nodiscard]] Stretches both_of(const Stretches& a, const Stretches& b);
[[nodiscard]] Stretches either_of(const Stretches& a, const Stretches& b);

/// The window of this length inside [0, until] that the stretches fill most, the earliest of equals; the
/// whole where it is shorter.
struct Dense {
    Span window;
    double filled_sec = 0;
};
[[nodiscard]] Dense densest_window(const Stretches& stretches, double window_sec, double until_sec);

[[nodiscard]] Relaxation path_of(const MotionLaw& law, const Motion& from, Axis axis);  ///< not of affinity
/// Where a number of the state lies in `bounds`, ends included.
[[nodiscard]] Stretches where_inside(const Trace& trace, Axis axis, const Interval& bounds);
/// The part of `span` (of the trace, inside the motion's time) in which the path lies in `bounds`.
[[nodiscard]] Span part_inside(const Relaxation& path, double path_from_sec, const Interval& bounds,
                               const Span& span);
/// Where the label's situation is such.
[[nodiscard]] Stretches where_label(const Trace& trace,
                                    const std::function<bool(const LabelEvent&)>& is_such);
/// Where the moods of two traces of one scenario differ, by name.
[[nodiscard]] Stretches where_moods_differ(const Trace& a, const Trace& b);

/// Turns inside the stretches, their beginnings included.
[[nodiscard]] std::vector<std::uint32_t> turns_inside(const Trace& trace, const Stretches& stretches);

}  // namespace rei
