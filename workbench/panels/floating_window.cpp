#include "rei/panels/floating_window.hpp"

#include <algorithm>
#include <string>

#include "rei/model/strings.hpp"

namespace rei::workbench {

bool begin_floating_window(const Theme& theme, const char* title, ImVec2 size) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Appearing, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({std::min(size.x, screen.x * 0.9F), std::min(size.y, screen.y * 0.85F)},
                             ImGuiCond_Appearing);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, theme.palette.raised);
    ImGui::PushStyleColor(ImGuiCol_TitleBgActive, theme.palette.line);
    ImGui::PushStyleColor(ImGuiCol_TitleBg, theme.palette.line);
    bool is_open = true;
    ImGui::Begin((std::string(tr(title)) + "###" + title).c_str(), &is_open,
                 ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings);
    ImGui::PopStyleColor(3);
    return is_open;
}

}  // namespace rei::workbench
