// Help: rows of the registry.
#include "rei/commands/registry_rows.hpp"

namespace rei::workbench {

namespace {

using B = Workbench;
constexpr CommandInfo kHelpRows[] = {
    {CommandId::show_notices,
     "show-notices",
     Menu::help,
     "Messages",
     "All messages of this session.",
     {plain(Key::f2), kNone},
     always,
     [](const B& b) { return b.view.notices_open; },
     [](B& b) { b.view.notices_open = !b.view.notices_open; }},
    {CommandId::show_help,
     "show-help",
     Menu::help,
     "Keys and mouse",
     "What keys and mouse do here.",
     {plain(Key::f1), kNone},
     always,
     [](const B& b) { return b.view.help_open; },
     [](B& b) { b.view.help_open = !b.view.help_open; }},
    {CommandId::show_palette,
     "show-palette",
     Menu::help,
     "Command palette",
     "Find a command, a turn, a scenario or a parameter by typing a few letters.",
     {ctrl_shift(Key::p), ctrl(Key::k)},
     always,
     [](const B& b) { return b.view.palette_open; },
     [](B& b) { b.view.palette_open = !b.view.palette_open; }},
};

}  // namespace

std::span<const CommandInfo> help_commands() {
    return kHelpRows;
}

}  // namespace rei::workbench
