#include <imgui.h>

#include "rei/commands/registry.hpp"
#include "rei/model/display_text.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/strings.hpp"
#include "rei/panels/panels.hpp"

namespace rei::workbench {

namespace {

/// A label in the language of the interface with an id that is the same in all.
std::string label_of_menu(const char* english) {
    return std::string(tr(english)) + "###" + english;
}

void open_menu(const char* label, const std::string& current, const std::vector<std::string>& endings,
               Commands& out) {
    if (!ImGui::BeginMenu(label_of_menu(label).c_str())) return;
    const std::vector<std::string> files = files_beside(current, endings);
    if (files.empty()) ImGui::TextDisabled("%s", tr("Drop a file on the window"));
    for (const std::string& file : files) {
        if (ImGui::MenuItem(file_name(file).c_str(), nullptr, file == current)) out.push_back(OpenFile{file});
    }
    ImGui::EndMenu();
}

void recent_menu(const Workbench& bench, Commands& out) {
    const std::vector<RecentFile>& recents = bench.preferences.recents;
    if (!ImGui::BeginMenu(label_of_menu("Recent").c_str(), !recents.empty())) return;
    for (const FileKind kind : {FileKind::scenario, FileKind::policy}) {
        if (kind == FileKind::policy) ImGui::Separator();
        for (const RecentFile& recent : recents) {
            if (recent.kind != kind) continue;
            // two files of the same name in two folders are two items
            const std::string label = display_text(file_name(recent.path)) + "###" + recent.path;
            if (ImGui::MenuItem(label.c_str())) out.push_back(OpenFile{recent.path});
            if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", display_text(recent.path).c_str());
        }
    }
    ImGui::EndMenu();
}

void menu_item(const Workbench& bench, const CommandInfo& info, Commands& out) {
    const bool is_checked = info.checked != nullptr && info.checked(bench);
    const std::string keys = text_of(info.shortcuts[0]);
    if (ImGui::MenuItem(text_now(info, bench).c_str(), keys.c_str(), is_checked, info.enabled(bench))) {
        out.push_back(Invoke{info.id});
    }
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", tr(info.tooltip));
}

}  // namespace

void menu_bar(const Workbench& bench, Commands& out) {
    if (!ImGui::BeginMenuBar()) return;
    for (int menu = 0; menu < static_cast<int>(Menu::count); ++menu) {
        if (!ImGui::BeginMenu(label_of_menu(name_of(static_cast<Menu>(menu))).c_str())) continue;
        if (static_cast<Menu>(menu) == Menu::file) {
            const Session& session = bench.session;
            open_menu("Open scenario", session.has_scenario() ? session.scenario().file : "",
                      {".yaml", ".yml", ".json"}, out);
            open_menu("Open policy", session.policy_file().path, {".json"}, out);
            recent_menu(bench, out);
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
