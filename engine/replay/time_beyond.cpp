#include "rei/replay/time_beyond.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "rei/replay/bits.hpp"
#include "rei/replay/column_kernels.hpp"
#include "rei/replay/crossing.hpp"
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
    const double crosses_sec = std::clamp(crossing_sec(path, bound), from_sec, to_sec);
    return begins_beyond ? crosses_sec - from_sec : to_sec - crosses_sec;
}

}  // namespace

double time_beyond(const Trace& trace, const StretchEnds& ends, Axis axis, Side side, double bound,
                   const Span& span) {
    const Column column = column_of(trace, ends, axis);
    const std::vector<double>& times = trace.anchors.time_sec;
    const std::size_t first = trace.anchor_at(span.from_sec);
    const auto first_behind = std::lower_bound(times.begin(), times.end(), span.to_sec);
    const auto behind = static_cast<std::size_t>(first_behind - times.begin());
    const auto end_of = [&](std::size_t k) { return k + 1 == times.size() ? trace.until_sec : times[k + 1]; };
    const Bound beyond{bound, side == Side::above};
    double out = 0;
    std::array<std::uint64_t, 8> passing;
    constexpr std::size_t kAtOnce = passing.size() * kBitsAWord;
    for (std::size_t from = first; from < behind; from += kAtOnce) {
        const std::size_t count = std::min(kAtOnce, behind - from);
        out +=
            sum_beyond({column.begins.data() + from, column.ends.data() + from, times.data() + from}, count,
                       end_of(from + count - 1), beyond, {span.from_sec, span.to_sec}, passing.data());
        for_each_bit(std::span(passing).first(words_of(count)), [&](std::size_t bit) {
            const std::size_t k = from + bit;
            const Span part{std::max(span.from_sec, times[k]), std::min(span.to_sec, end_of(k))};
            out += part_beyond(path_of(trace.law, trace.anchors[k], axis), bound,
                               beyond.is_beyond(column.begins[k]), times[k], part);
        });
    }
    return out;
}

}  // namespace rei
