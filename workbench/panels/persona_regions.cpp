// Regions: which parts of the plane mean which mood, in the order in which they are asked.
#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kAxisWidth = 74;

std::string summary_of(const Region& region) {
    std::string text = fmt::format("v {:g}…{:g}  a {:g}…{:g}", region.valence.low, region.valence.high,
                                   region.arousal.low, region.arousal.high);
    if (region.intensity) text += fmt::format("  i {:g}…{:g}", region.intensity->low, region.intensity->high);
    if (region.affinity) text += fmt::format("  ♥ {:g}…{:g}", region.affinity->low, region.affinity->high);
    return text;
}

/// The name of an axis as a check box where its bounds can be left out. Returns whether it was clicked.
bool axis_name(const PersonaPane& pane, const std::string& id, Axis axis, std::optional<bool> is_bound) {
    const Theme& theme = pane.theme();
    const float width = theme.px(kAxisWidth);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const bool clicked = hit_area(id.c_str(), {width, height}) && is_bound.has_value();
    pane.ui.items.note("persona/" + id, item_box());
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ink = is_bound && is_hovered ? theme.palette.ink : theme.palette.ink_dim;
    float x = at.x;
    if (is_bound) {
        const float side = theme.px(11);
        const Box box{{x, at.y + (height - side) / 2}, {x + side, at.y + (height + side) / 2}};
        list.AddRect(box.min, box.max, ink, theme.px(2));
        if (*is_bound) draw_check(list, box.centre(), side * 0.7F, {theme.palette.accent, theme.px(1.8F)});
        x += side + theme.px(4);
        if (is_hovered)
            ImGui::SetTooltip("%s", *is_bound ? tr("Hold whatever it is") : tr("Hold only between bounds"));
    }
    draw_label(list, theme.fonts.small, {x, at.y + height / 2}, 0, ink,
               fitted(theme.fonts.small, tr(name_of(axis)), at.x + width - x));
    return clicked;
}

SetRegionBounds with_bounds(std::size_t index, Axis axis, Interval value) {
    SetRegionBounds edit;
    edit.index = index;
    (axis == Axis::valence     ? edit.valence
     : axis == Axis::arousal   ? edit.arousal
     : axis == Axis::intensity ? edit.intensity
                               : edit.affinity) = value;
    return edit;
}

/// One axis of the region: its bounds, or that it has none.
void axis_row(const PersonaPane& pane, std::size_t index, Axis axis, const std::optional<Interval>& value) {
    const Theme& theme = pane.theme();
    const bool is_optional = axis == Axis::intensity || axis == Axis::affinity;
    const std::string id = fmt::format("region/{}/{}", index, name_of(axis));
    const float width = ImGui::GetContentRegionAvail().x - theme.px(kAxisWidth) - theme.px(6);
    const FindingRefs findings = pane.bench.lint.under(fmt::format("regions[{}].{}", index, name_of(axis)));
    if (axis_name(pane, id + "/bound", axis, is_optional ? std::optional(value.has_value()) : std::nullopt)) {
        if (value) {
            pane.edit(UnboundRegion{index, axis});
        } else {
            pane.edit(with_bounds(index, axis, whole_axis(axis)));
        }
    }
    ImGui::SameLine(0, theme.px(6));
    if (!value) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::Dummy({width, ImGui::GetFrameHeight()});
        draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + ImGui::GetFrameHeight() / 2},
                   0, theme.palette.ink_faint, tr("at any"));
        return;
    }
    const float mark = findings.empty() ? 0 : theme.px(kLintMark) + theme.px(4);
    bounds(pane, {id, axis, *value}, width - mark,
           [&](Interval now) { return with_bounds(index, axis, now); });
    if (findings.empty()) return;
    ImGui::SameLine(0, theme.px(4));
    lint_mark(pane.ui, "persona/" + id, findings);
}

