// The map of a sweep: a cell a point, the border of where all expectations hold, the policy as it is, what is
// under the mouse in numbers; a click adopts it.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/colour_scale.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/heat_grid.hpp"

namespace rei::workbench {

namespace {

constexpr float kMapBelow = 36;  ///< room for the numbers and the name of x
constexpr float kMapAbove = 24;  ///< for the name of y
constexpr float kLegend = 62;    ///< right of the map

struct MapPicture {
    const SweepStudy& sweep;
    const HeatMap& map;
    ColourScale colours;
    Box box;
    NodeAxis x, y;  ///< y goes upwards
};

/// Robustness has a side on which it is well; of other numbers more is just more.
ColourScale scale_of(const Theme& theme, const SweepStudy& sweep) {
    const Interval& range = sweep.shown_range();
    return sweep.shown().id == "robustness" ? ColourScale::diverging(theme, range)
                                            : ColourScale::sequential(theme, range);
}

/// How wide the numbers beside the map are.
float gutter(const Theme& theme, const HeatMap& map) {
    float width = 0;
    for (const double value : {map.up().front(), map.up()[map.height() / 2], map.up().back()})
        width = std::max(width, size_of(theme.fonts.small, short_number(value)).x);
    return width + theme.px(14);
}

MapPicture picture_of(const Theme& theme, const SweepStudy& sweep) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const HeatMap& map = *sweep.map();
    const Box box{{at.x + gutter(theme, map), at.y + theme.px(kMapAbove)},
                  {at.x + room.x - theme.px(kLegend), at.y + room.y - theme.px(kMapBelow)}};
    return {sweep,
            map,
            scale_of(theme, sweep),
            box,
            {map.width(), box.min.x, box.max.x},
            {map.height(), box.max.y, box.min.y}};
}

double shown_at(const MapPicture& picture, std::size_t across, std::size_t up) {
    return picture.sweep.value(picture.sweep.shown_index(), across, up);
}

void draw_cells(const Theme& theme, const MapPicture& picture) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(picture.box.min, picture.box.max, theme.palette.sunken);
    for (std::size_t across = 0; across < picture.map.width(); ++across) {
        for (std::size_t up = 0; up < picture.map.height(); ++up) {
            const double value = shown_at(picture, across, up);
            if (std::isnan(value)) continue;
            list.AddRectFilled({picture.x.edge(across), picture.y.edge(up + 1)},
                               {picture.x.edge(across + 1), picture.y.edge(up)}, picture.colours(value));
        }
    }
}

/// A dark line with a light one in it, or the other way round: seen on every colour.
void draw_contour(const Theme& theme, const MapPicture& picture) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    std::vector<ImVec2> points;
    for (const rei::Polyline& line : picture.sweep.contour()) {
        points.clear();
        for (const GridPoint& point : line) points.push_back({picture.x.px(point.x), picture.y.px(point.y)});
        const auto count = static_cast<int>(points.size());
        list.AddPolyline(points.data(), count, theme.palette.pane, 0, theme.px(4));
        list.AddPolyline(points.data(), count, theme.palette.ink, 0, std::max(1.5F, theme.px(2)));
    }
}

/// Lines through the values of the policy as it is, and a ring where they cross.
void draw_present(const StudyPane& pane, const MapPicture& picture) {
    const Theme& theme = pane.theme();
    const Policy& policy = pane.bench.session.policy();
    const auto x = place_among(picture.map.across(), get_parameter(policy, picture.sweep.x().path));
    const auto y = place_among(picture.map.up(), get_parameter(policy, picture.sweep.y().path));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Stroke halo{with_alpha(theme.palette.pane, 0.7F), std::max(3.0F, theme.px(3))};
    const Stroke line{theme.palette.ink, std::max(1.0F, theme.px(1))};
    const auto draw_line = [&](ImVec2 from, ImVec2 to) {
        list.AddLine(from, to, halo.colour, halo.width);
        draw_dashed(list, from, to, line, theme.px(4), theme.px(3));
    };
    if (x) draw_line({picture.x.px(*x), picture.box.min.y}, {picture.x.px(*x), picture.box.max.y});
    if (y) draw_line({picture.box.min.x, picture.y.px(*y)}, {picture.box.max.x, picture.y.px(*y)});
    if (!x || !y) return;
    const ImVec2 at{picture.x.px(*x), picture.y.px(*y)};
    list.AddCircle(at, theme.px(6), theme.palette.pane, 0, theme.px(5));
    list.AddCircle(at, theme.px(6), theme.palette.ink, 0, theme.px(2));
    const float r = theme.px(7);
    pane.ui.items.note("study/map/present", {{at.x - r, at.y - r}, {at.x + r, at.y + r}});
}

std::string name_of_axis(const Parameter& parameter) {
    const std::string unit = parameter.unit.empty() ? "" : std::string(" [") + tr(parameter.unit) + "]";
    const bool has_region = is_border(parameter.path);
    return (has_region ? group_text(parameter.group) + " · " : "") + label_of(parameter) + unit;
}

