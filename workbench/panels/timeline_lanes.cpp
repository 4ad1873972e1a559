#include <algorithm>
#include <cmath>

#include "rei/model/strings.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/dense_columns.hpp"

namespace rei::workbench {

namespace {

constexpr float kStemRoom = 4;               ///< of a turn in the stimulus lane
constexpr float kMostThresholdShare = 0.5F;  ///< of the lane's width: names beside their lines

struct StateLane {
    const char* name;
    Interval range;
    bool is_signed;
};
constexpr std::array kStateLanes{StateLane{"valence", {-1, 1}, true}, StateLane{"arousal", {0, 1}, false},
                                 StateLane{"intensity", {0, 1}, false}};

double number_of(const AffectState& state, std::size_t which) {
    return which == 0 ? state.valence : which == 1 ? state.arousal : state.intensity;
}

void lane_background(const TimelineView& view, const Box& lane) {
    view.list.AddRectFilled(lane.min, lane.max, view.theme.palette.sunken, view.theme.px(3));
    const Trace& trace = view.trace();
    each_mood_span(trace, view.geometry.x, [&](Mood mood, float from, float to) {
        view.list.AddRectFilled({from, lane.min.y}, {to, lane.max.y},
                                with_alpha(mood_colour(trace.moods[mood]), 0.085F));
    });
}

/// Whether turns stand so close that lines must be thin to tell them apart.
bool is_dense(const TimelineView& view) {
    const Interval range = view.geometry.x.range;
    const Trace& trace = view.trace();
    const std::size_t first = trace.anchor_at(std::max(0.0, range.low));
    const std::size_t last = trace.anchor_at(std::min(trace.until_sec, range.high));
    return static_cast<float>(last - first) * 6 > view.geometry.plot.width();
}

void add_threshold(std::vector<Threshold>& found, double value, ImU32 colour, const std::string& mood,
                   std::string Threshold::*side) {
    auto same = std::find_if(found.begin(), found.end(),
                             [&](const Threshold& threshold) { return threshold.value == value; });
    if (same == found.end()) same = found.insert(found.end(), {value, colour, "", ""});
    std::string& names = (*same).*side;
    names += (names.empty() ? "" : ", ") + mood;
}

void threshold_lines(const TimelineView& view, const Box& lane, const Axis2Px& y,
                     const std::vector<Threshold>& found) {
    for (const Threshold& threshold : found) {
        const float at = y.px(threshold.value);
        if (at < lane.min.y || at > lane.max.y) continue;
        view.list.AddLine({lane.min.x, at}, {lane.max.x, at}, with_alpha(threshold.colour, 0.38F), 1);
    }
}

void threshold_labels(const TimelineView& view, const Box& lane, const Axis2Px& y,
                      const std::vector<Threshold>& found) {
    const Theme& theme = view.theme;
    std::vector<LabelSpan> spans;
    const float half = theme.fonts.small->FontSize / 2;
    for (const Threshold& threshold : found)
        spans.push_back({y.px(threshold.value) - half, y.px(threshold.value) + half});
    const std::vector<bool> shown = prune_labels(spans, 1);
    for (std::size_t k = 0; k < found.size(); ++k) {
        const float at = y.px(found[k].value);
        if (!shown[k] || spans[k].begin < lane.min.y || spans[k].end > lane.max.y) continue;
        const std::string label = found[k].label(theme.fonts.small, lane.width() * kMostThresholdShare);
        const ImVec2 size = size_of(theme.fonts.small, label);
        const float right = lane.max.x - theme.px(4);
        view.list.AddRectFilled({right - size.x - 3, at - half}, {right + 2, at + half},
                                with_alpha(theme.palette.sunken, 0.95F), 2);
        draw_label(view.list, theme.fonts.small, {right, at}, 1, found[k].colour, label);
    }
}

/// Of the values of a line, with some room around them.
Interval range_of_values(const Polyline& line, const Interval& whole) {
    constexpr double kRoom = 0.08;
    constexpr double kLeast = 0.02;
    if (line.value.empty()) return whole;
    const auto [least, greatest] = std::minmax_element(line.value.begin(), line.value.end());
    const double room = std::max(kRoom * (*greatest - *least), kLeast / 2);
    return {std::max(whole.low - room, *least - room), std::min(whole.high + room, *greatest + room)};
}

/// What a lane shows of its axis.
Interval shown_range(const View& view, std::size_t which, const Polyline& line) {
    const Interval whole = kStateLanes[which].range;
    if (view.fits_values) return range_of_values(line, whole);
    return view.value_ranges[which].value_or(whole);
}

/// Band and smoothed line of the main variant, where it is kalman.
void draw_beliefs(const TimelineView& view, std::size_t which, const LinesInView& lines, const Axis2Px& y) {
    if (which >= lines.band.size()) return;
    const Theme& theme = view.theme;
    const Axis2Px& x = view.geometry.x;
    fill_band(view.list, lines.band[which], x, y, with_alpha(theme.palette.accent, 0.22F));
    if (lines.smoothed[which].size() > 0)
        draw_polyline(view.list, lines.smoothed[which], x, y, {theme.palette.good, theme.scale * 1.4F});
}

LinesKey lines_key(const TimelineView& view) {
    const View& shown = view.bench.view;
    std::vector<const Trace*> pinned_traces;
    if (shown.shows_pinned) {
        for (const PinnedTrace& run : pinned(view.bench)) pinned_traces.push_back(run.trace);
    }
    return {view.session().revision(),
            view.geometry.x.range,
            static_cast<std::size_t>(std::max(1.0F, view.geometry.plot.width())),
            {shown.shows_ghost, shown.shows_variants, shown.shows_uncertainty, shown.shows_smoothed},
            std::move(pinned_traces)};
}

LinesInView make_lines(const TimelineView& view, const LinesKey& key) {
    const std::size_t columns = key.columns;
    const Interval range = key.range;
    const View& shown = view.bench.view;
    const auto& runs = view.session().runs();
    const Run& main = runs.front();
    LinesInView lines;
    lines.main = state_lines(main.trace, range, columns);
    if (shown.shows_ghost && view.session().is_tuned())
        lines.ghost = state_lines(main.ghost(), range, columns);
    for (const Trace* const trace : key.pinned) lines.pinned.push_back(state_lines(*trace, range, columns));
    for (std::size_t k = 1; k < runs.size() && shown.shows_variants; ++k)
        lines.others.push_back(state_lines(runs[k].trace, range, columns));
    if (main.variant != Variant::kalman) return lines;
    if (shown.shows_uncertainty) lines.band = belief_bands(main.trace, kBandDeviations, range, columns);
    if (shown.shows_smoothed) lines.smoothed = smoothed_lines(main.trace, range, columns);
    return lines;
}

/// Where stems would stand closer than their heads are wide: the least and the greatest of each column.
void dense_stimuli(const TimelineView& view, const Axis2Px& y, const std::vector<double>& numbers,
                   ImU32 colour, float shift) {
    const Trace& trace = view.trace();
    const Axis2Px& x = view.geometry.x;
    const float width = view.theme.px(2);
    DenseColumns dense(2 * width);
    for (std::size_t turn = trace.turns_until(std::max(0.0, x.range.low));
         turn < trace.turns.size() && trace.turn_time(turn) <= x.range.high; ++turn) {
        dense.add(x.px(trace.turn_time(turn)), numbers[turn]);
    }
    for (const DenseColumn& column : dense.columns()) {
        const float low = y.px(std::min(0.0, column.least));
        const float high = y.px(std::max(0.0, column.greatest));
        view.list.AddRectFilled({column.px + shift, high}, {column.px + shift + width, low}, colour);
    }
}

std::vector<Tick> lane_ticks(const Theme& theme, const Box& lane, const Axis2Px& y) {
    const float height = lane.height();
    const float spacing = height < theme.px(40)   ? height * 0.9F
                          : height < theme.px(70) ? height / 2.2F
                                                  : theme.px(36);
    return number_ticks(y, spacing);
}

}  // namespace

std::string Threshold::label(ImFont* font, float most_px) const {
    const std::string number = " " + format_value(value, 2, false);
    if (beginning.empty() || ending.empty()) {
        const std::string end = (beginning.empty() ? " ≤" : " ≥") + number;
        return fitted(font, beginning + ending, most_px - size_of(font, end).x) + end;
    }
    const std::string names = beginning + " ≥, " + ending + " ≤";
    return fitted(font, names, most_px - size_of(font, number).x) + number;
}

std::vector<Threshold> thresholds(const TimelineView& view, std::size_t which) {
    std::vector<Threshold> found;
    for (const Region& region : view.session().policy().regions) {
        const Interval whole = which == 0 ? Interval{-1, 1} : Interval{0, 1};
        const Interval bounds = which == 0   ? region.valence
                                : which == 1 ? region.arousal
                                             : region.intensity.value_or(whole);
        const ImU32 colour = ink_of(view.theme, mood_colour(region.mood));
        if (bounds.low > whole.low)
            add_threshold(found, bounds.low, colour, region.mood, &Threshold::beginning);
        if (bounds.high < whole.high)
            add_threshold(found, bounds.high, colour, region.mood, &Threshold::ending);
    }
    return found;
}

std::vector<AxisLabel> lane_labels(const Theme& theme, const Box& lane, const Axis2Px& y) {
    const std::vector<Tick> ticks = lane_ticks(theme, lane, y);
    std::vector<LabelSpan> spans;
    const float half = theme.px(5);  // of a figure, not of the font's line
    const float top = lane.min.y + theme.px(6);
    for (const Tick& tick : ticks) {
        const float inside = std::clamp(y.px(tick.value), top, std::max(top, lane.max.y - theme.px(6)));
        spans.push_back({inside - half, inside + half});
    }
    const std::vector<bool> shown = prune_labels(spans, 1);
    std::vector<AxisLabel> labels;
    for (std::size_t k = 0; k < ticks.size(); ++k) {
        if (shown[k]) labels.push_back({ticks[k].label, spans[k].begin + half});
    }
    return labels;
}

Axis2Px value_axis(const Box& lane, const Interval& range) {
    return {range, lane.max.y - 1, lane.min.y + 1};  // upwards
}

void lane_grid(const TimelineView& view, const Box& lane, const Axis2Px& y) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    for (const Tick& tick : time_ticks(view.geometry.x, theme.px(80))) {
        const float x = view.geometry.x.px(tick.value);
        view.list.AddLine({x, lane.min.y}, {x, lane.max.y}, with_alpha(p.line, 0.55F));
    }
    for (const Tick& tick : lane_ticks(theme, lane, y)) {
        const float at = y.px(tick.value);
        view.list.AddLine({lane.min.x, at}, {lane.max.x, at},
                          with_alpha(p.line, tick.value == 0 ? 1.0F : 0.55F));
    }
    for (const AxisLabel& label : lane_labels(theme, lane, y))
        draw_label(view.list, theme.fonts.small, {lane.min.x - theme.px(6), label.at_px}, 1, p.ink_faint,
                   label.text);
}