/// The mood's colour, name and bounds in short; a click folds the row out.
void summary(const PersonaPane& pane, std::size_t index, bool is_open, float width) {
    const Theme& theme = pane.theme();
    const Region& region = pane.policy().regions[index];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const std::string id = fmt::format("region/{}", index);
    std::optional<std::size_t>& open = pane.ui.persona.region;
    if (hit_area(id.c_str(), {width, height})) {
        open = is_open ? std::nullopt : std::optional(index);
    }
    pane.ui.items.note("persona/" + id, item_box());
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& p = theme.palette;
    const float y = at.y + height / 2;
    draw_fold(list, theme, {at.x + theme.px(5), y}, is_open, is_hovered ? p.ink : p.ink_faint);
    list.AddCircleFilled({at.x + theme.px(20), y}, theme.px(5), mood_colour(region.mood));
    float x = at.x + theme.px(30);
    const std::string name = fitted(theme.fonts.bold, display_text(region.mood), width * 0.35F);
    draw_label(list, theme.fonts.bold, {x, y}, 0, p.ink, name);
    x += size_of(theme.fonts.bold, name).x + theme.px(8);
    const std::string text = summary_of(region);
    draw_label(list, theme.fonts.small, {x, y}, 0, p.ink_faint,
               fitted(theme.fonts.small, text, at.x + width - x));
    if (is_hovered) ImGui::SetTooltip("%s", text.c_str());
}

void region_row(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const auto& regions = pane.policy().regions;
    const Region& region = regions[index];
    const std::string path = fmt::format("regions[{}]", index);
    const std::string id = fmt::format("region/{}", index);
    const float gap = theme.px(2);
    const bool is_open = pane.ui.persona.region == index;
    reveal_here(pane, path);
    const FindingRefs findings = is_open ? pane.bench.lint.at(path) : pane.bench.lint.under(path);
    const float mark = findings.empty() ? 0 : theme.px(kLintMark) + gap;
    summary(pane, index, is_open, ImGui::GetContentRegionAvail().x - 3 * (glyph_width(theme) + gap) - mark);
    if (!findings.empty()) {
        ImGui::SameLine(0, gap);
        lint_mark(pane.ui, "persona/" + id, findings);
    }
    ImGui::SameLine(0, gap);
    const auto move_to = [&](std::size_t to) {
        pane.edit(MoveRegion{index, to});
        if (is_open) pane.ui.persona.region = to;
    };
    if (glyph_button(pane, id + "/up", "↑", index > 0, tr("Ask it earlier: of several the first wins")))
        move_to(index - 1);
    ImGui::SameLine(0, gap);
    if (glyph_button(pane, id + "/down", "↓", index + 1 < regions.size(), tr("Ask it later")))
        move_to(index + 1);
    ImGui::SameLine(0, gap);
    if (glyph_button(pane, id + "/delete", "x", true, tr("Delete this region")))
        pane.edit(DeleteRegion{index});
    if (!is_open) return;
    ImGui::Indent(theme.px(14));
    if (const auto mood =
            mood_choice(pane, id + "/mood", region.mood, ImGui::GetContentRegionAvail().x * 0.5F, false))
        pane.edit(SetRegionMood{index, *mood});
    axis_row(pane, index, Axis::valence, region.valence);
    axis_row(pane, index, Axis::arousal, region.arousal);
    axis_row(pane, index, Axis::intensity, region.intensity);
    axis_row(pane, index, Axis::affinity, region.affinity);
    ImGui::Unindent(theme.px(14));
    ImGui::Dummy({0, theme.px(4)});
}

/// A mood that has no region yet, else the first one.
std::string mood_to_place(const Policy& policy) {
    for (const std::string& mood : policy.emotions) {
        bool has_region = mood == "neutral";
        for (const Region& region : policy.regions) has_region = has_region || region.mood == mood;
        if (!has_region) return mood;
    }
    return policy.emotions.front();
}

}  // namespace

void persona_regions(const PersonaPane& pane) {
    const auto& regions = pane.policy().regions;
    advice(pane,
           regions.empty()
               ? tr("No part of the plane means a mood yet, so only triggers leave neutral. Add a region "
                    "and drag it in the circumplex.")
               : tr("Of several that hold, the first in the list wins."));
    for (std::size_t k = 0; k < regions.size(); ++k) region_row(pane, k);
    ImGui::Dummy({0, pane.theme().px(4)});
    if (ImGui::Button(tr("Add region"))) {
        pane.edit(AddRegion{{mood_to_place(pane.policy()), {-0.2, 0.2}, {0.4, 0.7}, {}, {}}});
        pane.ui.persona.region = regions.size();
        pane.ui.persona.reveal = fmt::format("regions[{}]", regions.size());
    }
    pane.ui.items.note("persona/region/new", item_box());
}

}  // namespace rei::workbench
