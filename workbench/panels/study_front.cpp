// The front: how soon a persona answers against how steady it is, a dot a persona; a click adopts it.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/study_parts.hpp"
#include "rei/panels/widgets.hpp"
#include "rei/plot/heat_grid.hpp"

namespace rei::workbench {

namespace {

constexpr float kFrontBelow = 36;
constexpr float kFrontAbove = 18;
constexpr float kLeft = 44;
constexpr float kDotReach = 14;  ///< how far from a dot the mouse may be

struct FrontPicture {
    const FrontStudy& study;
    Box box;
    Axis2Px x, y;  ///< latency, changes of mood a minute

    [[nodiscard]] ImVec2 at(const FrontPoint& point) const {
        return {x.px(point.latency_sec), y.px(point.flips_per_min)};
    }
};

/// With room around it; never without extent.
Interval range_over(const std::vector<FrontPoint>& points, double FrontPoint::*number) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const FrontPoint& point : points) {
        low = std::min(low, point.*number);
        high = std::max(high, point.*number);
    }
    const double room = std::max(0.1 * (high - low), 0.02 * std::max(1.0, std::abs(high)));
    return {low - room, high + room};
}

FrontPicture picture_of(const Theme& theme, const FrontStudy& study) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const Box box{{at.x + theme.px(kLeft), at.y + theme.px(kFrontAbove)},
                  {at.x + room.x - theme.px(10), at.y + room.y - theme.px(kFrontBelow)}};
    return {study,
            box,
            {range_over(study.points(), &FrontPoint::latency_sec), box.min.x, box.max.x},
            {range_over(study.points(), &FrontPoint::flips_per_min), box.max.y, box.min.y}};
}

void draw_axes(const Theme& theme, const FrontPicture& picture) {
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box& box = picture.box;
    list.AddRectFilled(box.min, box.max, p.sunken);
    for (const Tick& tick : number_ticks(picture.x, theme.px(64))) {
        const float x = picture.x.px(tick.value);
        list.AddLine({x, box.min.y}, {x, box.max.y}, p.line);
        draw_label(list, theme.fonts.small, {x, box.max.y + theme.px(10)}, 0.5F, p.ink_dim, tick.label);
    }
    for (const Tick& tick : number_ticks(picture.y, theme.px(26))) {
        const float y = picture.y.px(tick.value);
        list.AddLine({box.min.x, y}, {box.max.x, y}, p.line);
        draw_label(list, theme.fonts.small, {box.min.x - theme.px(6), y}, 1, p.ink_dim, tick.label);
    }
    const float left = ImGui::GetCursorScreenPos().x;
    draw_label(list, theme.fonts.small, {left, box.min.y - theme.px(9)}, 0, p.ink,
               fitted(theme.fonts.small, tr("↑ changes of mood a minute"), box.max.x - left));
    draw_label(list, theme.fonts.small, {box.max.x, box.max.y + theme.px(26)}, 1, p.ink,
               fitted(theme.fonts.small, tr("seconds until it answers →"), box.max.x - left));
}

/// The dot under the mouse.
std::optional<std::size_t> dot_at(const Theme& theme, const FrontPicture& picture, ImVec2 mouse) {
    std::optional<std::size_t> nearest;
    float least = theme.px(kDotReach);
    for (std::size_t k = 0; k < picture.study.points().size(); ++k) {
        const ImVec2 at = picture.at(picture.study.points()[k]);
        const float distance = std::hypot(at.x - mouse.x, at.y - mouse.y);
        if (distance >= least) continue;
        least = distance;
        nearest = k;
    }
    return nearest;
}

void read_out(const StudyPane& pane, const FrontPicture& picture, const FrontPoint& point) {
    constexpr std::size_t kMostChanges = 10;
    std::vector<std::string> lines{
        fmt::format(fmt::runtime(tr("answers after {:.4g} s")), point.latency_sec),
        fmt::format(fmt::runtime(tr("{:.4g} changes of mood a minute")), point.flips_per_min)};
    const std::vector<PolicyEdit> changes = picture.study.changes(point);
    for (std::size_t k = 0; k < std::min(kMostChanges, changes.size()); ++k) {
        const Parameter* const parameter = parameter_at(pane.bench.session, changes[k].path);
        lines.push_back(fmt::format(
            "{}: {:.6g}", parameter == nullptr ? changes[k].path : label_of(*parameter), changes[k].value));
    }
    if (changes.size() > kMostChanges)
        lines.push_back(fmt::format(fmt::runtime(tr("… and {} more")), changes.size() - kMostChanges));
    lines.emplace_back(tr("Click to adopt it."));
    tooltip(pane.theme(), "", lines);
}

/// Whether the policy is just this point.
bool is_present(const StudyPane& pane, const FrontStudy& study, const FrontPoint& point) {
    const std::vector<PolicyEdit> edits = study.edits(point);
    return std::all_of(edits.begin(), edits.end(), [&](const PolicyEdit& edit) {
        return get_parameter(pane.bench.session.policy(), edit.path) == edit.value;
    });
}

void front_picture(const StudyPane& pane, const FrontStudy& study) {
    const Theme& theme = pane.theme();
    const Palette& p = theme.palette;
    const FrontPicture picture = picture_of(theme, study);
    if (picture.box.width() < theme.px(24) || picture.box.height() < theme.px(24)) return;
    draw_axes(theme, picture);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::vector<FrontPoint>& points = study.points();
    for (std::size_t k = 1; k < points.size(); ++k)
        list.AddLine(picture.at(points[k - 1]), picture.at(points[k]), p.line_strong, theme.px(1));
    ImGui::SetCursorScreenPos(picture.box.min);
    const bool is_clicked = hit_area("front", {picture.box.width(), picture.box.height()});
    std::optional<std::size_t> hot;
    if (ImGui::IsItemHovered()) hot = dot_at(theme, picture, ImGui::GetIO().MousePos);
    for (std::size_t k = 0; k < points.size(); ++k) {
        const ImVec2 at = picture.at(points[k]);
        list.AddCircleFilled(at, theme.px(hot == k ? 7 : 5), p.accent);
        if (is_present(pane, study, points[k])) list.AddCircle(at, theme.px(9), p.ink, 0, theme.px(2));
        const float r = theme.px(5);
        pane.ui.items.note(fmt::format("study/front/{}", k), {{at.x - r, at.y - r}, {at.x + r, at.y + r}});
    }
    if (!hot) return;
    read_out(pane, picture, points[*hot]);
    if (is_clicked)
        pane.out.push_back(AdoptValues{tr("Adopt tuned policy"), study.edits(points[*hot]),
                                       study.provenance(points[*hot]), study.base().words_from});
}

}  // namespace

void front_setup(const StudyPane& pane) {
    const Scoped style(pane.theme().fonts.small, pane.theme().palette.ink_faint);
    ImGui::TextWrapped("%s",
                       tr("Under all of these every expectation holds. Sooner costs more changes of mood; "
                          "each dot is the best there is for its price."));
}

void front_result(const StudyPane& pane) {
    const FrontStudy* const study = pane.studies().front();
    if (study == nullptr || study->points().empty()) {
        const bool is_running = study != nullptr && study->job().is_running();
        empty_state(
            pane.theme(), tr(is_running ? "Searching the front" : "No front yet"),
            tr("Tune, then press Search the front: how soon the persona answers against how steady it "
               "is, to choose from."));
        return;
    }
    result_heading(pane, StudyKind::front,
                   fmt::format(fmt::runtime(tr("{} policies tried  ·  {} to choose from")), study->tries(),
                               study->points().size()));
    front_picture(pane, *study);
}

}  // namespace rei::workbench
