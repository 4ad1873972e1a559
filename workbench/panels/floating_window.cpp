#include "rei/panels/floating_window.hpp"

#include <algorithm>
#include <string>

#include "rei/model/strings.hpp"
#include "rei/panels/widgets.hpp"

namespace rei::workbench {

namespace {

constexpr float kTop = 44;  ///< the title's height
constexpr float kRounding = 9;
constexpr float kCross = 26;

/// Title and cross; returns whether the cross was clicked.
bool title_line(Ui& ui, const char* title) {
    const Theme& theme = ui.theme;
    const ImVec2 min = ImGui::GetWindowPos();
    const float right = min.x + ImGui::GetWindowWidth();
    const float cross = theme.px(kCross);
    draw_label(*ImGui::GetWindowDrawList(), theme.fonts.title, {min.x + theme.px(18), min.y + theme.px(24)},
               0, theme.palette.ink, tr(title));
    ImGui::SetCursorScreenPos({right - cross - theme.px(10), min.y + theme.px(24) - cross / 2});
    const bool is_clicked = icon_button(theme, "close", Icon::close, cross, true, false, tr("Close"));
    ui.items.note(std::string("window/close/") + title, item_box());
    return is_clicked;
}

}  // namespace

bool begin_floating_window(Ui& ui, const char* title, ImVec2 size) {
    const Theme& theme = ui.theme;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(size.x, screen.x * 0.9F), std::min(size.y, screen.y * 0.85F)},
                             ImGuiCond_Appearing);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.palette.raised);
    ImGui::PushStyleColor(ImGuiCol_Border, theme.palette.line_strong);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.px(kRounding));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin(title, nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoCollapse |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar |
                     ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor(2);
    const bool is_closed = title_line(ui, title);
    ImGui::SetCursorPos({0, theme.px(kTop)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.px(18), theme.px(6)});
    ImGui::BeginChild("content", {0, ImGui::GetWindowHeight() - theme.px(kTop + 8)}, false,
                      ImGuiWindowFlags_AlwaysUseWindowPadding | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleVar();
    return !is_closed;
}

void end_floating_window() {
    ImGui::EndChild();
    ImGui::End();
}

}  // namespace rei::workbench
