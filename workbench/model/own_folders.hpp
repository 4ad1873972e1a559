// Where the workbench keeps what is its own, by the rules of XDG.
#pragma once

#include <string>

#include "rei/document/problem.hpp"

namespace rei::workbench {

/// $XDG_CONFIG_HOME/rei-workbench/preferences.json, else under ~/.config; empty where there is no home.
[[nodiscard]] std::string usual_preferences_file();
/// $XDG_STATE_HOME/rei-workbench, else under ~/.local/state; empty where there is no home.
[[nodiscard]] std::string usual_state_folder();

/// Make the folder and those above it, where they are missing.
[[nodiscard]] Problems make_folder(const std::string& folder);

/// Keep a file that could not be read out of the way, as the file's name with `.bad`; that name.
std::string set_aside(const std::string& file);

}  // namespace rei::workbench
