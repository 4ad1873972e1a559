#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/timeline_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// How much of the lane is the mood; the rest shows what was held back.
constexpr float kStripShare = 0.62F;
constexpr float kRoomForBand = 20;  ///< a lower lane shows the mood alone

void draw_strip(const TimelineView& view, const Trace& trace, const Box& strip) {
    const Theme& theme = view.theme;
    float last_tick = strip.min.x;
    each_mood_span(trace, view.geometry.x, [&](Mood mood, float from, float to) {
        const std::string& name = trace.moods[mood];
        const ImU32 colour = mood_colour(name);
        const Box span{{from, strip.min.y}, {to, strip.max.y}};
        view.list.AddRectFilled(span.min, span.max, colour, 0);
        if (size_of(theme.fonts.small, name).x + theme.px(8) < span.width()) {
            draw_label(view.list, theme.fonts.small, span.centre(), 0.5F, theme.palette.on_accent, name);
        }
        if (from > last_tick + theme.px(3)) {
            last_tick = from;
            view.list.AddLine({from, strip.min.y - theme.px(3)}, {from, strip.max.y + theme.px(1)},
                              ink_of(theme, colour), theme.px(1.5F));
        }
    });
}

/// Hatching, or as much colour where no line of it has room.
void hatch(const TimelineView& view, const Box& span, ImU32 colour, float strength) {
    constexpr float kSpacing = 5;
    constexpr float kGround = 0.10F;
    const float spacing = view.theme.px(kSpacing);
    const bool has_room = span.width() > spacing;
    view.list.AddRectFilled(span.min, span.max,
                            with_alpha(colour, has_room ? kGround : kGround + strength / kSpacing));
    if (has_room) draw_hatched(view.list, span, {with_alpha(colour, strength), 1}, spacing);
}

/// For as long as a gate holds a candidate back: hatching in the candidate's colour, a hollow mark where it
/// began.
void draw_held_back(const TimelineView& view, const Trace& trace, const Box& band) {
    const Theme& theme = view.theme;
    const Axis2Px& x = view.geometry.x;
    float drawn_to = band.min.x - 1;
    float last_begin = band.min.x - theme.px(20);
    for (std::size_t k = trace.mark_at(std::max(0.0, x.range.low)); k < trace.marks.size(); ++k) {
        const Mark& mark = trace.marks[k];
        if (mark.time_sec > x.range.high) break;
        if (!mark.event.refuses()) continue;
        const double end_sec = k + 1 < trace.marks.size() ? trace.marks[k + 1].time_sec : trace.until_sec;
        const float from = std::max(band.min.x, x.px(mark.time_sec));
        const float to = std::min(band.max.x, x.px(end_sec));
        if (to - drawn_to < 0.5F) continue;
        const ImU32 colour = ink_of(theme, mood_colour(trace.moods[mark.event.candidate]));
        const Box span{{from, band.min.y}, {std::max(to, from + 1), band.max.y}};
        hatch(view, span, colour, mark.event.gate == Gate::cooldown ? 0.9F : 0.45F);
        const bool begins_here = k == 0 || !trace.marks[k - 1].event.refuses() ||
                                 trace.marks[k - 1].event.candidate != mark.event.candidate;
        const bool has_room = from - last_begin > theme.px(9);
        if (begins_here && has_room && x.px(mark.time_sec) >= band.min.x - 1) {
            last_begin = from;
            draw_diamond(view.list, {from, band.centre().y}, theme.px(4.5F), theme.palette.pane,
                         {colour, theme.px(1.5F)});
        }
        drawn_to = to;
    }
}

}  // namespace

void mood_lane(const TimelineView& view, std::size_t run) {
    const Theme& theme = view.theme;
    const Box& lane = view.geometry.moods[run];
    const Trace& trace = view.session().runs()[run].trace;
    const bool has_band = lane.height() >= theme.px(kRoomForBand);
    const float split = has_band ? std::round(lane.min.y + lane.height() * kStripShare) : lane.max.y;
    const Box strip{lane.min, {lane.max.x, split}};
    const Box band{{lane.min.x, split + 2}, lane.max};
    view.list.PushClipRect({lane.min.x - theme.px(5), lane.min.y - theme.px(3)}, {lane.max.x, lane.max.y + 1},
                           true);
    view.list.AddRectFilled(lane.min, lane.max, theme.palette.sunken, theme.px(3));
    draw_strip(view, trace, strip);
    if (has_band) draw_held_back(view, trace, band);
    view.list.PopClipRect();
    if (run == 0 && lane.height() >= 2.4F * theme.fonts.small->FontSize) {
        draw_text(view.list, theme.fonts.small, {view.geometry.gutter_left, split - theme.px(1)},
                  theme.palette.ink_faint, tr("held back"));
    }
}

void mood_lane_titles(const TimelineView& view, Ui& ui, Commands& out) {
    const Theme& theme = view.theme;
    for (std::size_t run = 0; run < view.session().runs().size(); ++run) {
        const Variant variant = view.session().runs()[run].variant;
        const std::string name = name_of(variant);
        const Box& lane = view.geometry.moods[run];
        const float left = view.geometry.gutter_left;
        ImGui::SetCursorScreenPos({left - theme.px(8), lane.min.y});
        const bool is_pressed = hit_area(("main " + name).c_str(), {lane.min.x - left, lane.height()});
        ui.items.note("timeline/variant/" + name, item_box());
        const bool is_hot = run > 0 && ImGui::IsItemHovered();
        if (is_hot) ImGui::SetTooltip("%s", say("Make {} the main variant", name).c_str());
        if (run > 0 && is_pressed) out.push_back(SetVariant{variant});
        const ImU32 colour = run == 0 ? theme.palette.ink : ink_of(theme, variant_colour(variant));
        view.list.AddRectFilled(
            {left - theme.px(6), lane.min.y + theme.px(2)},
            {left - theme.px(3), lane.min.y + std::max(theme.px(11), lane.height() * kStripShare)}, colour,
            1);
        draw_text(view.list, theme.fonts.small,
                  {left, lane.min.y + std::min(theme.px(1), lane.height() - theme.fonts.small->FontSize)},
                  run == 0 || is_hot ? theme.palette.ink : theme.palette.ink_dim, name);
    }
}

}  // namespace rei::workbench
