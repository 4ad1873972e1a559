#include "rei/replay/time_beyond.hpp"

#include <algorithm>
#include <cstdint>

#include "rei/replay/bits.hpp"
#include "rei/replay/column_kernels.hpp"
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

/// Which of up to 64 values are beyond a bound.
std::uint64_t bits_beyond(Side side, const double* values, std::size_t count, double bound) {
    std::uint64_t out = 0;
    if (side == Side::above) {
        find_above(values, count, bound, &out);
    } else {
        find_below(values, count, bound, &out);
    }
    return out;
}

}  // namespace

double time_beyond(const Trace& trace, const StretchEnds& ends, Axis axis, Side side, double bound,
                   const Span& span) {
    const Column column = column_of(trace, ends, axis);
    const std::vector<double>& times = trace.anchors.time_sec;
    const auto stretch_sec = [&](std::size_t k) {
        const double next_sec = k + 1 == times.size() ? trace.until_sec : times[k + 1];
        return Span{std::max(span.from_sec, times[k]), std::min(span.to_sec, next_sec)};
    };
    const auto first_behind = std::lower_bound(times.begin(), times.end(), span.to_sec);
    const auto behind = static_cast<std::size_t>(first_behind - times.begin());
    double out = 0;
    for (std::size_t from = trace.anchor_at(span.from_sec); from < behind; from += kBitsAWord) {
        const std::size_t count = std::min(kBitsAWord, behind - from);
        const std::uint64_t begins = bits_beyond(side, column.begins.data() + from, count, bound);
        const std::uint64_t stops = bits_beyond(side, column.ends.data() + from, count, bound);
        for_each_bit(begins & stops, [&](std::size_t bit) { out += length_of(stretch_sec(from + bit)); });
        for_each_bit(begins ^ stops, [&](std::size_t bit) {
            const std::size_t k = from + bit;
            out += part_beyond(path_of(trace.law, trace.anchors[k], axis), bound, has_bit(begins, bit),
                               times[k], stretch_sec(k));
        });
    }
    return out;
}

}  // namespace rei