PinnedStyle pinned_style(const Palette& palette, PinSlot slot) {
    return slot == PinSlot::a ? PinnedStyle{palette.accent, 9, 4} : PinnedStyle{palette.warn, 3, 4};
}

const LinesInView& lines_in_view(const TimelineView& view, RememberedLines& remembered) {
    const LinesKey key = lines_key(view);
    if (!(remembered.key == key)) remembered = {key, make_lines(view, key)};
    return remembered.lines;
}

void state_lane(const TimelineView& view, std::size_t which, const LinesInView& lines) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const Box& lane = view.geometry.state[which];
    const Axis2Px y = value_axis(lane, shown_range(view.bench.view, which, lines.main[which]));
    const Axis2Px& x = view.geometry.x;
    lane_background(view, lane);
    lane_grid(view, lane, y);
    const std::vector<Threshold> found = thresholds(view, which);
    threshold_lines(view, lane, y, found);
    view.list.PushClipRect({lane.min.x, lane.min.y - 2}, {lane.max.x, lane.max.y + 2}, true);
    draw_beliefs(view, which, lines, y);
    const bool are_thin = is_dense(view);
    for (std::size_t k = 0; k < lines.others.size(); ++k) {
        const ImU32 colour = ink_of(theme, variant_colour(view.session().runs()[k + 1].variant));
        draw_polyline(view.list, lines.others[k][which], x, y,
                      {with_alpha(colour, 0.6F), are_thin ? 1.0F : theme.scale * 1.2F});
    }
    if (lines.ghost[which].size() > 0) {
        draw_dashed_polyline(view.list, lines.ghost[which], x, y, {p.ghost, theme.scale * 1.2F}, theme.px(4),
                             theme.px(3));
    }
    const std::vector<PinnedTrace> runs = pinned(view.bench);
    for (std::size_t k = 0; k < lines.pinned.size(); ++k) {
        const PinnedStyle style = pinned_style(p, runs[k].slot);
        draw_dashed_polyline(view.list, lines.pinned[k][which], x, y, {style.colour, theme.scale * 1.4F},
                             theme.px(style.dash), theme.px(style.gap));
    }
    fill_under(view.list, lines.main[which], x, y, std::clamp(0.0, y.range.low, y.range.high),
               with_alpha(p.ink, 0.055F));
    draw_polyline(view.list, lines.main[which], x, y, {p.ink, are_thin ? 1.0F : theme.scale * 1.8F});
    threshold_labels(view, lane, y, found);
    view.list.PopClipRect();
    lane_title(view, lane, tr(kStateLanes[which].name));
}

