#include <algorithm>
#include <cmath>

#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/range.hpp"

namespace rei::workbench {

namespace {

constexpr double kWheelZoom = 0.9;   ///< a notch shows a tenth less
constexpr double kWheelPan = 0.1;    ///< a notch moves by a tenth
constexpr float kPlayheadGrab = 6;   ///< pixels to each side
constexpr float kDragThreshold = 4;  ///< pixels before a press becomes a drag

Interval limits_of(const Workbench& bench) {
    return whole_range(bench.session);
}

void begin_drag(const Workbench& bench, Ui& ui, const TimelineGeometry& g, ImVec2 mouse) {
    TimelineUi& state = ui.timeline;
    state.press_x = mouse.x;
    state.range_at_press = bench.view.time_range;
    const float playhead = g.x.px(bench.playback.time_sec());
    const bool on_playhead = std::abs(mouse.x - playhead) <= ui.theme.px(kPlayheadGrab);
    const bool scrubs = mouse.y < g.ruler.max.y || on_playhead;
    if (ImGui::IsMouseDown(1)) {
        state.drag = TimelineDrag::zoom;
    } else {
        state.drag = scrubs ? TimelineDrag::scrub : TimelineDrag::undecided;
    }
}

void drag(const Workbench& bench, Ui& ui, const TimelineGeometry& g, ImVec2 mouse, Commands& out) {
    TimelineUi& state = ui.timeline;
    if (state.drag == TimelineDrag::undecided &&
        std::abs(mouse.x - state.press_x) > ui.theme.px(kDragThreshold)) {
        state.drag = TimelineDrag::pan;
    }
    if (state.drag == TimelineDrag::scrub) out.push_back(Seek{g.x.value(mouse.x)});
    if (state.drag == TimelineDrag::pan) {
        const double shift = (static_cast<double>(state.press_x) - mouse.x) * g.x.per_px();
        out.push_back(ShowTimeRange{panned(state.range_at_press, shift, limits_of(bench))});
    }
}

void end_drag(const Workbench& bench, Ui& ui, const TimelineGeometry& g, ImVec2 mouse, Commands& out) {
    TimelineUi& state = ui.timeline;
    if (state.drag == TimelineDrag::undecided) out.push_back(Seek{g.x.value(mouse.x)});
    if (state.drag == TimelineDrag::zoom && std::abs(mouse.x - state.press_x) > ui.theme.px(kDragThreshold)) {
        out.push_back(
            ShowTimeRange{range_between(g.x.value(state.press_x), g.x.value(mouse.x), limits_of(bench))});
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

std::optional<double> timeline_input(const Workbench& bench, Ui& ui, const TimelineGeometry& g,
                                     Commands& out) {
    const Box area{{g.plot.min.x, g.ruler.min.y}, g.plot.max};
    ImGui::SetCursorScreenPos(area.min);
    ImGui::InvisibleButton("lanes", {area.width(), area.height()},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    ui.items.note("timeline/lanes", area);
    ui.items.note("timeline/ruler", {{area.min.x, g.ruler.min.y}, {area.max.x, g.ruler.max.y}});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemActivated()) begin_drag(bench, ui, g, mouse);
    if (ImGui::IsItemActive()) drag(bench, ui, g, mouse, out);
    if (ImGui::IsItemDeactivated()) end_drag(bench, ui, g, mouse, out);
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
