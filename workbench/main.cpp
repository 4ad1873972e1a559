// rei-workbench: the window, or a picture of it.
#include <chrono>
#include <cstdio>
#include <ctime>
#include <limits>
#include <utility>

#include "options.hpp"
#include "start.hpp"
#include <fmt/format.h>

#include "rei/model/file_browser.hpp"
#include "rei/model/habits.hpp"
#include "rei/model/own_folders.hpp"
#include "rei/model/restore.hpp"
#include "rei/panels/layout.hpp"
#include "rei/platform/offscreen.hpp"
#include "rei/platform/window.hpp"

namespace rei::workbench {

namespace {

constexpr int kLeastSize = 64;
constexpr int kGreatestSize = 8192;

int fail(const std::string& message) {
    std::fprintf(stderr, "rei-workbench: %s\n", message.c_str());
    return kBadInput;
}

bool parse_size(const std::string& text, int& width, int& height) {
    int used = 0;
    const int found = std::sscanf(text.c_str(), "%dx%d%n", &width, &height, &used);
    const auto is_fine = [](int pixels) { return pixels >= kLeastSize && pixels <= kGreatestSize; };
    return found == 2 && static_cast<std::size_t>(used) == text.size() && is_fine(width) && is_fine(height);
}

/// The characters of both files and of the interface in every language, so that all of them get a glyph.
std::string written_text(const Session& session) {
    std::string text = session.policy_file().text;
    for (const Translation& row : translations()) text += row.korean;
    if (!session.has_scenario()) return text;
    for (const TurnText& turn : session.turn_texts()) text += turn.text + turn.reply + turn.user;
    return text;
}

void draw(Workbench& bench, Ui& ui, const PanelInfo* panel) {
    if (ui.theme.look != bench.preferences.look)
        ui.theme = make_theme(ui.theme.fonts, ui.theme.scale, bench.preferences.look);
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
    offscreen.scale = bench.preferences.scale > 0 ? bench.preferences.scale : 1.0F;
    offscreen.extra_text = written_text(bench.session);
    bench.studies.wait();  // a picture shows what was found
    bench.work(std::numeric_limits<double>::infinity());
    Ui ui;
    ui.layout = layout_of(bench.preferences.layout);
    const PanelInfo* panel = find_panel(options.panel);
    const Loaded<Picture> picture = draw_offscreen(
        offscreen,
        [&](const Fonts& fonts) {
            ui.theme = make_theme(font_set(fonts), offscreen.scale, bench.preferences.look);
        },
        [&] { draw(bench, ui, panel); });
    if (!picture) return fail(text_of(picture.problems));
    if (const Problems problems = write_png(*picture, options.screenshot); !problems.empty())
        return fail(text_of(problems));
    return 0;
}

Clocks clocks_now() {
    const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration<double>(since_start).count(), std::time(nullptr)};
}

int show_window(Workbench& bench, const Options& options, Habits& habits) {
    Ui ui;
    ui.layout = layout_of(bench.preferences.layout);
    const PanelInfo* panel = find_panel(options.panel);
    WindowShape shape{0, 0, bench.preferences.layout};
    WindowCalls calls;
    calls.start = [&](const Fonts& fonts, float scale) {
        ui.theme = make_theme(font_set(fonts), scale, bench.preferences.look);
    };
    calls.frame = [&](double elapsed_sec) {
        bench.tick(elapsed_sec);
        draw(bench, ui, panel);
        const ImVec2 size = ImGui::GetIO().DisplaySize;
        shape = {static_cast<int>(size.x), static_cast<int>(size.y), shares_of(ui.layout)};
    };
    calls.look_around = [&] { return habits.look_around(bench, shape, clocks_now()); };
    calls.scale = [&] { return bench.preferences.scale; };
    calls.is_moving = [&] { return bench.is_moving(); };
    calls.close_requested = [&] { carry_out(bench, Invoke{CommandId::quit}); };
    calls.wants_to_quit = [&] { return bench.wants_to_quit; };
    calls.wants_picture = [&] { return !bench.requests.picture_path.empty(); };
    calls.take_picture = [&](const Picture& picture) {
        const std::string path = std::exchange(bench.requests.picture_path, "");
        picture_was_written(bench, path, write_png(picture, path));
    };
    calls.files_dropped = [&](std::vector<std::string> paths) {
        carry_out(bench, OpenDropped{std::move(paths)});
    };
    const Preferences& preferences = bench.preferences;
    const Problems problems = run_window(
        {"Rei Workbench", preferences.window_width, preferences.window_height, written_text(bench.session)},
        calls);
    if (!problems.empty()) return fail(text_of(problems));
    habits.finish(bench, shape);
    return 0;
}

int list_journals() {
    const InterruptedSessions found = interrupted_sessions(usual_state_folder());
    for (const Interrupted& interrupted : found.sessions) {
        const JournalRecord& record = interrupted.record;
        std::printf("%s: %s, %s, %zu unsaved changes of the policy\n", interrupted.file.c_str(),
                    clock_text(record.written_sec).c_str(), record.policy.path.c_str(),
                    unsaved_policy_changes(record));
    }
    return found.damaged.empty() ? 0 : fail(text_of(found.damaged));
}

int run(int argc, char** argv) {
    const ParsedOptions parsed = parse_options(argc, argv);
    if (parsed.exit_code) return *parsed.exit_code;
    const Options& options = parsed.options;
    if (options.lists_journals) return list_journals();
    const bool is_picture = !options.screenshot.empty();
    const std::string usual = is_picture ? "" : usual_preferences_file();
    PreferencesFile file(options.preferences.empty() ? usual : options.preferences);
    const ReadPreferences read = file.load();
    const Started started = start(options, read.preferences);
    if (!started.bench) return fail(text_of(started.problems));
    Workbench& bench = *started.bench;
    post_preferences_problems(bench.notices, read.problems);
    if (is_picture) return take_picture(bench, options);
    Habits habits(std::move(file), usual_state_folder());
    habits.offer_interrupted(bench);
    return show_window(bench, options, habits);
}

}  // namespace

}  // namespace rei::workbench

int main(int argc, char** argv) {
    return rei::workbench::run(argc, argv);
}
