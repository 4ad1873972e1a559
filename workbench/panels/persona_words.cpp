// Classes of keywords.
#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/panels/persona_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// "v +1.00  a +0.20": where each word of the class pushes.
void direction(const PersonaPane& pane, const SentimentClass& entry, float width) {
    const Theme& theme = pane.theme();
    const std::string text = fmt::format("v {:+.2f}  a {:+.2f}", entry.valence, entry.arousal);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string id = "class/" + entry.name + "/direction";
    ImGui::PushID(id.c_str());
    if (hit_area("##direction", {width, ImGui::GetFrameHeight()})) {
        pane.ui.parameters.filter = "sentiment_weights." + entry.name;
        pane.out.push_back(Invoke{CommandId::show_parameters});
    }
    ImGui::PopID();
    pane.ui.items.note("persona/" + id, item_box());
    const bool is_hovered = ImGui::IsItemHovered();
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.small, {at.x, at.y + ImGui::GetFrameHeight() / 2}, 0,
               is_hovered ? theme.palette.accent : theme.palette.ink_faint, text);
    if (is_hovered)
        ImGui::SetTooltip("%s", tr("How far each of its words pushes valence and arousal; click to turn it"));
}

void class_row(const PersonaPane& pane, std::size_t index) {
    const Theme& theme = pane.theme();
    const SentimentClass& entry = pane.policy().classes[index];
    const std::string path = "sentiment_keywords." + entry.name;
    const std::string id = "class/" + entry.name;
    reveal_here(pane, path);
    const float gap = theme.px(6);
    const float width = ImGui::GetContentRegionAvail().x;
    const float name_width = width * 0.42F;
    if (const auto name = name_field(pane, fmt::format("class/{}/name", index), entry.name, name_width))
        pane.edit(RenameClass{index, *name});
    ImGui::SameLine(0, gap);
    const FindingRefs findings = pane.bench.lint.at(path);
    const float mark = findings.empty() ? 0 : theme.px(kLintMark) + gap;
    direction(pane, entry, width - name_width - glyph_width(theme) - 2 * gap - mark);
    if (!findings.empty()) {
        ImGui::SameLine(0, gap);
        lint_mark(pane.ui, "persona/" + id, findings);
    }
    ImGui::SameLine(0, gap);
    if (glyph_button(pane, id + "/delete", "x", true, tr("Delete this class with its words")))
        pane.edit(DeleteClass{index});
    if (auto words = word_list(pane, {id, path, entry.name, false}, entry.keywords))
        pane.edit(SetKeywords{index, std::move(*words)});
    ImGui::Dummy({0, theme.px(4)});
}

}  // namespace

void persona_words(const PersonaPane& pane) {
    const auto& classes = pane.policy().classes;
    if (classes.empty()) {
        advice(pane,
               tr("No words are listened for yet. Add a class, such as praise or insult, give it words, "
                  "and turn how far they push."));
    }
    for (std::size_t k = 0; k < classes.size(); ++k) class_row(pane, k);
    if (const auto name = new_field(pane, "class/new", tr("New class: a name, then Enter"),
                                    ImGui::GetContentRegionAvail().x)) {
        pane.edit(AddClass{*name});
    }
}

}  // namespace rei::workbench
