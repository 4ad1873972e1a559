#include <utility>

#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

void draw_lanes(const TimelineView& view, const LinesInView& lines, const DiagnosisUi& diagnosis,
                double read_at_sec) {
    const TimelineGeometry& g = view.geometry;
    time_ruler(view);
    for (std::size_t k = 0; k < g.state.size(); ++k) state_lane(view, k, lines, read_at_sec);
    stimulus_lane(view);
    affinity_lane(view, read_at_sec);
    innovation_lane(view);
    posterior_lane(view);
    for (std::size_t k = 0; k < g.moods.size(); ++k) mood_lane(view, k);
    finding_lane(view, diagnosis);
    expectation_lane(view);
}

/// Those that come and go.
void note_lanes(Ui& ui, const TimelineGeometry& g) {
    const std::pair<const char*, const Box&> lanes[] = {
        {"timeline/affinity", g.affinity},   {"timeline/innovation", g.innovation},
        {"timeline/posterior", g.posterior}, {"timeline/findings", g.findings},
        {"timeline/stimulus", g.stimulus},   {"timeline/expectations", g.expectations}};
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
    begin_pane(ui, "timeline", box, tr("Timeline"), {false, false});
    if (!bench.session.has_scenario()) {
        empty_state(ui.theme, tr("Nothing to play yet"),
                    tr("Open a scenario and its valence, arousal, intensity and moods are drawn here."));
        end_pane();
        return;
    }
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    const TimelineGeometry geometry =
        timeline_geometry(bench, ui.theme, {min, {min.x + size.x, min.y + size.y}});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const TimelineView view{bench, ui.theme, geometry, list};
    ui.hovered_time_sec = timeline_input(view, ui, out);
    note_lanes(ui, geometry);
    const double now_sec = bench.playback.time_sec();
    const bool is_ahead = bench.view.is_live && ui.hovered_time_sec.value_or(0) > now_sec;
    draw_lanes(view, lines_in_view(view, ui.timeline.lines), ui.diagnosis,
               is_ahead ? now_sec : ui.hovered_time_sec.value_or(now_sec));
    veil_future(view);
    draw_timeline_edit(view, ui);
    time_cursors(view, ui.timeline, ui.hovered_time_sec);
    timeline_edit_menu(view, ui, out);
    note_cursors(view, ui);
    if (ui.hovered_time_sec && ui.timeline.drag == TimelineDrag::none && !is_ahead)
        timeline_readout(view, *ui.hovered_time_sec);
    mood_lane_titles(view, ui, out);
    end_pane();
    const Box header{box.min, {box.max.x, min.y}};
    timeline_legend(bench, ui.theme, header);
    timeline_choices(bench, ui, header, out);
}

}  // namespace rei::workbench
