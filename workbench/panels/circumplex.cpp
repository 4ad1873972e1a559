#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/circumplex_parts.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/replay/kalman_columns.hpp"

namespace rei::workbench {

namespace {

constexpr double kRecentSec = 20;        ///< the path that fades out behind the point
constexpr std::size_t kSteps = 320;      ///< drawn pieces of it
constexpr double kLongestPathSec = 300;  ///< a longer view would only show a tangle

Plane plane_in(const Theme& theme, const Box& pane) {
    const Box box{{pane.min.x + theme.px(40), pane.min.y + theme.px(8)},
                  {pane.max.x - theme.px(16), pane.max.y - theme.px(36)}};
    return {{{-1, 1}, box.min.x, box.max.x}, {{0, 1}, box.max.y, box.min.y}, box};
}

struct Drawing {
    const Workbench& bench;
    const Theme& theme;
    const Plane& plane;
    ImDrawList& list;

    [[nodiscard]] ImVec2 px(const AffectState& state) const {
        return {plane.valence.px(state.valence), plane.arousal.px(state.arousal)};
    }
};

void draw_axes(const Drawing& d) {
    const Palette& p = d.theme.palette;
    const Box& box = d.plane.box;
    for (const Tick& tick : number_ticks(d.plane.valence, d.theme.px(44))) {
        const float x = d.plane.valence.px(tick.value);
        d.list.AddLine({x, box.min.y}, {x, box.max.y}, with_alpha(p.line, tick.value == 0 ? 1.0F : 0.5F));
        draw_label(d.list, d.theme.fonts.small, {x, box.max.y + d.theme.px(10)}, 0.5F, p.ink_faint,
                   tick.label);
    }
    for (const Tick& tick : number_ticks(d.plane.arousal, d.theme.px(34))) {
        const float y = d.plane.arousal.px(tick.value);
        d.list.AddLine({box.min.x, y}, {box.max.x, y}, with_alpha(p.line, 0.5F));
        draw_label(d.list, d.theme.fonts.small, {box.min.x - d.theme.px(6), y}, 1, p.ink_faint, tick.label);
    }
    draw_label(d.list, d.theme.fonts.small, {box.centre().x, box.max.y + d.theme.px(25)}, 0.5F, p.ink_dim,
               fitted(d.theme.fonts.small, tr("unpleasant   ←   valence   →   pleasant"),
                      box.width() + 2 * d.theme.px(14)));
}

/// Later regions first and opaque, so that the first one that holds a point is the one seen there.
void fill_regions(const Drawing& d) {
    const auto& regions = d.bench.session.policy().regions;
    d.list.AddRectFilled(d.plane.box.min, d.plane.box.max, d.theme.palette.sunken);
    for (std::size_t k = regions.size(); k-- > 0;) {
        const Region& region = regions[k];
        const Box box = box_of(d.plane, region.valence, region.arousal);
        const ImU32 colour = mood_colour(region.mood);
        const bool has_more_bounds = region.intensity || region.affinity;
        if (has_more_bounds) {  // holds only sometimes: what lies below stays visible
            draw_hatched(d.list, box, {with_alpha(colour, 0.30F), 1}, d.theme.px(7));
        } else {
            d.list.AddRectFilled(box.min, box.max, blended(d.theme.palette.sunken, colour, 0.20F));
        }
    }
}

std::string text_beside(const Region& region) {
    std::string text = region.mood;
    if (region.intensity) text += fmt::format("  i {:g}–{:g}", region.intensity->low, region.intensity->high);
    if (region.affinity)
        text += fmt::format(fmt::runtime(tr("  affinity {:g}–{:g}")), region.affinity->low,
                            region.affinity->high);
    return text;
}

/// A region's name where it has room; no text where there is none.
struct RegionLabel {
    std::string text;
    std::string whole;  ///< what it says where it is shortened
    Box box;
};

bool overlap(const Box& a, const Box& b) {
    return a.min.x < b.max.x && a.max.x > b.min.x && a.min.y < b.max.y && a.max.y > b.min.y;
}

bool is_free(const std::vector<RegionLabel>& labels, const Box& box) {
    return std::none_of(labels.begin(), labels.end(), [&](const RegionLabel& other) {
        return !other.text.empty() && overlap(box, other.box);
    });
}

/// The lowest free place for a text at the outer side of a region, inside it.
std::optional<Box> place_in(const Theme& theme, const Box& region, bool is_right, ImVec2 size,
                            const std::vector<RegionLabel>& labels) {
    const float pad = theme.px(6);
    if (size.x + 2 * pad > region.width()) return std::nullopt;
    const float x = is_right ? region.max.x - size.x - pad - theme.px(2) : region.min.x + pad + theme.px(2);
    for (float y = region.max.y - size.y - std::min(pad, (region.height() - size.y) / 2); y >= region.min.y;
         y -= size.y) {
        const Box box{{x, y}, {x + size.x, y + size.y}};
        if (is_free(labels, box)) return box;
    }
    return std::nullopt;
}

/// At the lower outer corner of each region, higher where another one has the place; what more bounds it is
/// dropped before the name is.
std::vector<RegionLabel> region_labels(const Theme& theme, const Plane& plane, const Policy& policy) {
    std::vector<RegionLabel> labels;
    for (const Region& region : policy.regions) {
        const Box box = box_of(plane, region.valence, region.arousal);
        const bool is_right = region.valence.low + region.valence.high > 0;
        RegionLabel label{"", text_beside(region), {}};
        const bool has_more_bounds = label.whole != region.mood;
        for (const std::string& text :
             {label.whole, region.mood + (has_more_bounds ? " …" : ""), region.mood}) {
            const auto place = place_in(theme, box, is_right, size_of(theme.fonts.bold, text), labels);
            if (!place) continue;
            label.text = text;
            label.box = *place;
            break;
        }
        labels.push_back(label);
    }
    return labels;
}

/// What the height is, in a corner at the top that no region's name has.
void draw_height_caption(const Drawing& d, const std::vector<RegionLabel>& labels) {
    const ImVec2 size = size_of(d.theme.fonts.small, tr("arousal ↑"));
    const float pad = d.theme.px(6);
    const Box& plane = d.plane.box;
    const float y = plane.min.y + d.theme.px(10);
    for (const float x : {plane.min.x + pad, plane.max.x - size.x - pad, plane.centre().x - size.x / 2}) {
        const Box box{{x, y - size.y / 2}, {x + size.x, y + size.y / 2}};
        if (!is_free(labels, box)) continue;
        draw_text(d.list, d.theme.fonts.small, box.min, d.theme.palette.ink_faint, tr("arousal ↑"));
        return;
    }
}

/// A double click on a region's name goes to where its bounds are typed.
void label_input(Ui& ui, const std::vector<RegionLabel>& labels, Commands& out) {
    for (std::size_t k = 0; k < labels.size(); ++k) {
        if (labels[k].text.empty()) continue;
        ui.items.note(fmt::format("circumplex/label/{}", k), labels[k].box);
        if (!ImGui::IsItemHovered() || !labels[k].box.contains(ImGui::GetIO().MousePos)) continue;
        if (labels[k].text != labels[k].whole) ImGui::SetTooltip("%s", labels[k].whole.c_str());
        if (!ImGui::IsMouseDoubleClicked(0)) continue;
        ui.persona.part = PolicyPart::regions;
        ui.persona.region = k;
        ui.persona.reveal = fmt::format("regions[{}]", k);
        out.push_back(Invoke{CommandId::show_persona});
        return;
    }
}

void outline_regions(const Drawing& d, const std::vector<RegionLabel>& labels,
                     const std::optional<Border>& hot) {
    const Policy& policy = d.bench.session.policy();
    const EngineSettings& engine = policy.engine;
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        const Region& region = policy.regions[k];
        const ImU32 colour = ink_of(d.theme, mood_colour(region.mood));
        const Box box = box_of(d.plane, region.valence, region.arousal);
        d.list.AddRect(box.min, box.max, with_alpha(colour, 0.75F), 0, 0, d.theme.px(1.2F));
        // borders at the end of a range do not grow
        const auto grown = [](const Interval& bounds, double by, const Interval& whole) {
            return Interval{bounds.low <= whole.low ? whole.low : std::max(whole.low, bounds.low - by),
                            bounds.high >= whole.high ? whole.high : std::min(whole.high, bounds.high + by)};
        };
        const Box exit = box_of(d.plane, grown(region.valence, engine.hysteresis_valence, {-1, 1}),
                                grown(region.arousal, engine.hysteresis_arousal, {0, 1}));
        draw_dashed_box(d.list, exit, {with_alpha(colour, 0.55F), 1}, d.theme.px(4), d.theme.px(4));
        if (!labels[k].text.empty())
            draw_text(d.list, d.theme.fonts.bold, labels[k].box.min, with_alpha(colour, 0.95F),
                      labels[k].text);
    }
    if (!hot) return;
    const Region& region = policy.regions[hot->region];
    const Box line = line_of(d.plane, region, *hot);
    d.list.AddLine(line.min, line.max, ink_of(d.theme, mood_colour(region.mood)), d.theme.px(4));
}

/// The path over [from, to] in even steps, with the jumps at turns; `alpha` rises from first to last.
void draw_path(const Drawing& d, const Trace& trace, double from_sec, double to_sec, ImU32 colour,
               float width, float first_alpha, float last_alpha) {
    if (!(to_sec > from_sec)) return;
    ImVec2 before = d.px(trace.state_at(from_sec));
    std::size_t anchor = trace.anchor_at(from_sec) + 1;
    for (std::size_t k = 1; k <= kSteps; ++k) {
        const double share = static_cast<double>(k) / kSteps;
        const double time = from_sec + (to_sec - from_sec) * share;
        const float alpha = first_alpha + (last_alpha - first_alpha) * static_cast<float>(share);
        const auto line_to = [&](ImVec2 point) {
            if (std::abs(point.x - before.x) + std::abs(point.y - before.y) < 0.3F) return;
            d.list.AddLine(before, point, with_alpha(colour, alpha), width);
            before = point;
        };
        for (; anchor < trace.anchors.size() && trace.anchors.time_sec[anchor] <= time; ++anchor) {
            const AffectState arrived =
                state_at(trace.law, trace.anchors[anchor - 1], trace.anchors.time_sec[anchor]);
            line_to(d.px(arrived));
            line_to(d.px(trace.anchors[anchor].state));
        }
        line_to(d.px(trace.state_at(time)));
    }
}

void draw_turn_dots(const Drawing& d, const Trace& trace, double now_sec) {
    const double from = std::max(0.0, now_sec - kRecentSec);
    for (std::size_t turn = trace.turns_until(from);
         turn < trace.turns.size() && trace.turn_time(turn) <= now_sec; ++turn) {
        const float age = static_cast<float>((now_sec - trace.turn_time(turn)) / kRecentSec);
        const ImU32 colour = ink_of(d.theme, mood_colour(trace.moods[trace.turn_label(turn).mood]));
        const ImVec2 at = d.px(trace.turn_state(turn));
        d.list.AddCircleFilled(at, d.theme.px(3.5F), with_alpha(colour, 1 - 0.7F * age));
        d.list.AddCircle(at, d.theme.px(3.5F), with_alpha(d.theme.palette.sunken, 0.8F));
    }
}

/// Where kalman believes the affect to be, nearly for certain.
void draw_belief(const Drawing& d, const Trace& trace, double now_sec) {
    constexpr std::size_t kPoints = 72;
    std::vector<ImVec2> line;
    for (const PlanePoint& point : belief_ellipse(belief_at(trace, now_sec), kBandDeviations, kPoints))
        line.push_back(d.px({point.valence, point.arousal, 0}));
    const auto count = static_cast<int>(line.size());
    d.list.AddConvexPolyFilled(line.data(), count, with_alpha(d.theme.palette.accent, 0.13F));
    d.list.AddPolyline(line.data(), count, with_alpha(d.theme.palette.accent, 0.75F), ImDrawFlags_Closed,
                       d.theme.px(1.4F));
}

void draw_now(const Drawing& d, std::optional<double> hovered_sec) {
    const Session& session = d.bench.session;
    const Trace& trace = session.main_run().trace;
    const double now = d.bench.playback.time_sec();
    const double from = std::max(0.0, now - kRecentSec);
    const Palette& p = d.theme.palette;
    d.list.PushClipRect(d.plane.box.grown(d.theme.px(8)).min, d.plane.box.grown(d.theme.px(8)).max, true);
    if (d.bench.view.shows_uncertainty && trace.variant == Variant::kalman) draw_belief(d, trace, now);
    const Interval shown = d.bench.view.time_range;
    if (shown.high - shown.low <= kLongestPathSec)
        draw_path(d, trace, shown.low, std::min(shown.high, d.bench.view.is_live ? now : trace.until_sec),
                  p.ink, 1, 0.13F, 0.13F);
    if (session.is_tuned() && d.bench.view.shows_ghost) {
        draw_path(d, session.main_run().ghost(), from, now, p.ghost, d.theme.px(1.2F), 0.05F, 0.7F);
    }
    draw_path(d, trace, from, now, p.ink, d.theme.px(2), 0.06F, 0.95F);
    draw_turn_dots(d, trace, now);
    if (hovered_sec)
        d.list.AddCircle(d.px(trace.state_at(*hovered_sec)), d.theme.px(6), p.accent, 0, d.theme.px(1.5F));
    const ImVec2 at = d.px(trace.state_at(now));
    d.list.AddCircleFilled(at, d.theme.px(8), p.ink);
    d.list.AddCircleFilled(at, d.theme.px(6), mood_colour(trace.moods[trace.mood_at(now)]));
    d.list.PopClipRect();
}

}  // namespace

void circumplex_panel(const Workbench& bench, Ui& ui, const Box& box, Commands& out) {
    begin_pane(ui, "circumplex", box, tr("Circumplex"), {false, false});
    const ImVec2 min = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    const Plane plane = plane_in(ui.theme, {min, {min.x + size.x, min.y + size.y}});
    ui.items.note("circumplex/plane", plane.box);
    const Policy& policy = bench.session.policy();
    const std::vector<RegionLabel> labels = region_labels(ui.theme, plane, policy);
    plane_button(ui.theme, plane);
    label_input(ui, labels, out);
    const std::optional<RegionDrag> grip = region_input(bench, ui, plane, out);
    std::optional<Border> hot;
    if (!grip) hot = border_input(bench, ui, plane, out);
    const Drawing drawing{bench, ui.theme, plane, *ImGui::GetWindowDrawList()};
    fill_regions(drawing);
    draw_axes(drawing);
    outline_regions(drawing, labels, hot);
    draw_height_caption(drawing, labels);
    if (grip) draw_grip(drawing.list, ui.theme, plane, policy.regions[grip->region], *grip);
    if (bench.session.has_scenario()) draw_now(drawing, ui.hovered_time_sec);
    end_pane();
}

}  // namespace rei::workbench
