#include <utility>

#include "rei/panels/panels.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

void draw_lanes(const TimelineView& view, const DiagnosisUi& diagnosis, double read_at_sec) {
    const TimelineGeometry& g = view.geometry;
    const LinesInView lines = lines_in_view(view);
    time_ruler(view);
    for (std::size_t k = 0; k < g.state.size(); ++k) state_lane(view, k, lines, read_at_sec);
    stimulus_lane(view);
    innovation_lane(view);
    posterior_lane(view);
    for (std::size_t k = 0; k < g.moods.size(); ++k) mood_lane(view, k);
    finding_lane(view, diagnosis);
    expectation_lane(view);
}

/// Those that come and go.
void note_lanes(Ui& ui, const TimelineGeometry& g) {
    const std::pair<const char*, const Box&> lanes[] = {{"timeline/innovation", g.innovation},
                                                        {"timeline/posterior", g.posterior},
                                                        {"timeline/findings", g.findings}};
    for (const auto& lane : lanes) {
        if (lane.second.height() > 0) ui.items.note(lane.first, lane.second);
    }
}

}  // namespace

void lane_title(const TimelineView& view, const Box& lane, const char* name, const std::string& below) {
    const Theme& theme = view.theme;
    const float x = view.geometry.gutter_left;
    draw_text(view.list, theme.fonts.small, {x, lane.min.y + theme.px(1)}, theme.palette.ink_dim, name);
    if (!below.empty() && lane.height() >= theme.px(kRoomForTwoLines))
        draw_text(view.list, theme.fonts.bold, {x, lane.min.y + theme.px(16)}, theme.palette.ink, below);
}

void timeline_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_pane(ui, "timeline", box, "Timeline", {false, false});
    if (!bench.session.has_scenario()) {
        empty_state(ui.theme, "Nothing to play yet",
                    "Open a scenario and its valence, arousal, intensity and moods are drawn here.");
        end_pane();
        return;
    }
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    const TimelineGeometry geometry =
        timeline_geometry(bench, ui.theme, {min, {min.x + size.x, min.y + size.y}});
    ui.hovered_time_sec = timeline_input(bench, ui, geometry, out);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    note_lanes(ui, geometry);
    const TimelineView view{bench, ui.theme, geometry, list};
    draw_lanes(view, ui.diagnosis, ui.hovered_time_sec.value_or(bench.playback.time_sec()));
    time_cursors(view, ui.timeline, ui.hovered_time_sec);
    if (ui.hovered_time_sec && ui.timeline.drag == TimelineDrag::none)
        timeline_readout(view, *ui.hovered_time_sec);
    mood_lane_titles(view, ui, out);
    end_pane();
    const Box header{box.min, {box.max.x, min.y}};
    timeline_legend(bench, ui.theme, header);
    timeline_choices(bench, ui, header, out);
}

}  // namespace rei::workbench
