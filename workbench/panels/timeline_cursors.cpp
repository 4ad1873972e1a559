// Instants on the time axis: the playhead, the one under the mouse, the two cursors with what lies between
// them, and the veil over what has not happened yet.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kFlag = 15;  ///< of a cursor in the ruler

ImU32 cursor_colour(const Theme& theme, std::size_t cursor) {
    return cursor == 0 ? theme.palette.good : theme.palette.warn;
}

/// A flag with the cursor's number at the top of the ruler, above the marks of turns; its pole is at the
/// instant.
Box flag_of(const TimelineView& view, double time_sec) {
    const Box& ruler = view.geometry.ruler;
    const float x = std::round(view.geometry.x.px(time_sec));
    return {{x, ruler.min.y}, {x + view.theme.px(kFlag), ruler.min.y + view.theme.px(kFlag)}};
}

void draw_cursor(const TimelineView& view, std::size_t cursor) {
    const std::optional<double>& time_sec = view.bench.view.cursors[cursor];
    if (!time_sec) return;
    const Theme& theme = view.theme;
    const ImU32 colour = cursor_colour(theme, cursor);
    const Box flag = flag_of(view, *time_sec);
    view.list.AddLine({flag.min.x, flag.min.y}, {flag.min.x, view.geometry.plot.max.y}, colour,
                      theme.px(1.2F));
    view.list.AddRectFilled(flag.min, flag.max, colour, theme.px(2));
    draw_label(view.list, theme.fonts.small, flag.centre(), 0.5F, ink_on(colour), cursor == 0 ? "1" : "2");
}

/// What changed from one instant to the other.
std::string difference_text(const Trace& trace, double from_sec, double to_sec) {
    const AffectState from = trace.state_at(from_sec);
    const AffectState to = trace.state_at(to_sec);
    return fmt::format("Δ {:.2f} s    v {:+.3f}    a {:+.3f}    i {:+.3f}", to_sec - from_sec,
                       to.valence - from.valence, to.arousal - from.arousal, to.intensity - from.intensity);
}

void draw_difference(const TimelineView& view, const Interval& span) {
    const Theme& theme = view.theme;
    const TimelineGeometry& g = view.geometry;
    const float from = std::max(g.plot.min.x, g.x.px(span.low));
    const float to = std::min(g.plot.max.x, g.x.px(span.high));
    if (to < g.plot.min.x || from > g.plot.max.x) return;
    view.list.AddRectFilled({from, g.plot.min.y}, {to, g.plot.max.y}, with_alpha(theme.palette.ink, 0.05F));
    // counted from the first cursor to the second, whichever comes earlier
    const auto& cursors = view.bench.view.cursors;
    const std::string text = difference_text(view.trace(), *cursors[0], *cursors[1]);
    const ImVec2 size = size_of(theme.fonts.small, text);
    const float half = size.x / 2 + theme.px(7);
    const float centre = std::clamp((from + to) / 2, g.plot.min.x + half, g.plot.max.x - half);
    const float top = g.plot.min.y + theme.px(3);
    const Box box{{centre - half, top}, {centre + half, top + size.y + theme.px(6)}};
    view.list.AddRectFilled(box.min, box.max, theme.palette.raised, theme.px(4));
    view.list.AddRect(box.min, box.max, theme.palette.line_strong, theme.px(4));
    draw_label(view.list, theme.fonts.small, box.centre(), 0.5F, theme.palette.ink, text);
}

void draw_zoom_box(const TimelineView& view, const TimelineUi& state) {
    if (state.drag != TimelineDrag::zoom) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Box box = zoom_box(view.geometry, view.theme, state, mouse).box;
    view.list.AddRectFilled(box.min, box.max, with_alpha(view.theme.palette.accent, 0.16F));
    view.list.AddRect(box.min, box.max, with_alpha(view.theme.palette.accent, 0.5F));
}

}  // namespace

std::vector<Box> cursor_flags(const TimelineView& view) {
    std::vector<Box> flags;
    for (const std::optional<double>& time_sec : view.bench.view.cursors) {
        if (time_sec) flags.push_back(flag_of(view, *time_sec));
    }
    return flags;
}

std::optional<std::size_t> cursor_at(const TimelineView& view, ImVec2 point) {
    for (std::size_t k = view.bench.view.cursors.size(); k-- > 0;) {
        const std::optional<double>& time_sec = view.bench.view.cursors[k];
        if (time_sec && flag_of(view, *time_sec).grown(2).contains(point)) return k;
    }
    return std::nullopt;
}

void time_cursors(const TimelineView& view, const TimelineUi& state, std::optional<double> hovered_sec) {
    const Theme& theme = view.theme;
    const TimelineGeometry& g = view.geometry;
    const Palette& p = theme.palette;
    view.list.PushClipRect({g.plot.min.x - theme.px(8), g.ruler.min.y},
                           {g.plot.max.x + theme.px(8), g.plot.max.y}, true);
    draw_zoom_box(view, state);
    if (hovered_sec) {
        const float x = std::round(g.x.px(*hovered_sec));
        view.list.AddLine({x, g.plot.min.y}, {x, g.plot.max.y}, with_alpha(p.ink, 0.25F));
    }
    const float x = std::round(g.x.px(view.bench.playback.time_sec()));
    view.list.AddLine({x, g.ruler.max.y}, {x, g.plot.max.y}, p.accent, theme.px(1.5F));
    draw_pointer(view.list, {x, g.ruler.max.y + theme.px(1)}, theme.px(6), p.accent);
    for (std::size_t k = 0; k < view.bench.view.cursors.size(); ++k) draw_cursor(view, k);
    if (const std::optional<Interval> span = marked_span(view.bench.view)) draw_difference(view, *span);
    view.list.PopClipRect();
}

void note_cursors(const TimelineView& view, Ui& ui) {
    for (std::size_t k = 0; k < view.bench.view.cursors.size(); ++k) {
        const std::optional<double>& time_sec = view.bench.view.cursors[k];
        if (time_sec) ui.items.note("timeline/cursor/" + std::to_string(k + 1), flag_of(view, *time_sec));
    }
}

void veil_future(const TimelineView& view) {
    const TimelineGeometry& g = view.geometry;
    const float now = g.x.px(view.bench.playback.time_sec());
    if (!view.bench.view.is_live || now >= g.plot.max.x) return;
    const float reach = view.theme.px(5);  // heads and labels stick out of their lanes
    const Box ahead{{std::max(now, g.plot.min.x - 1), g.plot.min.y - reach},
                    {g.plot.max.x + reach, g.plot.max.y + reach}};
    view.list.AddRectFilled(ahead.min, ahead.max, view.theme.palette.pane);
    for (const Box* const lane : shown_lanes(g)) {
        const Box rest{{ahead.min.x, lane->min.y}, lane->max};
        view.list.AddRectFilled(rest.min, rest.max, with_alpha(view.theme.palette.sunken, 0.6F),
                                view.theme.px(3), ImDrawFlags_RoundCornersRight);
    }
}

}  // namespace rei::workbench
