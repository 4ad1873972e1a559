#include "rei/plot/polyline.hpp"

#include <algorithm>
#include <cmath>

namespace rei::workbench {

namespace {

std::array<double, 3> numbers_of(const AffectState& state) {
    return {state.valence, state.arousal, state.intensity};
}

/// The states just before and just after an anchor.
struct Jump {
    double time_sec;
    std::array<double, 3> before, after;
};

Jump jump_at(const Trace& trace, std::size_t anchor) {
    const Motion after = trace.anchors[anchor];
    const AffectState before = state_at(trace.law, trace.anchors[anchor - 1], after.time_sec);
    return {after.time_sec, numbers_of(before), numbers_of(after.state)};
}

void add_exact(const Trace& trace, std::size_t first, std::size_t last, StateLines& lines) {
    for (std::size_t anchor = first; anchor < last; ++anchor) {
        const Jump jump = jump_at(trace, anchor);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            lines[k].add(jump.time_sec, jump.before[k]);
            lines[k].add(jump.time_sec, jump.after[k]);
        }
    }
}

/// Of a stretch of anchors. Where nothing moves between them they alone have to be looked at: a variant with
/// a grid has tens of thousands.
void add_extremes(const Trace& trace, std::size_t first, std::size_t last, StateLines& lines) {
    const bool stands_between = std::isinf(trace.law.half_life_valence_sec);
    const AnchorColumns& anchors = trace.anchors;
    std::array<double, 3> least = jump_at(trace, first).before;
    std::array<double, 3> greatest = least;
    const auto take_in = [&](const std::array<double, 3>& numbers) {
        for (std::size_t k = 0; k < numbers.size(); ++k) {
            least[k] = std::min(least[k], numbers[k]);
            greatest[k] = std::max(greatest[k], numbers[k]);
        }
    };
    for (std::size_t anchor = first; anchor < last; ++anchor) {
        take_in({anchors.valence[anchor], anchors.arousal[anchor], anchors.intensity[anchor]});
        if (!stands_between) take_in(jump_at(trace, anchor).before);
    }
    const double middle_sec = (anchors.time_sec[first] + anchors.time_sec[last - 1]) / 2;
    for (std::size_t k = 0; k < lines.size(); ++k) {
        lines[k].add(middle_sec, least[k]);
        lines[k].add(middle_sec, greatest[k]);
    }
}

}  // namespace

StateLines state_lines(const Trace& trace, const Interval& time_range, std::size_t columns) {
    StateLines lines;
    const double from = std::max(0.0, time_range.low);
    const double to = std::min(trace.until_sec, time_range.high);
    if (!(to > from) || columns == 0) return lines;

    const double step = (to - from) / static_cast<double>(columns);
    std::array<std::vector<double>, 3>
        edges;  // columns + 1 samples each; the last apart, for from + columns·step may pass the end
    for (auto& edge : edges) edge.resize(columns);
    sample(trace, from, step, columns, edges[0].data(), edges[1].data(), edges[2].data());
    const std::array<double, 3> end = numbers_of(trace.state_at(to));
    for (std::size_t k = 0; k < edges.size(); ++k) edges[k].push_back(end[k]);

    std::size_t anchor = trace.anchor_at(from) + 1;  // the first after the left edge
    for (std::size_t column = 0; column <= columns; ++column) {
        const double edge_sec = column == columns ? to : from + step * static_cast<double>(column);
        const std::size_t first = anchor;
        while (anchor < trace.anchors.size() && trace.anchors.time_sec[anchor] <= edge_sec) ++anchor;
        if (anchor - first > kExactTurnsPerColumn) {
            add_extremes(trace, first, anchor, lines);
        } else {
            add_exact(trace, first, anchor, lines);
        }
        for (std::size_t k = 0; k < lines.size(); ++k) lines[k].add(edge_sec, edges[k][column]);
    }
    return lines;
}

}  // namespace rei::workbench