void draw_axes(const Theme& theme, const MapPicture& picture) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box& box = picture.box;
    float free_from = box.min.x - theme.px(20);
    for (const NodeTick& tick : node_ticks(picture.map.across(), picture.x, theme.px(64))) {
        const float x = picture.x.px(tick.place);
        const float half = size_of(theme.fonts.small, tick.label).x / 2;
        list.AddLine({x, box.max.y}, {x, box.max.y + theme.px(3)}, p.line_strong);
        if (x - half < free_from) continue;
        draw_label(list, theme.fonts.small, {x, box.max.y + theme.px(10)}, 0.5F, p.ink_dim, tick.label);
        free_from = x + half + theme.px(6);
    }
    for (const NodeTick& tick : node_ticks(picture.map.up(), picture.y, theme.px(24))) {
        const float y = picture.y.px(tick.place);
        list.AddLine({box.min.x - theme.px(3), y}, {box.min.x, y}, p.line_strong);
        draw_label(list, theme.fonts.small, {box.min.x - theme.px(6), y}, 1, p.ink_dim, tick.label);
    }
    const float left = ImGui::GetCursorScreenPos().x;
    draw_label(list, theme.fonts.small, {left, box.min.y - theme.px(15)}, 0, p.ink,
               fitted(theme.fonts.small, "↑ " + name_of_axis(picture.sweep.y()), box.max.x - left));
    draw_label(list, theme.fonts.small, {box.max.x, box.max.y + theme.px(26)}, 1, p.ink,
               fitted(theme.fonts.small, name_of_axis(picture.sweep.x()) + " →", box.max.x - left));
}

/// The colours with what they mean.
void draw_legend(const Theme& theme, const MapPicture& picture) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Interval& range = picture.colours.range();
    const float left = picture.box.max.x + theme.px(12);
    const float right = left + theme.px(10);
    const Box& box = picture.box;
    const float step = std::max(1.0F, theme.px(1));
    const auto y_of = [&](double value) {
        const double share = range.high > range.low ? (value - range.low) / (range.high - range.low) : 0;
        return box.max.y - static_cast<float>(share) * box.height();
    };
    for (float y = box.min.y; y < box.max.y; y += step) {
        const double share = (box.max.y - y - step / 2) / box.height();
        list.AddRectFilled({left, y}, {right, std::min(y + step, box.max.y)},
                           picture.colours(range.low + share * (range.high - range.low)));
    }
    const auto label = [&](double value) {
        const float half = theme.px(7);
        draw_label(list, theme.fonts.small,
                   {right + theme.px(5), std::clamp(y_of(value), box.min.y + half, box.max.y - half)}, 0,
                   p.ink_dim, short_number(value));
    };
    label(range.low);
    if (range.high <= range.low) return;
    label(range.high);
    const float apart = theme.px(16);
    const float zero = y_of(0);
    if (picture.colours.is_diverging() && zero > box.min.y + apart && zero < box.max.y - apart) label(0);
}

/// Of a point in numbers.
void read_out(const Theme& theme, const MapPicture& picture, std::size_t across, std::size_t up) {
    const SweepStudy& sweep = picture.sweep;
    std::vector<std::string> lines{
        fmt::format("{}: {:.6g}", name_of_axis(sweep.x()), picture.map.across()[across]),
        fmt::format("{}: {:.6g}", name_of_axis(sweep.y()), picture.map.up()[up])};
    const double value = shown_at(picture, across, up);
    const bool is_known = across * picture.map.height() + up < sweep.points_done();
    if (!is_known) {
        lines.emplace_back(tr("not worked out yet"));
    } else {
        if (sweep.shown().metric)
            lines.push_back(
                fmt::format("{}: {}", label_of(sweep.shown()),
                            std::isnan(value) ? tr("not defined") : fmt::format("{:.6g}", value)));
        if (sweep.has_expectations()) {
            lines.push_back(fmt::format("{}: {:+.6g}", tr("least robustness"), sweep.value(0, across, up)));
            lines.push_back(fmt::format("{}: {:.0f} / {}", tr("expectations that hold"),
                                        sweep.value(1, across, up), sweep.shown().expectations));
        }
    }
    lines.emplace_back(tr("Click to adopt both values."));
    tooltip(theme, "", lines);
}

void hover(const StudyPane& pane, const MapPicture& picture) {
    const Theme& theme = pane.theme();
    ImGui::SetCursorScreenPos(picture.box.min);
    const bool is_clicked = hit_area("map", {picture.box.width(), picture.box.height()});
    pane.ui.items.note("study/map", picture.box);
    if (!ImGui::IsItemHovered()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const auto across = picture.x.node_at(mouse.x);
    const auto up = picture.y.node_at(mouse.y);
    if (!across || !up) return;
    const ImVec2 from{picture.x.edge(*across), picture.y.edge(*up + 1)};
    const ImVec2 to{picture.x.edge(*across + 1), picture.y.edge(*up)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRect({from.x - 2, from.y - 2}, {to.x + 2, to.y + 2}, theme.palette.pane, 0, 0, 3);
    list.AddRect({from.x - 1, from.y - 1}, {to.x + 1, to.y + 1}, theme.palette.ink);
    read_out(theme, picture, *across, *up);
    if (!is_clicked) return;
    const Parameter& x = picture.sweep.x();
    const Parameter& y = picture.sweep.y();
    pane.out.push_back(AdoptValues{tr("Adopt point"),
                                   {{x.path, adopted_value(picture.map.across()[*across], x)},
                                    {y.path, adopted_value(picture.map.up()[*up], y)}}});
}

}  // namespace

void sweep_map(const StudyPane& pane, const SweepStudy& sweep) {
    const MapPicture picture = picture_of(pane.theme(), sweep);
    if (picture.box.width() < pane.theme().px(24) || picture.box.height() < pane.theme().px(24)) return;
    draw_cells(pane.theme(), picture);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect(picture.box.min, picture.box.max, true);
    draw_contour(pane.theme(), picture);
    draw_present(pane, picture);
    list.PopClipRect();
    draw_axes(pane.theme(), picture);
    draw_legend(pane.theme(), picture);
    hover(pane, picture);
}

}  // namespace rei::workbench
