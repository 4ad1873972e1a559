#include "rei/platform/key_input.hpp"

#include <array>

#include <imgui.h>

namespace rei::workbench {

void install_key_map(ImGuiIO& io) {
    struct Entry {
        ImGuiKey_ theirs;
        Key ours;
    };
    constexpr std::array entries{Entry{ImGuiKey_Tab, Key::tab},
                                 Entry{ImGuiKey_LeftArrow, Key::left},
                                 Entry{ImGuiKey_RightArrow, Key::right},
                                 Entry{ImGuiKey_UpArrow, Key::up},
                                 Entry{ImGuiKey_DownArrow, Key::down},
                                 Entry{ImGuiKey_PageUp, Key::page_up},
                                 Entry{ImGuiKey_PageDown, Key::page_down},
                                 Entry{ImGuiKey_Home, Key::home},
                                 Entry{ImGuiKey_End, Key::end},
                                 Entry{ImGuiKey_Insert, Key::insert},
                                 Entry{ImGuiKey_Delete, Key::del},
                                 Entry{ImGuiKey_Backspace, Key::backspace},
                                 Entry{ImGuiKey_Space, Key::space},
                                 Entry{ImGuiKey_Enter, Key::enter},
                                 Entry{ImGuiKey_Escape, Key::escape},
                                 Entry{ImGuiKey_KeyPadEnter, Key::keypad_enter},
                                 Entry{ImGuiKey_A, Key::a},
                                 Entry{ImGuiKey_C, Key::c},
                                 Entry{ImGuiKey_V, Key::v},
                                 Entry{ImGuiKey_X, Key::x},
                                 Entry{ImGuiKey_Y, Key::y},
                                 Entry{ImGuiKey_Z, Key::z}};
    for (const Entry& entry : entries) io.KeyMap[entry.theirs] = static_cast<int>(entry.ours);
}

void KeyQueue::push_modifiers(bool ctrl, bool shift, bool alt, bool super) {
    transitions_.push_back({Key::none, false, ctrl, shift, alt, super});
}

bool KeyQueue::flush(ImGuiIO& io) {
    std::array<bool, static_cast<std::size_t>(Key::count)> changed{};
    bool any_key_changed = false;
    while (!transitions_.empty()) {
        const Transition& next = transitions_.front();
        if (next.key == Key::none) {
            // a modifier must not overtake the key it was held with
            if (any_key_changed) break;
            io.KeyCtrl = next.ctrl;
            io.KeyShift = next.shift;
            io.KeyAlt = next.alt;
            io.KeySuper = next.super;
        } else {
            const auto index = static_cast<std::size_t>(next.key);
            if (changed[index]) break;
            changed[index] = true;
            any_key_changed = true;
            io.KeysDown[index] = next.down;
        }
        transitions_.pop_front();
    }
    return !transitions_.empty();
}

void KeyQueue::release_all(ImGuiIO& io) {
    transitions_.clear();
    for (std::size_t k = 0; k < static_cast<std::size_t>(Key::count); ++k) io.KeysDown[k] = false;
    io.KeyCtrl = io.KeyShift = io.KeyAlt = io.KeySuper = false;
}

}  // namespace rei::workbench
