// Families: moods that pass into each other without waiting for the cooldown.
#include <algorithm>

#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// Moods that are not in the family yet.
void add_choice(const PersonaPane& pane, std::size_t index, const std::string& id, float width) {
    const std::vector<std::string>& family = pane.policy().families[index];
    ImGui::SetNextItemWidth(width);
    ImGui::PushID(id.c_str());
    const bool is_open = ImGui::BeginCombo("##add", tr("add a mood"));
    pane.ui.items.note("persona/" + id + "/add", item_box());
    if (is_open) {
        for (const std::string& mood : pane.policy().emotions) {
            if (std::find(family.begin(), family.end(), mood) != family.end()) continue;
            const Scoped colour(ImGuiCol_Text, ink_of(pane.theme(), mood_colour(mood)));
            if (ImGui::Selectable(mood.c_str())) pane.edit(AddToFamily{index, mood});
            pane.ui.items.note(fmt::format("persona/{}/add/{}", id, mood), item_box());
        }
        ImGui::EndCombo();
    }
    ImGui::PopID();
}

void family_row(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const std::vector<std::string>& family = pane.policy().families[index];
    const std::string id = fmt::format("family/{}", index);
    const float line = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::AlignTextToFramePadding();
    part_heading(pane, fmt::format(fmt::runtime(tr("Family {}")), index + 1));
    const float choice = std::min(theme.px(130), line * 0.45F);
    ImGui::SetCursorScreenPos({at.x + line - choice - glyph_width(theme) - theme.px(6), at.y});
    add_choice(pane, index, id, choice);
    ImGui::SameLine(0, theme.px(6));
    if (glyph_button(pane, id + "/delete", "x", true, tr("Delete this family; its moods stay")))
        pane.edit(DeleteFamily{index});
    if (family.empty()) advice(pane, tr("Nobody is in it yet: add two moods or more."));
    const NameClicks clicks = mood_chips(pane, {id, family, std::nullopt, true, nullptr});
    if (clicks.removed) pane.edit(RemoveFromFamily{index, family[*clicks.removed]});
    ImGui::Dummy({0, theme.px(4)});
}

}  // namespace

void persona_families(const PersonaPane& pane) {
    const auto& families = pane.policy().families;
    advice(pane, families.empty()
                     ? tr("No families yet: every change of mood waits for the cooldown. Moods of a family "
                          "pass into each other at once.")
                     : tr("Moods of a family pass into each other without waiting for the cooldown."));
    ImGui::Dummy({0, pane.theme().px(2)});
    for (std::size_t k = 0; k < families.size(); ++k) family_row(pane, k);
    if (ImGui::Button(tr("New family"))) pane.edit(AddFamily{});
    pane.ui.items.note("persona/family/new", item_box());
}

}  // namespace rei::workbench
