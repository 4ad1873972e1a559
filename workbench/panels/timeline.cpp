#include <utility>

#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// Whatever stays as it is while the playhead moves.
void draw_standing_lanes(const TimelineView& view, const LinesInView& lines) {
    const TimelineGeometry& g = view.geometry;
    for (std::size_t k = 0; k < g.state.size(); ++k) state_lane(view, k, lines);
    stimulus_lane(view);
    affinity_lane(view);
    innovation_lane(view);
    posterior_lane(view);
    for (std::size_t k = 0; k < g.moods.size(); ++k) mood_lane(view, k);
}

LanesKey lanes_key(const TimelineView& view, const LinesKey& lines) {
    const View& shown = view.bench.view;
    const ImVec2 font = ImGui::GetIO().Fonts->TexUvWhitePixel;
    std::vector<PinSlot> slots;
    for (const PinnedTrace& run : pinned(view.bench)) slots.push_back(run.slot);
    return {lines,           view.geometry,    std::move(slots), shown.value_ranges, shown.fits_values,
            view.theme.look, view.theme.scale, language(),       {font.x, font.y}};
}

/// Those of the frame before, where they are still right.
void standing_lanes(const TimelineView& view, const LinesInView& lines, const LanesKey& key,
                    RememberedLanes& remembered) {
    if (!(remembered.key == key)) {
        remembered = {key, std::nullopt};
        draw_standing_lanes(view, lines);
    } else if (!remembered.drawing) {
        const DrawnBefore::Mark before = DrawnBefore::mark(view.list);
        draw_standing_lanes(view, lines);
        remembered.drawing.emplace().take(view.list, before);
    } else {
        remembered.drawing->put(view.list);
    }
}

void draw_lanes(const TimelineView& view, TimelineUi& state, const DiagnosisUi& diagnosis,
                double read_at_sec) {
    const LinesInView& lines = lines_in_view(view, state.lines);
    time_ruler(view);
    standing_lanes(view, lines, lanes_key(view, state.lines.key), state.lanes);
    for (std::size_t k = 0; k < view.geometry.state.size(); ++k) state_reading(view, k, lines, read_at_sec);
    affinity_reading(view, read_at_sec);
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

void lane_title(const TimelineView& view, const Box& lane, const char* name) {
    const Theme& theme = view.theme;
    draw_text(view.list, theme.fonts.small, {view.geometry.gutter_left, lane.min.y + theme.px(1)},
              theme.palette.ink_dim, name);
}

void lane_number(const TimelineView& view, const Box& lane, const std::string& number) {
    const Theme& theme = view.theme;
    if (lane.height() >= theme.px(kRoomForTwoLines))
        draw_text(view.list, theme.fonts.bold, {view.geometry.gutter_left, lane.min.y + theme.px(16)},
                  theme.palette.ink, number);
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
    draw_lanes(view, ui.timeline, ui.diagnosis, is_ahead ? now_sec : ui.hovered_time_sec.value_or(now_sec));
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
    timeline_legend(bench, ui, header);
    timeline_choices(bench, ui, header, out);
}

}  // namespace rei::workbench
