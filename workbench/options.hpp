// What the command line of rei-workbench asks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/commands/registry.hpp"
#include "rei/panels/panels.hpp"

namespace rei::workbench {

constexpr int kBadInput = 2;

struct Options {
    std::string scenario;
    std::string policy;
    std::string engine;
    std::string screenshot;
    std::string size = "1600x900";
    std::string panel;
    std::string preferences;  ///< their file; empty: the usual one, and none for a picture
    std::optional<Language> language;
    std::optional<Look> look;
    std::optional<float> scale;
    std::vector<std::string> variants;
    std::vector<std::string> shown;
    std::vector<std::string> steps;  ///< what --do does
    std::string database;            ///< of conversations; empty: as the settings say, and none for a picture
    double at_sec = 0;
    bool lists_journals = false;
};

/// The options, or the exit code of a program that has nothing more to do: help was shown, or a mistake.
struct ParsedOptions {
    Options options;
    std::optional<int> exit_code;
};
[[nodiscard]] ParsedOptions parse_options(int argc, char** argv);

/// Null where there is none of that name.
[[nodiscard]] const PanelInfo* find_panel(const std::string& name);
[[nodiscard]] std::string panel_names();
/// What --show switches on: the commands "show-NAME" of the registry, and its dialogs by name.
[[nodiscard]] const CommandInfo* find_shown(const std::string& name);
[[nodiscard]] std::string shown_names();

}  // namespace rei::workbench
