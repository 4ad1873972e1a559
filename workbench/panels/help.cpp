#include <algorithm>
#include <array>

#include <imgui.h>

#include "rei/commands/registry.hpp"
#include "rei/panels/panels.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

struct Gesture {
    const char* where;
    const char* what;
};
constexpr std::array kGestures{
    Gesture{"Timeline: click", "put the playhead there"},
    Gesture{"Timeline: drag the ruler or the playhead", "scrub"},
    Gesture{"Timeline: drag", "move the view"},
    Gesture{"Timeline: wheel", "zoom at the mouse; with Shift move the view"},
    Gesture{"Timeline: drag with the right button", "zoom into what is marked"},
    Gesture{"Timeline: double click", "show the whole conversation"},
    Gesture{"Timeline: Shown", "choose variants, lines and lanes"},
    Gesture{"Timeline: click a variant's name", "make it the main one; likewise in Compare"},
    Gesture{"Diagnosis: click a finding", "go there; Apply changes the one number that cures it"},
    Gesture{"Circumplex: drag a border", "move it; Esc takes it back"},
    Gesture{"Scenario, Expectations: click", "go to that moment"},
    Gesture{"Slider: drag", "one entry for undo, however long the drag; with Shift finer"},
    Gesture{"Window: drop a file", "open that scenario or policy"},
};

void row(const Theme& theme, const std::string& left, const std::string& right, float column) {
    {
        const Scoped style(theme.fonts.body, theme.palette.accent);
        ImGui::TextUnformatted(left.c_str());
    }
    ImGui::SameLine(column);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(right.c_str());
    ImGui::PopTextWrapPos();
}

/// A centred window that is open as long as the model says so.
bool begin_dialog(const Theme& theme, const char* title, ImVec2 size) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(size.x, screen.x * 0.9F), std::min(size.y, screen.y * 0.85F)},
                             ImGuiCond_Appearing);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.palette.raised);
    ImGui::PushStyleColor(ImGuiCol_TitleBgActive, theme.palette.line);
    ImGui::PushStyleColor(ImGuiCol_TitleBg, theme.palette.line);
    bool is_open = true;
    ImGui::Begin(title, &is_open, ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor(3);
    return is_open;
}

}  // namespace

void help_window(const Workbench& bench, Ui& ui, Commands& out) {
    if (!bench.view.help_open) return;
    const Theme& theme = ui.theme;
    if (!begin_dialog(theme, "Keys and mouse", {theme.px(640), theme.px(640)}))
        out.push_back(Invoke{CommandId::show_help});
    for (const CommandInfo& info : command_registry()) {
        std::string keys = text_of(info.shortcuts[0]);
        if (keys.empty()) continue;
        if (info.shortcuts[1].key != Key::none) keys += ", " + text_of(info.shortcuts[1]);
        row(theme, keys, std::string(info.text) + ": " + info.tooltip, theme.px(170));
    }
    ImGui::Separator();
    for (const Gesture& gesture : kGestures) row(theme, gesture.where, gesture.what, theme.px(300));
    ImGui::End();
}

void notices_window(const Workbench& bench, Ui& ui, Commands& out) {
    if (!bench.view.notices_open) return;
    const Theme& theme = ui.theme;
    if (!begin_dialog(theme, "Messages", {theme.px(640), theme.px(420)}))
        out.push_back(Invoke{CommandId::show_notices});
    const auto& history = bench.notices.history();
    if (history.empty())
        empty_state(theme, "No messages yet",
                    "Problems with files and the results of exports are kept here.");
    for (auto notice = history.rbegin(); notice != history.rend(); ++notice) {
        const ImU32 colour = notice->kind == NoticeKind::problem ? theme.palette.bad : theme.palette.ink;
        {
            const Scoped style(theme.fonts.bold, colour);
            ImGui::TextWrapped("%s", notice->title.c_str());
        }
        const Scoped style(theme.fonts.body, theme.palette.ink_dim);
        if (!notice->detail.empty()) ImGui::TextWrapped("%s", notice->detail.c_str());
        ImGui::Spacing();
    }
    ImGui::End();
}

}  // namespace rei::workbench
