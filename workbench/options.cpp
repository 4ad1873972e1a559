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

/// An option of a few names. (CLI11's own transformers print an enumeration's values as characters.)
template <class Value>
void add_choice(CLI::App& app, const std::string& flag, const std::map<std::string, Value>& values,
                const std::string& what, std::optional<Value>& into) {
    std::vector<std::string> names;
    for (const auto& [name, value] : values) names.push_back(name);
    app.add_option_function<std::string>(
           flag, [&into, values](const std::string& name) { into = values.at(name); }, what)
        ->check(CLI::IsMember(names))
        ->option_text("{" + CLI::detail::join(names, ",") + "}");
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
    app.add_option("SCENARIO", options.scenario, "Conversation to open (YAML or JSON; default: the last one)")
        ->type_name("");
    app.add_option("--policy", options.policy, "Policy to tune (default: the last one)")->type_name("FILE");
    app.add_option("--engine", options.engine, "Variant to show first (default: the policy's)")
        ->type_name("V");
    auto* screenshot =
        app.add_option("--screenshot", options.screenshot, "Draw off-screen into this PNG and exit")
            ->type_name("FILE");
    app.add_option("--size", options.size, "Size of the picture, with --screenshot")
        ->needs(screenshot)
        ->option_text("WIDTHxHEIGHT (default: " + options.size + ")");
    app.add_option("--at", options.at_sec, "Where the playhead is, in seconds")->type_name("SEC");
    app.add_option("--panel", options.panel, "Only this panel: " + panel_names())->type_name("NAME");
    app.add_option("--variants", options.variants,
                   "Variants to show beside the main one (default: continuous,heuristic)")
        ->option_text("V,V")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option(
           "--do", options.steps,
           "Then do this, step by step: a command by its name (edit-turn, cursor-1, live, …; one that is not "
           "possible at that point is refused), a time in "
           "seconds to go to, turn:N or expectation:N to select one, say:TEXT to talk with the persona, "
           "feel:TEXT with the companion")
        ->option_text("STEP,STEP")
        ->delimiter(',')
        ->allow_extra_args(false);
    app.add_option("--show", options.shown, "Also show: " + shown_names())
        ->option_text("NAME,NAME")
        ->delimiter(',')
        ->allow_extra_args(false);
    add_choice<Language>(app, "--language", {{"en", Language::english}, {"ko", Language::korean}},
                         "Language of the interface", options.language);
    add_choice<Look>(app, "--look", {{"dark", Look::dark}, {"light", Look::light}},
                     "Colours of the interface", options.look);
    app.add_option("--scale", options.scale,
                   "Scale of the interface from 0.5 to 4 (default: as the screen says)")
        ->check(CLI::Range(0.5, 4.0))
        ->option_text("K");
    app.add_option("--preferences", options.preferences,
                   "File that preferences are kept in (default: the usual one; none with --screenshot)")
        ->type_name("FILE");
    app.add_option("--db", options.database,
                   "File of conversations (default: as rei config says; none with --screenshot)")
        ->type_name("FILE");
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