void state_reading(const TimelineView& view, std::size_t which, const LinesInView& lines,
                   double read_at_sec) {
    const Box& lane = view.geometry.state[which];
    const Axis2Px y = value_axis(lane, shown_range(view.bench.view, which, lines.main[which]));
    const double value = number_of(view.trace().state_at(read_at_sec), which);
    view.list.PushClipRect({lane.min.x, lane.min.y - 2}, {lane.max.x, lane.max.y + 2}, true);
    view.list.AddCircleFilled({view.geometry.x.px(read_at_sec), y.px(value)}, view.theme.px(3.5F),
                              view.theme.palette.ink);
    view.list.PopClipRect();
    if (state_numbers_have_room(view.theme, view.geometry))
        lane_number(view, lane, format_value(value, 3, kStateLanes[which].is_signed));
}

bool state_numbers_have_room(const Theme& theme, const TimelineGeometry& geometry) {
    return std::all_of(geometry.state.begin(), geometry.state.end(),
                       [&](const Box& lane) { return lane.height() >= theme.px(kRoomForTwoLines); });
}

void draw_stem(const TimelineView& view, ImVec2 foot, float head_y, ImU32 colour, bool is_hollow) {
    const Theme& theme = view.theme;
    if (head_y == foot.y) return;
    const ImVec2 head{foot.x, head_y};
    view.list.AddLine(foot, head, colour, theme.px(2));
    if (is_hollow) {
        view.list.AddCircleFilled(head, theme.px(3), theme.palette.sunken);
        view.list.AddCircle(head, theme.px(3), colour, 0, theme.px(1.5F));
    } else {
        view.list.AddCircleFilled(head, theme.px(3.2F), colour);
    }
}

