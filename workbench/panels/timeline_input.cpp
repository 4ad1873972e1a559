#include <algorithm>
#include <cmath>

#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/range.hpp"

namespace rei::workbench {

namespace {

constexpr double kWheelZoom = 0.9;  ///< a notch shows a tenth less
constexpr double kWheelPan = 0.1;   ///< a notch moves by a tenth
constexpr float kPlayheadGrab = 6;  ///< pixels to each side
constexpr float kTallDrag = 16;     ///< pixels before a box zooms into values too

Interval limits_of(const Workbench& bench) {
    return whole_range(bench.session);
}

/// Shift marks a stretch: the first cursor where the mouse went down, the second where it is.
void begin_span(const TimelineGeometry& g, TimelineUi& state, Commands& out) {
    state.drag = TimelineDrag::cursor;
    state.cursor = 1;
    out.push_back(PutCursor{0, g.x.value(state.press.x)});
    out.push_back(PutCursor{1, std::nullopt});
}

void begin_drag(const TimelineView& view, Ui& ui, ImVec2 mouse, Commands& out) {
    const Workbench& bench = view.bench;
    const TimelineGeometry& g = view.geometry;
    TimelineUi& state = ui.timeline;
    state.press = mouse;
    state.range_at_press = bench.view.time_range;
    const float playhead = g.x.px(bench.playback.time_sec());
    const bool on_playhead = std::abs(mouse.x - playhead) <= ui.theme.px(kPlayheadGrab);
    const bool scrubs = mouse.y < g.ruler.max.y || on_playhead;
    if (ImGui::IsMouseDown(1)) {
        state.drag = TimelineDrag::zoom;
    } else if (const std::optional<std::size_t> cursor = cursor_at(view, mouse)) {
        state.drag = TimelineDrag::cursor;
        state.cursor = *cursor;
    } else if (ImGui::GetIO().KeyShift) {
        begin_span(g, state, out);
    } else {
        state.drag = scrubs ? TimelineDrag::scrub : TimelineDrag::undecided;
    }
}

void drag(const Workbench& bench, Ui& ui, const TimelineGeometry& g, ImVec2 mouse, Commands& out) {
    TimelineUi& state = ui.timeline;
    if (state.drag == TimelineDrag::undecided &&
        std::abs(mouse.x - state.press.x) > ui.theme.px(kDragThreshold)) {
        state.drag = TimelineDrag::pan;
    }
    if (state.drag == TimelineDrag::scrub) out.push_back(Seek{g.x.value(mouse.x)});
    if (state.drag == TimelineDrag::cursor && mouse.x != state.press.x)
        out.push_back(PutCursor{state.cursor, g.x.value(mouse.x)});
    if (state.drag == TimelineDrag::pan) {
        const double shift = (static_cast<double>(state.press.x) - mouse.x) * g.x.per_px();
        out.push_back(ShowTimeRange{panned(state.range_at_press, shift, limits_of(bench))});
    }
}

void zoom_into(const Workbench& bench, const TimelineGeometry& g, const ZoomBox& zoom, Commands& out) {
    out.push_back(
        ShowTimeRange{range_between(g.x.value(zoom.box.min.x), g.x.value(zoom.box.max.x), limits_of(bench))});
    if (!zoom.lane) return;
    const Interval whole = *zoom.lane == 0 ? Interval{-1, 1} : Interval{0, 1};
    const Axis2Px y = value_axis(g.state[*zoom.lane], bench.view.value_ranges[*zoom.lane].value_or(whole));
    out.push_back(
        ShowValueRange{*zoom.lane, range_between(y.value(zoom.box.max.y), y.value(zoom.box.min.y), whole)});
}

void end_drag(const TimelineView& view, Ui& ui, ImVec2 mouse, Commands& out) {
    TimelineUi& state = ui.timeline;
    const TimelineGeometry& g = view.geometry;
    if (state.drag == TimelineDrag::undecided) out.push_back(Seek{g.x.value(mouse.x)});
    if (state.drag == TimelineDrag::zoom && std::abs(mouse.x - state.press.x) > ui.theme.px(kDragThreshold)) {
        zoom_into(view.bench, g, zoom_box(g, view.theme, state, mouse), out);
    }
    state.drag = TimelineDrag::none;
}

void wheel(const Workbench& bench, const TimelineGeometry& g, ImVec2 mouse, Commands& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const Interval range = bench.view.time_range;
    const double sideways = static_cast<double>(io.MouseWheelH) + (io.KeyShift ? io.MouseWheel : 0.0F);
    if (sideways != 0) {
        out.push_back(
            ShowTimeRange{panned(range, -sideways * kWheelPan * length_of(range), limits_of(bench))});
    } else if (io.MouseWheel != 0) {
        const double factor = std::pow(kWheelZoom, io.MouseWheel);
        out.push_back(
            ShowTimeRange{zoomed(range, g.x.value(mouse.x), factor, limits_of(bench), kShortestRangeSec)});
    }
}

}  // namespace

ZoomBox zoom_box(const TimelineGeometry& g, const Theme& theme, const TimelineUi& state, ImVec2 mouse) {
    const float left = std::min(state.press.x, mouse.x);
    const float right = std::max(state.press.x, mouse.x);
    for (std::size_t k = 0; k < g.state.size(); ++k) {
        const Box& lane = g.state[k];
        const bool is_tall = std::abs(mouse.y - state.press.y) > theme.px(kTallDrag);
        if (!lane.contains({lane.min.x, state.press.y}) || !is_tall) continue;
        const float y = std::clamp(mouse.y, lane.min.y, lane.max.y);
        return {{{left, std::min(state.press.y, y)}, {right, std::max(state.press.y, y)}}, k};
    }
    return {{{left, g.plot.min.y}, {right, g.plot.max.y}}, std::nullopt};
}

std::optional<double> timeline_input(const TimelineView& view, Ui& ui, Commands& out) {
    const Workbench& bench = view.bench;
    const TimelineGeometry& g = view.geometry;
    const Box area{{g.plot.min.x, g.ruler.min.y}, g.plot.max};
    ImGui::SetCursorScreenPos(area.min);
    hit_area("lanes", {area.width(), area.height()},
             ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    ui.items.note("timeline/lanes", area);
    ui.items.note("timeline/ruler", {{area.min.x, g.ruler.min.y}, {area.max.x, g.ruler.max.y}});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool hovered = ImGui::IsItemHovered();
    if (!timeline_edit(view, ui, out)) {
        if (ImGui::IsItemActivated()) begin_drag(view, ui, mouse, out);
        if (ImGui::IsItemActive()) drag(bench, ui, g, mouse, out);
        if (ImGui::IsItemDeactivated()) end_drag(view, ui, mouse, out);
    }
    if (hovered && ImGui::IsMouseDoubleClicked(0)) {
        ui.timeline.drag = TimelineDrag::none;
        out.push_back(Invoke{CommandId::fit_time});
    }
    if (hovered) wheel(bench, g, mouse, out);
    const bool on_playhead =
        std::abs(mouse.x - g.x.px(bench.playback.time_sec())) <= ui.theme.px(kPlayheadGrab);
    if (hovered && (on_playhead || mouse.y < g.ruler.max.y)) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (!hovered || mouse.x < area.min.x || mouse.x > area.max.x) return std::nullopt;
    return std::clamp(g.x.value(mouse.x), 0.0, bench.session.scenario().until_sec);
}

}  // namespace rei::workbench
