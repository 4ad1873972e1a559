// Triggers: words that force a mood, in the order in which they are looked for.
#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// "any → happy", each a choice. Returns the width it took.
struct TriggerMoods {
    std::string source, target;
};
std::optional<TriggerMoods> moods_row(const PersonaPane& pane, const std::string& id, const TriggerMoods& now,
                                      float width) {
    const Theme& theme = pane.theme();
    const float arrow = theme.px(22);
    const float each = (width - arrow) / 2;
    std::optional<TriggerMoods> chosen;
    if (const auto source = mood_choice(pane, id + "/from", now.source, each, true))
        chosen = TriggerMoods{*source, now.target};
    ImGui::SameLine(0, 0);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({arrow, ImGui::GetFrameHeight()});
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.body,
               {at.x + arrow / 2, at.y + ImGui::GetFrameHeight() / 2}, 0.5F, theme.palette.ink_dim, "→");
    ImGui::SameLine(0, 0);
    if (const auto target = mood_choice(pane, id + "/to", now.target, each, false))
        chosen = TriggerMoods{now.source, *target};
    return chosen;
}

void trigger_row(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const auto& triggers = pane.policy().transitions;
    const TriggerRule& rule = triggers[index];
    const std::string path = "transitions." + rule.key;
    const std::string id = "trigger/" + rule.key;
    reveal_here(pane, path);
    const float gap = theme.px(2);
    const FindingRefs findings = pane.bench.lint.at(path);
    const float mark = findings.empty() ? 0 : theme.px(kLintMark) + gap;
    const float moods_width =
        ImGui::GetContentRegionAvail().x - 3 * (glyph_width(theme) + gap) - theme.px(6) - mark;
    if (const auto moods = moods_row(pane, id, {rule.source, rule.target}, moods_width))
        pane.edit(SetTriggerMoods{index, moods->source, moods->target});
    if (!findings.empty()) {
        ImGui::SameLine(0, gap);
        lint_mark(pane.ui, "persona/" + id, findings);
    }
    ImGui::SameLine(0, theme.px(6));
    if (glyph_button(pane, id + "/up", "↑", index > 0, tr("Look for it earlier: of several the first acts")))
        pane.edit(MoveTrigger{index, index - 1});
    ImGui::SameLine(0, gap);
    if (glyph_button(pane, id + "/down", "↓", index + 1 < triggers.size(), tr("Look for it later")))
        pane.edit(MoveTrigger{index, index + 1});
    ImGui::SameLine(0, gap);
    if (glyph_button(pane, id + "/delete", "x", true, tr("Delete this trigger with its words")))
        pane.edit(DeleteTrigger{index});
    if (auto words = word_list(pane, {id, path, rule.key, true}, rule.words))
        pane.edit(SetTriggerWords{index, std::move(*words)});
    ImGui::Dummy({0, theme.px(4)});
}

void new_trigger(const PersonaPane& pane) {
    const Theme& theme = pane.theme();
    PersonaUi& ui = pane.ui.persona;
    if (pane.policy().mood(ui.new_target) == kNoMood) ui.new_target = pane.policy().emotions.front();
    if (ui.new_source != "any" && pane.policy().mood(ui.new_source) == kNoMood) ui.new_source = "any";
    part_heading(pane, tr("New trigger"));
    const float button = ImGui::CalcTextSize(tr("Add")).x + 2 * ImGui::GetStyle().FramePadding.x;
    const float width = ImGui::GetContentRegionAvail().x - button - theme.px(8);
    if (const auto moods = moods_row(pane, "trigger/new", {ui.new_source, ui.new_target}, width)) {
        ui.new_source = moods->source;
        ui.new_target = moods->target;
    }
    ImGui::SameLine(0, theme.px(8));
    if (ImGui::Button(tr("Add"))) pane.edit(AddTrigger{ui.new_source, ui.new_target, {}});
    pane.ui.items.note("persona/trigger/new/add", item_box());
}

}  // namespace

void persona_triggers(const PersonaPane& pane) {
    const auto& triggers = pane.policy().transitions;
    if (triggers.empty()) {
        advice(pane, tr("No word forces a mood yet. Choose where a trigger comes from and leads to, add it, "
                        "and give it words."));
    }
    for (std::size_t k = 0; k < triggers.size(); ++k) trigger_row(pane, k);
    new_trigger(pane);
}

}  // namespace rei::workbench
