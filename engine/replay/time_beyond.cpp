#include "rei/replay/time_beyond.hpp"

#include <algorithm>

#include "rei/replay/stretches.hpp"

namespace rei {
namespace {

struct Column {
    const std::vector<double>& begins;
    const std::vector<double>& ends;
};

Column column_of(const Trace& trace, const StretchEnds& ends, Axis axis) {
    if (axis == Axis::valence) return {trace.anchors.valence, ends.valence};
    if (axis == Axis::arousal) return {trace.anchors.arousal, ends.arousal};
    return {trace.anchors.intensity, ends.intensity};
}

/// The part of a stretch that goes from beyond to not beyond, or the other way, which is inside the span.
double part_beyond(const Relaxation& path, double bound, bool begins_beyond, double anchor_sec,
                   const Span& span) {
    const double from_sec = span.from_sec - anchor_sec, to_sec = span.to_sec - anchor_sec;
    const double crossing_sec = std::clamp(path.time_to(bound), from_sec, to_sec);
    return begins_beyond ? crossing_sec - from_sec : to_sec - crossing_sec;
}

/// `beyond(value)` must hold on one side of the bound.
template <class Beyond>
double time_beyond(const Trace& trace, const StretchEnds& ends, Axis axis, double bound, const Span& span,
                   Beyond&& beyond) {
    const Column column = column_of(trace, ends, axis);
    const std::vector<double>& times = trace.anchors.time_sec;
    double out = 0;
    for (std::size_t k = trace.anchor_at(span.from_sec); k < times.size() && times[k] < span.to_sec; ++k) {
        const bool begins = beyond(column.begins[k]), stops = beyond(column.ends[k]);
        if (!begins && !stops) continue;
        const double next_sec = k + 1 == times.size() ? trace.until_sec : times[k + 1];
        const Span part{std::max(span.from_sec, times[k]), std::min(span.to_sec, next_sec)};
        if (begins && stops) {
            out += part.to_sec - part.from_sec;
        } else {
            out += part_beyond(path_of(trace.law, trace.anchors[k], axis), bound, begins, times[k], part);
        }
    }
    return out;
}

}  // namespace

double time_above(const Trace& trace, const StretchEnds& ends, Axis axis, double bound, const Span& span) {
    return time_beyond(trace, ends, axis, bound, span, [=](double value) { return value > bound; });
}

double time_below(const Trace& trace, const StretchEnds& ends, Axis axis, double bound, const Span& span) {
    return time_beyond(trace, ends, axis, bound, span, [=](double value) { return value < bound; });
}

}  // namespace rei
