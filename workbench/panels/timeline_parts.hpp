// The parts of the timeline: where the lanes are, and a function for each kind.
#pragma once

#include <array>
#include <vector>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// To the right of the lanes, in design pixels.
inline constexpr float kTimelineRightMargin = 12;

/// Where everything is. All lanes share `x` and the gutter to the left of `plot`.
struct TimelineGeometry {
    Axis2Px x;
    Box plot;   ///< all lanes, without the gutter and the ruler
    Box ruler;  ///< time labels; dragging here scrubs
    float gutter_left = 0;
    std::array<Box, 3> state;  ///< valence, arousal, intensity
    Box stimulus;
    std::vector<Box> moods;  ///< one a run
    Box expectations;
    float expectation_height = 0;
};

/// Divides a pane among the lanes.
[[nodiscard]] TimelineGeometry timeline_geometry(const Workbench& bench, const Theme& theme, const Box& pane);

struct TimelineView {
    const Workbench& bench;
    const Theme& theme;
    const TimelineGeometry& geometry;
    ImDrawList& list;

    [[nodiscard]] const Session& session() const { return bench.session; }
    [[nodiscard]] const Trace& trace() const { return bench.session.main_run().trace; }
};

/// A lane's name in the gutter, with a line below it in small type.
void lane_title(const TimelineView& view, const Box& lane, const char* name, const std::string& below);

void state_lane(const TimelineView& view, std::size_t which, const std::vector<StateLines>& lines,
                double read_at_sec);
/// The lines of all runs and ghosts to draw, in the order in which `state_lane` expects them: main run, its
/// ghost, then the other runs.
[[nodiscard]] std::vector<StateLines> lines_in_view(const TimelineView& view);
void stimulus_lane(const TimelineView& view);
void mood_lane(const TimelineView& view, std::size_t run);
/// The variants' names beside their mood lanes; a click makes one the main variant.
void mood_lane_titles(const TimelineView& view, Ui& ui, Commands& out);
void expectation_lane(const TimelineView& view);
void time_ruler(const TimelineView& view);
/// The playhead, the hovered instant and the stretch being marked for zoom.
void time_cursors(const TimelineView& view, const TimelineUi& state, std::optional<double> hovered_sec);

// ---- in the pane's heading
/// The choice of variants, lines and lanes that are shown.
void timeline_choices(const Workbench& bench, Ui& ui, const Box& header, Commands& out);
/// What the styles of the lines mean.
void timeline_legend(const Workbench& bench, const Theme& theme, const Box& header);

/// Moves, zooms, scrubs; returns the instant under the mouse.
std::optional<double> timeline_input(const Workbench& bench, Ui& ui, const TimelineGeometry& geometry,
                                     Commands& out);
/// Exact numbers and the reason of the nearest mark, at the mouse.
void timeline_readout(const TimelineView& view, double time_sec);

/// A mood's spans in a trace, merged where they share a pixel: `draw(Mood, from_px, to_px)`.
template <class Draw>
void each_mood_span(const Trace& trace, const Axis2Px& x, Draw&& draw) {
    std::size_t mark = trace.mark_at(std::max(0.0, x.range.low));
    float from = x.px(std::max(0.0, x.range.low));
    Mood mood = trace.marks[mark].event.mood;
    const float end = x.px(std::min(trace.until_sec, x.range.high));
    for (++mark; mark < trace.marks.size(); ++mark) {
        const Mood next = trace.marks[mark].event.mood;
        if (next == mood) continue;
        const float at = x.px(trace.marks[mark].time_sec);
        if (at >= end) break;
        if (at - from >= 0.5F) {
            draw(mood, from, at);
            from = at;
        }
        mood = next;
    }
    draw(mood, from, end);
}

}  // namespace rei::workbench
