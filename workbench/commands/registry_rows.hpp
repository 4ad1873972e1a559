// The rows of the registry, a menu a file, in the order of CommandId; and what several of them share.
#pragma once

#include <span>

#include "rei/commands/registry.hpp"

namespace rei::workbench {

[[nodiscard]] std::span<const CommandInfo> file_commands();
[[nodiscard]] std::span<const CommandInfo> edit_commands();
[[nodiscard]] std::span<const CommandInfo> playback_commands();
[[nodiscard]] std::span<const CommandInfo> view_commands();
[[nodiscard]] std::span<const CommandInfo> study_commands();
[[nodiscard]] std::span<const CommandInfo> live_commands();
[[nodiscard]] std::span<const CommandInfo> help_commands();

// ---- when a command makes sense
[[nodiscard]] inline bool always(const Workbench&) {
    return true;
}
[[nodiscard]] inline bool with_scenario(const Workbench& bench) {
    return bench.session.has_scenario();
}
/// No drag or typing is under way.
[[nodiscard]] inline bool when_idle(const Workbench& bench) {
    return !bench.session.history().is_open();
}

// ---- what commands do
inline void show_dialog(Workbench& bench, Dialog dialog) {
    close_dialog(bench);
    bench.view.dialog = dialog;
}

// ---- shortcuts
inline constexpr Shortcut kNone{};
constexpr Shortcut plain(Key key) {
    return {key, false, false};
}
constexpr Shortcut shift(Key key) {
    return {key, false, true};
}
constexpr Shortcut ctrl(Key key) {
    return {key, true, false};
}
constexpr Shortcut ctrl_shift(Key key) {
    return {key, true, true};
}

}  // namespace rei::workbench