void stimulus_lane(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Palette& p = theme.palette;
    const Box& lane = view.geometry.stimulus;
    if (lane.height() <= 0) return;
    const Trace& trace = view.trace();
    const double cap = std::max(0.5, view.session().policy().engine.max_stimulus);
    const Axis2Px y = value_axis(lane, {-cap, cap});
    const Axis2Px& x = view.geometry.x;
    view.list.AddRectFilled(lane.min, lane.max, p.sunken, theme.px(3));
    lane_grid(view, lane, y);
    lane_title(view, lane, tr("stimulus φ"));
    const float zero = y.px(0);
    const float shift = theme.px(2.5F);
    const Box reach = lane.grown(theme.px(4));  // heads at the ends of the axis stay whole
    view.list.PushClipRect(reach.min, reach.max, true);
    const std::size_t first = trace.turns_until(std::max(0.0, x.range.low));
    const std::size_t last = trace.turns_until(std::min(trace.until_sec, x.range.high));
    const bool are_dense = static_cast<float>(last - first) * theme.px(kStemRoom) > lane.width();
    if (are_dense) {
        dense_stimuli(view, y, trace.turns.stimulus_valence, p.good, 0);
        dense_stimuli(view, y, trace.turns.stimulus_arousal, p.accent, theme.px(2));
    }
    for (std::size_t turn = first == 0 ? 0 : first - 1; turn < last && !are_dense; ++turn) {
        const float at = x.px(trace.turn_time(turn));
        const double v = trace.turns.stimulus_valence[turn];
        const double a = trace.turns.stimulus_arousal[turn];
        view.list.AddCircleFilled({at, zero}, theme.px(2), p.ink_faint);
        draw_stem(view, {at - shift, zero}, y.px(v), v > 0 ? p.good : p.bad, false);
        draw_stem(view, {at + shift, zero}, y.px(a), p.accent, true);
    }
    view.list.PopClipRect();
    if (lane.height() >= theme.px(kRoomForTwoLines)) {
        draw_text(view.list, theme.fonts.small, {view.geometry.gutter_left, lane.min.y + theme.px(15)},
                  p.ink_faint, "● v   ○ a");
    }
}

