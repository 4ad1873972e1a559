// The one registry of commands: menus, shortcuts, the help window and the tests are made from it.
#pragma once

#include <array>
#include <span>
#include <string>

#include "rei/commands/command.hpp"
#include "rei/commands/keys.hpp"

namespace rei::workbench {

enum class Menu : std::uint8_t { file, edit, playback, view, study, live, help, count };
[[nodiscard]] const char* name_of(Menu menu);

struct CommandInfo {
    CommandId id;
    const char* name;  ///< for tests and logs, e.g. "play-pause"
    Menu menu;
    const char* text;                   ///< in the menu
    const char* tooltip;                ///< one sentence
    std::array<Shortcut, 2> shortcuts;  ///< the first is shown
    bool (*enabled)(const Workbench&);
    bool (*checked)(const Workbench&);  ///< for toggles, else null
    void (*apply)(Workbench&);
};

/// In the order of CommandId, which is the order in the menus.
[[nodiscard]] std::span<const CommandInfo> command_registry();
[[nodiscard]] const CommandInfo& info_of(CommandId id);
/// The menu's text with what it would do now, e.g. "Undo Drag half-life".
[[nodiscard]] std::string text_now(const CommandInfo& info, const Workbench& bench);

}  // namespace rei::workbench
