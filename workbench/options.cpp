#include "options.hpp"

#include <map>
#include <string_view>

#include <CLI/CLI.hpp>

namespace rei::workbench {

namespace {

constexpr std::string_view kShow = "show-";

/// The name that --show has for a command; empty for one that shows nothing.
std::string shown_name(const CommandInfo& info) {
    const std::string_view name = info.name;
    if (info.checked == nullptr) return "";
    if (name.substr(0, kShow.size()) == kShow) return std::string(name.substr(kShow.size()));
    return info.menu == Menu::file ? std::string(name) : "";
}

}  // namespace

const PanelInfo* find_panel(const std::string& name) {
    for (const PanelInfo& panel : panel_table()) {
        if (panel.name == name) return &panel;
    }
    return nullptr;
}

std::string panel_names() {
    std::string names;
    for (const PanelInfo& panel : panel_table())
        names += (names.empty() ? "" : ", ") + std::string(panel.name);
    return names;
}

const CommandInfo* find_shown(const std::string& name) {
    for (const CommandInfo& info : command_registry()) {
        if (!name.empty() && shown_name(info) == name) return &info;
    }
    return nullptr;
}

std::string shown_names() {
    std::string names;
    for (const CommandInfo& info : command_registry()) {
        const std::string name = shown_name(info);
        if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

ParsedOptions parse_options(int argc, char** argv) {
    ParsedOptions parsed;
    Options& options = parsed.options;
    CLI::App app("Replay a conversation through an emotion engine, turn its numbers, export them.",
                 "rei-workbench");
    app.add_option("SCENARIO", options.scenario,
                   "Conversation to open (YAML or JSON; default: the last one)");
    app.add_option("--policy", options.policy, "Policy to tune (default: the last one)");
    app.add_option("--engine", options.engine, "Variant to show first (default: the policy's)");
    auto* screenshot =
        app.add_option("--screenshot", options.screenshot, "Draw off-screen into this PNG and exit");
    app.add_option("--size", options.size, "Size of the picture, WIDTHxHEIGHT")
        ->needs(screenshot)
        ->capture_default_str();
    app.add_option("--at", options.at_sec, "Where the playhead is, in seconds");
    app.add_option("--panel", options.panel, "Only this panel: " + panel_names());
    app.add_option("--variants", options.variants,
                   "Variants to show beside the main one (default: continuous,heuristic)")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option(
           "--do", options.steps,
           "Then do this, step by step: a command by its name (edit-turn, cursor-1, live, …), a time in "
           "seconds to go to, turn:N or expectation:N to select one, say:TEXT to talk with the persona, "
           "feel:TEXT with the companion")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--show", options.shown, "Also show: " + shown_names())
        ->delimiter(',')
        ->allow_extra_args(false);
    const std::map<std::string, Language> languages{{"en", Language::english}, {"ko", Language::korean}};
    const std::map<std::string, Look> looks{{"dark", Look::dark}, {"light", Look::light}};
    app.add_option("--language", options.language, "Language of the interface: en or ko")
        ->transform(CLI::CheckedTransformer(languages));
    app.add_option("--look", options.look, "Colours of the interface: dark or light")
        ->transform(CLI::CheckedTransformer(looks));
    app.add_option("--scale", options.scale, "Scale of the interface (default: as the screen says)")
        ->check(CLI::Range(0.5, 4.0));
    app.add_option("--preferences", options.preferences,
                   "File that preferences are kept in (default: the usual one; none with --screenshot)");
    app.add_option("--db", options.database,
                   "File of conversations (default: as rei config says; none with --screenshot)");
    app.add_flag("--list-journals", options.lists_journals,
                 "Say what interrupted sessions left that can be restored, and exit");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        parsed.exit_code = app.exit(error) == 0 ? 0 : kBadInput;
    }
    return parsed;
}

}  // namespace rei::workbench
