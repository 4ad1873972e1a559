#include <algorithm>

#include "rei/panels/panels.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kGutter = 92;
constexpr float kRightMargin = 12;
constexpr float kRuler = 24;
constexpr float kMoodLane = 36;
constexpr float kLaneGap = 8;

TimelineGeometry geometry_of(const Workbench& bench, const Theme& theme, const Box& box) {
    TimelineGeometry g;
    const float gap = theme.px(kLaneGap);
    g.gutter_left = box.min.x + theme.px(12);
    const float left = box.min.x + theme.px(kGutter);
    const float right = box.max.x - theme.px(kRightMargin);
    g.x = {bench.view.time_range, left, right};
    float y = box.min.y;
    const auto take = [&](float height) {
        const Box lane{{left, y}, {right, y + height}};
        y += height + gap;
        return lane;
    };
    g.ruler = take(theme.px(kRuler));
    y -= gap - 2;
    const float lanes_top = y;

    const std::size_t runs = bench.session.runs().size();
    const std::size_t expectations = bench.session.scenario().expectations.size();
    const float moods = static_cast<float>(runs) * (theme.px(kMoodLane) + gap);
    const float bottom = box.max.y - theme.px(8);
    const float room = bottom - y - moods;
    // expectations get up to a quarter of what is left
    const float wanted = theme.px(14) * static_cast<float>(expectations);
    const float expectation_lane_height = expectations == 0 ? 0 : std::min(wanted, room * 0.25F);
    g.expectation_height = expectations == 0 ? 0 : expectation_lane_height / static_cast<float>(expectations);
    const float rest = room - (expectations == 0 ? 0 : expectation_lane_height + gap) - 4 * gap;
    g.state[0] = take(rest * 0.36F);
    g.state[1] = take(rest * 0.28F);
    g.state[2] = take(rest * 0.20F);
    g.stimulus = take(rest * 0.16F);
    for (std::size_t k = 0; k < runs; ++k) g.moods.push_back(take(theme.px(kMoodLane)));
    g.expectations = take(expectation_lane_height);
    g.plot = {{left, lanes_top}, {right, bottom}};
    return g;
}

/// What the line styles mean, at the right of the heading.
void legend(const Workbench& bench, const Theme& theme, const Box& box) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = theme.palette;
    const float y = box.min.y + theme.px(16);
    float x = box.max.x - theme.px(kRightMargin);
    const auto entry = [&](const std::string& name, const Stroke& stroke, bool dashed) {
        draw_label(list, theme.fonts.small, {x, y}, 1, p.ink_dim, name);
        x -= size_of(theme.fonts.small, name).x + theme.px(6);
        const ImVec2 from{x - theme.px(22), y};
        dashed ? draw_dashed(list, from, {x, y}, stroke, theme.px(4), theme.px(3))
               : list.AddLine(from, {x, y}, stroke.colour, stroke.width);
        x -= theme.px(38);
    };
    const auto& runs = bench.session.runs();
    if (bench.view.shows_variants) {
        for (std::size_t k = runs.size(); k-- > 1;)
            entry(name_of(runs[k].variant), {with_alpha(p.accent, 0.55F), theme.scale * 1.2F}, false);
    }
    if (bench.view.shows_ghost) entry("as loaded", {p.ghost, theme.scale * 1.2F}, true);
    entry(name_of(runs.front().variant), {p.ink, theme.px(2)}, false);
}

void draw_lanes(const TimelineView& view, double read_at_sec) {
    const TimelineGeometry& g = view.geometry;
    const std::vector<StateLines> lines = lines_in_view(view);
    time_ruler(view);
    for (std::size_t k = 0; k < g.state.size(); ++k) state_lane(view, k, lines, read_at_sec);
    stimulus_lane(view);
    for (std::size_t k = 0; k < g.moods.size(); ++k) mood_lane(view, k);
    expectation_lane(view);
}

}  // namespace

void lane_title(const TimelineView& view, const Box& lane, const char* name, const std::string& below) {
    const Theme& theme = view.theme;
    const float x = view.geometry.gutter_left;
    draw_text(view.list, theme.fonts.small, {x, lane.min.y + theme.px(1)}, theme.palette.ink_dim, name);
    if (!below.empty())
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
    const TimelineGeometry geometry = geometry_of(bench, ui.theme, {min, {min.x + size.x, min.y + size.y}});
    ui.hovered_time_sec = timeline_input(bench, ui, geometry, out);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const TimelineView view{bench, ui.theme, geometry, list};
    draw_lanes(view, ui.hovered_time_sec.value_or(bench.playback.time_sec()));
    time_cursors(view, ui.timeline, ui.hovered_time_sec);
    if (ui.hovered_time_sec && ui.timeline.drag == TimelineDrag::none)
        timeline_readout(view, *ui.hovered_time_sec);
    end_pane();
    legend(bench, ui.theme, box);
}

}  // namespace rei::workbench
