#include <algorithm>

#include <fmt/format.h>

#include "rei/model/display_text.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/output_parts.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

/// Heading and button; below them the turn and the mood before it.
void header(Ui& ui, const std::optional<TurnPrompt>& prompt, const Box& box) {
    const Theme& theme = ui.theme;
    const Palette& p = theme.palette;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = box.min.y + theme.px(10);
    draw_label(list, theme.fonts.bold, {box.min.x, y}, 0, p.accent, tr("Prompt"));
    if (!prompt) return;
    const bool is_copied = ui.output.copied == prompt->text;
    const char* const text = tr(is_copied ? "Copied" : "Copy");
    const float width = size_of(theme.fonts.body, tr("Copied")).x + 2 * ImGui::GetStyle().FramePadding.x;
    ImGui::SetCursorScreenPos({box.max.x - width, box.min.y - theme.px(2)});
    ImGui::PushStyleColor(ImGuiCol_Text, is_copied ? p.good : p.ink);
    ImGui::PushID("prompt");
    if (ImGui::Button(fmt::format("{}###copy", text).c_str(), {width, theme.px(24)})) {
        ImGui::SetClipboardText(prompt->text.c_str());
        ui.output.copied = prompt->text;
    }
    ImGui::PopID();
    ImGui::PopStyleColor();
    ui.items.note("output/copy", item_box());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr("Put the whole prompt on the clipboard."));

    const std::string whose = fmt::format(fmt::runtime(tr("before turn {}")), prompt->turn + 1);
    const float second = box.min.y + theme.px(33);
    const ImVec2 chip = chip_size(theme, prompt->mood);
    const std::string shown = fitted(theme.fonts.small, whose, box.width() - chip.x - theme.px(8));
    draw_label(list, theme.fonts.small, {box.min.x, second}, 0, p.ink_dim, shown);
    draw_chip(list, theme,
              {box.min.x + size_of(theme.fonts.small, shown).x + theme.px(8), second - chip.y / 2},
              mood_colour(prompt->mood), prompt->mood, true);
}

}  // namespace

void output_prompt(const Workbench& bench, Ui& ui, const Box& box) {
    const Theme& theme = ui.theme;
    const std::optional<TurnPrompt> prompt = prompt_at(bench.session, bench.playback.time_sec());
    header(ui, prompt, box);
    const Box sheet{{box.min.x, box.min.y + theme.px(prompt ? 48 : 26)}, box.max};
    ImGui::GetWindowDrawList()->AddRectFilled(sheet.min, sheet.max, theme.palette.sunken, theme.px(5));
    ImGui::SetCursorScreenPos(sheet.min);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(10), theme.px(8)});
    ImGui::BeginChild("prompt-text", {sheet.width(), sheet.height()}, false,
                      ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    if (prompt) {
        paragraphs(theme, theme.palette.ink, prompt->text);
        ui.items.note("output/prompt", sheet);
    } else {
        empty_state(theme, tr("Nobody has spoken yet"),
                    tr("From the first turn on, its prompt stands here."));
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace rei::workbench
