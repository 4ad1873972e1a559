// The parts of the timeline: where the lanes are, and a function for each kind.
#pragma once

#include <array>
#include <vector>

#include "rei/panels/timeline_geometry.hpp"
#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// To the right of the lanes, in design pixels.
inline constexpr float kTimelineRightMargin = 12;

/// Design pixels before a press becomes a drag.
inline constexpr float kDragThreshold = 4;

/// The lanes that have a height, from the top down.
[[nodiscard]] std::vector<const Box*> shown_lanes(const TimelineGeometry& geometry);

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

/// A lane lower than this has room for its name alone.
inline constexpr float kRoomForTwoLines = 30;
/// A lane's name in the gutter, and a number below it where there is room.
void lane_title(const TimelineView& view, const Box& lane, const char* name);
void lane_number(const TimelineView& view, const Box& lane, const std::string& number);

/// An axis of values upwards in a lane, and the lines of both axes.
[[nodiscard]] Axis2Px value_axis(const Box& lane, const Interval& range);
void lane_grid(const TimelineView& view, const Box& lane, const Axis2Px& y);
/// A label of an axis and where its middle is along it.
struct AxisLabel {
    std::string text;
    float at_px = 0;
};
/// Those beside a lane, inside its height and clear of each other.
[[nodiscard]] std::vector<AxisLabel> lane_labels(const Theme& theme, const Box& lane, const Axis2Px& y);
/// A line from `foot` to a height, with a full or a hollow head.
void draw_stem(const TimelineView& view, ImVec2 foot, float head_y, ImU32 colour, bool is_hollow);

/// Those remembered where they are still right, else made anew.
[[nodiscard]] const LinesInView& lines_in_view(const TimelineView& view, RememberedLines& remembered);
/// A value at which regions begin or end on the axis of a state lane.
struct Threshold {
    double value = 0;
    ImU32 colour = 0;               ///< of the first of them
    std::string beginning, ending;  ///< the moods whose regions begin and those whose regions end there

    /// "excited, shy ≥ 0.15"; where it is wider than that many pixels the names are cut, not the number.
    [[nodiscard]] std::string label(ImFont* font, float most_px) const;
};
[[nodiscard]] std::vector<Threshold> thresholds(const TimelineView& view, std::size_t which);
void state_lane(const TimelineView& view, std::size_t which, const LinesInView& lines);
/// Whether all three lanes have room for their numbers; none is shown where one has not.
[[nodiscard]] bool state_numbers_have_room(const Theme& theme, const TimelineGeometry& geometry);
/// The number of the lane at an instant, beside it and as a dot on its line.
void state_reading(const TimelineView& view, std::size_t which, const LinesInView& lines, double read_at_sec);
void stimulus_lane(const TimelineView& view);
/// Whether anybody's affinity is ever in force, and it is to be shown.
[[nodiscard]] bool has_affinity_lane(const Workbench& bench);
void affinity_lane(const TimelineView& view);
void affinity_reading(const TimelineView& view, double read_at_sec);
/// kalman: innovations, and below them NIS with its gate.
void innovation_lane(const TimelineView& view);
/// kalman, hmm: the probabilities of the moods, stacked.
void posterior_lane(const TimelineView& view);
void mood_lane(const TimelineView& view, std::size_t run);
/// The variants' names beside their mood lanes; a click makes one the main variant.
void mood_lane_titles(const TimelineView& view, Ui& ui, Commands& out);
void expectation_lane(const TimelineView& view);
/// How many findings there are to mark: none while the diagnosis is closed.
[[nodiscard]] std::size_t findings_in_lane(const Workbench& bench);
void finding_lane(const TimelineView& view, const DiagnosisUi& state);
/// The finding whose mark is under a point.
[[nodiscard]] const Finding* finding_at(const TimelineView& view, ImVec2 point);
void time_ruler(const TimelineView& view);
/// Its labels, none of them under a cursor's flag.
[[nodiscard]] std::vector<AxisLabel> ruler_labels(const TimelineView& view);
/// The flags of the cursors that are there.
[[nodiscard]] std::vector<Box> cursor_flags(const TimelineView& view);
/// The playhead, the hovered instant, the two cursors with their difference, and what is marked for zoom.
void time_cursors(const TimelineView& view, const TimelineUi& state, std::optional<double> hovered_sec);

/// How the line of a pinned run is drawn.
struct PinnedStyle {
    ImU32 colour = 0;
    float dash = 0, gap = 0;  ///< in design pixels
};
[[nodiscard]] PinnedStyle pinned_style(const Palette& palette, PinSlot slot);
/// The cursor whose flag is under a point.
[[nodiscard]] std::optional<std::size_t> cursor_at(const TimelineView& view, ImVec2 point);
void note_cursors(const TimelineView& view, Ui& ui);
/// Live: covers what comes after the playhead.
void veil_future(const TimelineView& view);

/// What a drag with the right button zooms into: a stretch of time, and of a state lane's values where the
/// drag goes up or down inside one.
struct ZoomBox {
    Box box;
    std::optional<std::size_t> lane;
};
[[nodiscard]] ZoomBox zoom_box(const TimelineGeometry& geometry, const Theme& theme, const TimelineUi& state,
                               ImVec2 mouse);

// ---- in the pane's heading
/// The choice of variants, lines and lanes that are shown.
void timeline_choices(const Workbench& bench, Ui& ui, const Box& header, Commands& out);
/// What the styles of the lines mean; how many have no room, which the mouse there names.
void timeline_legend(const Workbench& bench, Ui& ui, const Box& header);

// ---- turns and expectations to grab (timeline_edit.cpp)
/// Drags turns and bars of expectations, marks spans in their lane: one edit from press to release, taken
/// back by Esc. Speaks of the last item, the lanes' button; returns whether it has the mouse.
bool timeline_edit(const TimelineView& view, Ui& ui, Commands& out);
/// Marks of the turns at the foot of the ruler, and what is being dragged or marked.
void draw_timeline_edit(const TimelineView& view, Ui& ui);
/// What to expect of a span that was marked.
void timeline_edit_menu(const TimelineView& view, Ui& ui, Commands& out);

/// Moves, zooms, scrubs, puts cursors; returns the instant under the mouse.
std::optional<double> timeline_input(const TimelineView& view, Ui& ui, Commands& out);
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
