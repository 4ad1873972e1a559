// The affinity in force: a stair from speaker to speaker.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kRoomForNumbers = 38;  ///< a lower lane has room for its 0 alone
constexpr int kLeastAffinity = 5;      ///< the axis reaches at least so far

int affinity_after(const Trace& trace, std::size_t turn) {
    return trace.anchors.affinity[trace.turns.anchor[turn]];
}

/// Calls `draw(from_px, to_px, affinity)` for every stretch in view; of those narrower than half a pixel the
/// first that goes furthest from 0.
template <class Draw>
void each_stretch(const TimelineView& view, Draw&& draw) {
    const Trace& trace = view.trace();
    const Axis2Px& x = view.geometry.x;
    std::size_t turn = trace.turns_until(std::max(0.0, x.range.low));
    int affinity = turn == 0 ? trace.anchors.affinity.front() : affinity_after(trace, turn - 1);
    float from = x.px(std::max(0.0, x.range.low));
    for (; turn < trace.turns.size() && trace.turn_time(turn) < x.range.high; ++turn) {
        const int next = affinity_after(trace, turn);
        if (next == affinity) continue;
        const float at = x.px(trace.turn_time(turn));
        if (at - from >= 0.5F) {
            draw(from, at, affinity);
            from = at;
            affinity = next;
        } else if (std::abs(next) > std::abs(affinity)) {
            affinity = next;
        }
    }
    draw(from, x.px(std::min(trace.until_sec, x.range.high)), affinity);
}

}  // namespace

bool has_affinity_lane(const Workbench& bench) {
    if (!bench.view.shows_affinity) return false;
    const Trace& trace = bench.session.main_run().trace;
    for (std::size_t turn = 0; turn < trace.turns.size(); ++turn) {
        if (affinity_after(trace, turn) != 0) return true;
    }
    return false;
}

void affinity_lane(const TimelineView& view) {
    const Box& lane = view.geometry.affinity;
    if (lane.height() <= 0) return;
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    int most = kLeastAffinity;
    each_stretch(view, [&](float, float, int affinity) { most = std::max(most, std::abs(affinity)); });
    const Axis2Px y = value_axis(lane, {-1.1 * most, 1.1 * most});
    view.list.AddRectFilled(lane.min, lane.max, p.sunken, theme.px(3));
    lane_grid(view, lane, y);
    view.list.PushClipRect(lane.min, lane.max, true);
    float before = y.px(0);
    bool is_first = true;
    each_stretch(view, [&](float from, float to, int affinity) {
        const float at = y.px(affinity);
        const ImU32 colour = affinity < 0 ? p.bad : p.good;
        if (affinity != 0)
            view.list.AddRectFilled({from, std::min(at, y.px(0))}, {to, std::max(at, y.px(0))},
                                    with_alpha(colour, 0.18F));
        if (!is_first) view.list.AddLine({from, before}, {from, at}, p.ink_dim, theme.scale * 1.2F);
        view.list.AddLine({from, at}, {to, at}, p.ink_dim, theme.scale * 1.4F);
        before = at;
        is_first = false;
    });
    view.list.PopClipRect();
    if (lane.height() >= theme.px(kRoomForNumbers))
        draw_label(view.list, theme.fonts.small, {lane.min.x - theme.px(6), lane.min.y + theme.px(7)}, 1,
                   p.ink_faint, fmt::format("{:+d}", most));
    lane_title(view, lane, tr("affinity"));
}

void affinity_reading(const TimelineView& view, double read_at_sec) {
    const Box& lane = view.geometry.affinity;
    if (lane.height() <= 0) return;
    const Trace& trace = view.trace();
    lane_number(view, lane, fmt::format("{:+d}", trace.anchors.affinity[trace.anchor_at(read_at_sec)]));
}

}  // namespace rei::workbench
