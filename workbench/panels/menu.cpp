#include <imgui.h>

#include "rei/commands/registry.hpp"
#include "rei/model/folder.hpp"
#include "rei/panels/panels.hpp"

namespace rei::workbench {

namespace {

void open_menu(const char* label, const std::string& current, const std::vector<std::string>& endings,
               Commands& out) {
    if (!ImGui::BeginMenu(label)) return;
    const std::vector<std::string> files = files_beside(current, endings);
    if (files.empty()) ImGui::TextDisabled("Drop a file on the window");
    for (const std::string& file : files) {
        if (ImGui::MenuItem(file_name(file).c_str(), nullptr, file == current)) out.push_back(OpenFile{file});
    }
    ImGui::EndMenu();
}

void menu_item(const Workbench& bench, const CommandInfo& info, Commands& out) {
    const bool is_checked = info.checked != nullptr && info.checked(bench);
    const std::string keys = text_of(info.shortcuts[0]);
    if (ImGui::MenuItem(text_now(info, bench).c_str(), keys.c_str(), is_checked, info.enabled(bench))) {
        out.push_back(Invoke{info.id});
    }
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", info.tooltip);
}

}  // namespace

void menu_bar(const Workbench& bench, Commands& out) {
    if (!ImGui::BeginMenuBar()) return;
    for (int menu = 0; menu < static_cast<int>(Menu::count); ++menu) {
        if (!ImGui::BeginMenu(name_of(static_cast<Menu>(menu)))) continue;
        if (static_cast<Menu>(menu) == Menu::file) {
            const Session& session = bench.session;
            open_menu("Open scenario", session.has_scenario() ? session.scenario().file : "",
                      {".yaml", ".yml", ".json"}, out);
            open_menu("Open policy", session.nominal().path, {".json"}, out);
            ImGui::Separator();
        }
        for (const CommandInfo& info : command_registry()) {
            if (static_cast<int>(info.menu) == menu) menu_item(bench, info, out);
        }
        ImGui::EndMenu();
    }
    ImGui::EndMenuBar();
}

}  // namespace rei::workbench
