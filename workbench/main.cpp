// rei-workbench: the window, or a picture of it.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/commands/registry.hpp"
#include "rei/model/folder.hpp"
#include "rei/model/variants.hpp"
#include "rei/panels/panels.hpp"
#include "rei/persona/engine.hpp"
#include "rei/platform/offscreen.hpp"
#include "rei/platform/window.hpp"

namespace rei::workbench {

namespace {

constexpr int kBadInput = 2;
constexpr int kLeastSize = 64;
constexpr int kGreatestSize = 8192;

struct Options {
    std::string scenario;
    std::string policy;
    std::string engine;
    std::string screenshot;
    std::string size = "1600x900";
    std::string panel;
    std::vector<std::string> variants;
    std::vector<std::string> shown;
    double at_sec = 0;
    float scale = 0;
};

int fail(const std::string& message) {
    std::fprintf(stderr, "rei-workbench: %s\n", message.c_str());
    return kBadInput;
}

/// A file of the project as seen from here, else where the project was built.
std::string project_file(const std::string& relative) {
    std::error_code error;
    if (std::filesystem::exists(relative, error)) return relative;
    return std::string(REI_PROJECT_DIR) + "/" + relative;
}

/// The scenario to begin with, or nothing where there is none.
std::string sample_scenario() {
    const std::string path = project_file("scenarios/praise-then-insult.yaml");
    std::error_code error;
    return std::filesystem::exists(path, error) ? path : "";
}

bool parse_size(const std::string& text, int& width, int& height) {
    int used = 0;
    const int found = std::sscanf(text.c_str(), "%dx%d%n", &width, &height, &used);
    const auto is_fine = [](int pixels) { return pixels >= kLeastSize && pixels <= kGreatestSize; };
    return found == 2 && static_cast<std::size_t>(used) == text.size() && is_fine(width) && is_fine(height);
}

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

constexpr std::string_view kShow = "show-";

/// What --show switches on: the commands "show-NAME" of the registry.
const CommandInfo* find_shown(const std::string& name) {
    for (const CommandInfo& info : command_registry()) {
        if (info.checked != nullptr && info.name == std::string(kShow) + name) return &info;
    }
    return nullptr;
}

std::string shown_names() {
    std::string names;
    for (const CommandInfo& info : command_registry()) {
        const std::string_view name = info.name;
        if (info.checked == nullptr || name.substr(0, kShow.size()) != kShow) continue;
        names += (names.empty() ? "" : ", ") + std::string(name.substr(kShow.size()));
    }
    return names;
}

/// The characters of both files, so that every one of them gets a glyph.
std::string written_text(const Session& session) {
    std::string text = session.nominal().text;
    if (!session.has_scenario()) return text;
    for (const TurnText& turn : session.turn_texts()) text += turn.text + turn.reply + turn.user;
    return text;
}

void draw(Workbench& bench, Ui& ui, const PanelInfo* panel) {
    Commands commands;
    panel == nullptr ? draw_window(bench, ui, commands) : draw_alone(bench, ui, *panel, commands);
    carry_out(bench, commands);
}

FontSet font_set(const Fonts& fonts) {
    return {fonts.body, fonts.small, fonts.bold, fonts.title};
}

int take_picture(Workbench& bench, const Options& options) {
    OffscreenOptions offscreen;
    if (!parse_size(options.size, offscreen.width, offscreen.height)) {
        return fail(fmt::format("--size {}: expected WIDTHxHEIGHT, each from {} to {}", options.size,
                                kLeastSize, kGreatestSize));
    }
    offscreen.scale = options.scale > 0 ? options.scale : 1.0F;
    offscreen.extra_text = written_text(bench.session);
    bench.work(std::numeric_limits<double>::infinity());  // a picture shows what was found
    Ui ui;
    const PanelInfo* panel = find_panel(options.panel);
    const Loaded<Picture> picture = draw_offscreen(
        offscreen, [&](const Fonts& fonts) { ui.theme = make_theme(font_set(fonts), offscreen.scale); },
        [&] { draw(bench, ui, panel); });
    if (!picture) return fail(text_of(picture.problems));
    if (const Problems problems = write_png(*picture, options.screenshot); !problems.empty())
        return fail(text_of(problems));
    return 0;
}

int show_window(Workbench& bench, const Options& options) {
    Ui ui;
    const PanelInfo* panel = find_panel(options.panel);
    WindowCalls calls;
    calls.start = [&](const Fonts& fonts, float scale) { ui.theme = make_theme(font_set(fonts), scale); };
    calls.frame = [&](double elapsed_sec) {
        bench.tick(elapsed_sec);
        draw(bench, ui, panel);
    };
    calls.is_moving = [&] { return bench.is_moving(); };
    calls.wants_to_quit = [&] { return bench.wants_to_quit; };
    calls.file_dropped = [&](const std::string& path) { carry_out(bench, OpenFile{path}); };
    const Problems problems =
        run_window({"Rei Workbench", 1600, 900, options.scale, written_text(bench.session)}, calls);
    return problems.empty() ? 0 : fail(text_of(problems));
}

/// Switch on what is to be seen from the start; an exit code.
int show(const Options& options, Workbench& bench) {
    const std::vector<std::string>& named = options.variants;
    for (const std::string& name : named) {
        const std::optional<Variant> variant = find_variant(name);
        if (!variant || !is_available(*variant))
            return fail(fmt::format("--variants {}: no such variant here", name));
    }
    for (const Variant variant : available_variants()) {
        const bool is_named = std::count(named.begin(), named.end(), name_of(variant)) != 0;
        if (!named.empty()) bench.session.show_variant(variant, is_named);
    }
    std::vector<std::string> shown = options.shown;
    if (find_shown(options.panel) != nullptr) shown.push_back(options.panel);
    for (const std::string& name : shown) {
        const CommandInfo* const info = find_shown(name);
        if (info == nullptr) return fail(fmt::format("--show {}: there are {}", name, shown_names()));
        if (!info->checked(bench)) info->apply(bench);
    }
    return 0;
}

/// The files of the command line in a workbench, or an exit code.
int prepare(const Options& options, std::unique_ptr<Workbench>& bench) {
    if (!options.panel.empty() && find_panel(options.panel) == nullptr) {
        return fail(fmt::format("--panel {}: no such panel; there are {}", options.panel, panel_names()));
    }
    Loaded<PolicyFile> policy =
        load_policy(options.policy.empty() ? project_file("policies/rei.json") : options.policy);
    if (!policy) return fail(text_of(policy.problems));
    bench = std::make_unique<Workbench>(std::move(*policy));
    if (!options.engine.empty()) {
        const std::optional<Variant> variant = find_variant(options.engine);
        if (!variant || !is_available(*variant))
            return fail(fmt::format("--engine {}: no such variant here", options.engine));
        bench->session.set_variant(*variant);
    }
    const std::string scenario = options.scenario.empty() ? sample_scenario() : options.scenario;
    if (!scenario.empty()) {
        if (const Problems problems = bench->session.open_scenario(scenario); !problems.empty())
            return fail(text_of(problems));
    }
    bench->fit_to_scenario(false);
    if (!(options.at_sec >= 0 && options.at_sec <= bench->playback.until_sec())) {
        return fail(fmt::format("--at {:g}: the conversation runs from 0 to {:g} s", options.at_sec,
                                bench->playback.until_sec()));
    }
    bench->playback.seek(options.at_sec);
    return show(options, *bench);
}

int run(int argc, char** argv) {
    Options options;
    CLI::App app("Replay a conversation through an emotion engine, turn its numbers, export them.",
                 "rei-workbench");
    app.add_option("SCENARIO", options.scenario, "Conversation to open (YAML or JSON)");
    app.add_option("--policy", options.policy, "Policy to tune (default: policies/rei.json)");
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
        ->delimiter(',');
    app.add_option("--show", options.shown, "Also show: " + shown_names())->delimiter(',');
    app.add_option("--scale", options.scale, "Scale of the interface (default: as the screen says)")
        ->check(CLI::Range(0.5, 4.0));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kBadInput;
    }
    std::unique_ptr<Workbench> bench;
    if (const int code = prepare(options, bench); code != 0) return code;
    return options.screenshot.empty() ? show_window(*bench, options) : take_picture(*bench, options);
}

}  // namespace

}  // namespace rei::workbench

int main(int argc, char** argv) {
    return rei::workbench::run(argc, argv);
}