std::vector<AxisLabel> ruler_labels(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Box& ruler = view.geometry.ruler;
    std::vector<LabelSpan> spans;  // of the flags, which win, and of the labels where they are drawn
    for (const Box& flag : cursor_flags(view)) spans.push_back({flag.min.x, flag.max.x});
    const std::size_t flags = spans.size();
    const std::vector<Tick> ticks = time_ticks(view.geometry.x, theme.px(80));
    for (const Tick& tick : ticks) {
        const float half = size_of(theme.fonts.small, tick.label).x / 2;
        const float first = ruler.min.x + half - theme.px(2);
        const float at = std::clamp(view.geometry.x.px(tick.value), first,
                                    std::max(first, ruler.max.x - half + theme.px(8)));
        spans.push_back({at - half, at + half});
    }
    const std::vector<bool> shown = prune_labels(spans, theme.px(4));
    std::vector<AxisLabel> labels;
    for (std::size_t k = 0; k < ticks.size(); ++k) {
        const LabelSpan& span = spans[flags + k];
        if (shown[flags + k]) labels.push_back({ticks[k].label, (span.begin + span.end) / 2});
    }
    return labels;
}

void time_ruler(const TimelineView& view) {
    const Theme& theme = view.theme;
    const Box& ruler = view.geometry.ruler;
    for (const Tick& tick : time_ticks(view.geometry.x, theme.px(80))) {
        const float at = view.geometry.x.px(tick.value);
        view.list.AddLine({at, ruler.max.y - theme.px(5)}, {at, ruler.max.y}, theme.palette.line_strong);
    }
    for (const AxisLabel& label : ruler_labels(view))
        draw_label(view.list, theme.fonts.small, {label.at_px, ruler.centre().y - theme.px(1)}, 0.5F,
                   theme.palette.ink_dim, label.text);
}

}  // namespace rei::workbench
