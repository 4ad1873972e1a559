#include <imgui.h>

#include "rei/commands/registry.hpp"
#include "rei/panels/panels.hpp"

namespace rei::workbench {

namespace {

/// Keys that a text field needs for itself.
bool belongs_to_text(const Shortcut& shortcut) {
    if (shortcut.key >= Key::f1 && shortcut.key <= Key::f12) return false;
    if (!shortcut.ctrl) return true;
    switch (shortcut.key) {
        case Key::a:
        case Key::c:
        case Key::v:
        case Key::x:
        case Key::y:
        case Key::z:
            return true;
        default:
            return false;
    }
}

bool repeats(CommandId id) {
    return id == CommandId::undo || id == CommandId::redo || id == CommandId::previous_turn ||
           id == CommandId::next_turn || id == CommandId::previous_change || id == CommandId::next_change;
}

bool is_pressed(const Shortcut& shortcut, bool with_repeat) {
    if (shortcut.key == Key::none) return false;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl != shortcut.ctrl || io.KeyShift != shortcut.shift || io.KeyAlt) return false;
    return ImGui::IsKeyPressed(static_cast<int>(shortcut.key), with_repeat);
}

}  // namespace

void shortcuts(const Workbench& bench, Commands& out) {
    if (bench.view.dialog) return;
    const bool is_typing = ImGui::GetIO().WantTextInput;
    for (const CommandInfo& info : command_registry()) {
        for (const Shortcut& shortcut : info.shortcuts) {
            if (is_typing && belongs_to_text(shortcut)) continue;
            if (is_pressed(shortcut, repeats(info.id)) && info.enabled(bench)) out.push_back(Invoke{info.id});
        }
    }
}

}  // namespace rei::workbench
