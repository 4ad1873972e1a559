#include "rei/commands/registry.hpp"

#include <algorithm>

namespace rei::workbench {

namespace {

bool always(const Workbench&) {
    return true;
}
bool with_scenario(const Workbench& bench) {
    return bench.session.has_scenario();
}
bool when_tuned(const Workbench& bench) {
    return bench.session.is_tuned() && !bench.session.history().is_open();
}

bool main_is(const Workbench& bench, Variant variant) {
    return bench.session.has_scenario() && bench.session.main_run().variant == variant;
}
bool with_kalman(const Workbench& bench) {
    return main_is(bench, Variant::kalman);
}
bool with_beliefs(const Workbench& bench) {
    return main_is(bench, Variant::kalman) || main_is(bench, Variant::hmm);
}

void zoom(Workbench& bench, double factor) {
    const Interval whole = whole_range(bench.session);
    const Interval range = bench.view.time_range;
    const double now = bench.playback.time_sec();
    const double centre = now >= range.low && now <= range.high ? now : (range.low + range.high) / 2;
    const double low = std::max(whole.low, centre - (centre - range.low) * factor);
    const double high = std::min(whole.high, centre + (range.high - centre) * factor);
    if (high - low >= kShortestRangeSec) bench.view.time_range = {low, high};
}

void reset_everything(Workbench& bench) {
    std::vector<std::string> paths;
    for (const Parameter& parameter : bench.session.parameters()) paths.push_back(parameter.path);
    bench.session.reset(paths, "Reset all parameters");
}

void toggle_drawer(Workbench& bench, Drawer drawer) {
    if (bench.view.drawer == drawer) {
        bench.view.drawer.reset();
    } else {
        bench.view.drawer = drawer;
    }
}

constexpr Shortcut kNone{};
constexpr Shortcut plain(Key key) {
    return {key, false, false};
}
constexpr Shortcut ctrl(Key key) {
    return {key, true, false};
}
constexpr Shortcut ctrl_shift(Key key) {
    return {key, true, true};
}

using B = Workbench;
constexpr CommandInfo kRegistry[] = {
    {CommandId::reload,
     "reload",
     Menu::file,
     "Reload",
     "Read policy and scenario again; a broken file changes nothing.",
     {ctrl(Key::r), kNone},
     always,
     nullptr,
     [](B& b) { reload_files(b); }},
    {CommandId::export_policy,
     "export",
     Menu::file,
     "Export policy",
     "Write the tuned policy to the path in the Export pane; the file before it is kept as .bak.",
     {ctrl(Key::s), kNone},
     [](const B& b) { return !b.export_path.empty(); },
     nullptr,
     [](B& b) { export_to_path(b); }},
    {CommandId::quit,
     "quit",
     Menu::file,
     "Quit",
     "Close the workbench.",
     {ctrl(Key::q), kNone},
     always,
     nullptr,
     [](B& b) { b.wants_to_quit = true; }},
    {CommandId::undo,
     "undo",
     Menu::edit,
     "Undo",
     "Take the last change of the policy back.",
     {ctrl(Key::z), kNone},
     [](const B& b) { return b.session.history().can_undo(); },
     nullptr,
     [](B& b) { b.session.undo(); }},
    {CommandId::redo,
     "redo",
     Menu::edit,
     "Redo",
     "Make the change again that was taken back.",
     {ctrl_shift(Key::z), ctrl(Key::y)},
     [](const B& b) { return b.session.history().can_redo(); },
     nullptr,
     [](B& b) { b.session.redo(); }},
    {CommandId::reset_all,
     "reset-all",
     Menu::edit,
     "Reset all parameters",
     "Set every number back to the policy as loaded.",
     {kNone, kNone},
     when_tuned,
     nullptr,
     reset_everything},
    {CommandId::play_pause,
     "play-pause",
     Menu::playback,
     "Play or pause",
     "Let the conversation run, or stop it.",
     {plain(Key::space), kNone},
     with_scenario,
     [](const B& b) { return b.playback.playing(); },
     [](B& b) { b.playback.toggle(); }},
    {CommandId::previous_turn,
     "previous-turn",
     Menu::playback,
     "Previous turn",
     "Go back exactly to the turn before.",
     {plain(Key::left), kNone},
     with_scenario,
     nullptr,
     [](B& b) { b.playback.step_back(b.session.turn_times()); }},
    {CommandId::next_turn,
     "next-turn",
     Menu::playback,
     "Next turn",
     "Go exactly to the turn after.",
     {plain(Key::right), kNone},
     with_scenario,
     nullptr,
     [](B& b) { b.playback.step_forward(b.session.turn_times()); }},
    {CommandId::go_to_start,
     "go-to-start",
     Menu::playback,
     "To the start",
     "Put the playhead on the start.",
     {plain(Key::home), kNone},
     with_scenario,
     nullptr,
     [](B& b) { b.playback.seek(0); }},
    {CommandId::go_to_end,
     "go-to-end",
     Menu::playback,
     "To the end",
     "Put the playhead on the end.",
     {plain(Key::end), kNone},
     with_scenario,
     nullptr,
     [](B& b) { b.playback.seek(b.playback.until_sec()); }},
    {CommandId::slower,
     "slower",
     Menu::playback,
     "Slower",
     "Halve the speed.",
     {plain(Key::comma), kNone},
     [](const B& b) { return b.playback.speed() > Playback::kSlowest; },
     nullptr,
     [](B& b) { b.playback.slower(); }},
    {CommandId::faster,
     "faster",
     Menu::playback,
     "Faster",
     "Double the speed.",
     {plain(Key::period), kNone},
     [](const B& b) { return b.playback.speed() < Playback::kFastest; },
     nullptr,
     [](B& b) { b.playback.faster(); }},
    {CommandId::loop,
     "loop",
     Menu::playback,
     "Loop",
     "Start over at the end.",
     {plain(Key::l), kNone},
     with_scenario,
     [](const B& b) { return b.playback.loops(); },
     [](B& b) { b.playback.set_loop(!b.playback.loops()); }},
    {CommandId::fit_time,
     "fit-time",
     Menu::view,
     "Fit the whole conversation",
     "Show all of the time axis.",
     {plain(Key::f), kNone},
     always,
     nullptr,
     [](B& b) { b.view.time_range = whole_range(b.session); }},
    {CommandId::zoom_in,
     "zoom-in",
     Menu::view,
     "Zoom in",
     "Show half as much time, around the playhead.",
     {plain(Key::equal), kNone},
     with_scenario,
     nullptr,
     [](B& b) { zoom(b, 0.5); }},
    {CommandId::zoom_out,
     "zoom-out",
     Menu::view,
     "Zoom out",
     "Show twice as much time, around the playhead.",
     {plain(Key::minus), kNone},
     with_scenario,
     nullptr,
     [](B& b) { zoom(b, 2.0); }},
    {CommandId::follow,
     "follow",
     Menu::view,
     "Follow the playhead",
     "Keep the playhead in view while playing.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.view.follows; },
     [](B& b) { b.view.follows = !b.view.follows; }},
    {CommandId::show_ghost,
     "show-ghost",
     Menu::view,
     "Policy as loaded behind",
     "Draw the traces of the policy as loaded behind the tuned ones.",
     {plain(Key::g), kNone},
     always,
     [](const B& b) { return b.view.shows_ghost; },
     [](B& b) { b.view.shows_ghost = !b.view.shows_ghost; }},
    {CommandId::show_variants,
     "show-variants",
     Menu::view,
     "Other variants behind",
     "Draw the other engine variants behind the main one.",
     {plain(Key::v), kNone},
     always,
     [](const B& b) { return b.view.shows_variants; },
     [](B& b) { b.view.shows_variants = !b.view.shows_variants; }},
    {CommandId::show_uncertainty,
     "show-uncertainty",
     Menu::view,
     "Band of two standard deviations",
     "How sure kalman is of valence and arousal: band and ellipse.",
     {kNone, kNone},
     with_kalman,
     [](const B& b) { return b.view.shows_uncertainty; },
     [](B& b) { b.view.shows_uncertainty = !b.view.shows_uncertainty; }},
    {CommandId::show_smoothed,
     "show-smoothed",
     Menu::view,
     "Smoothed line",
     "What kalman says looking back over the whole conversation.",
     {kNone, kNone},
     with_kalman,
     [](const B& b) { return b.view.shows_smoothed; },
     [](B& b) { b.view.shows_smoothed = !b.view.shows_smoothed; }},
    {CommandId::show_innovation,
     "show-innovation",
     Menu::view,
     "Innovation and NIS",
     "A lane with how much each line surprised kalman, and the gate.",
     {kNone, kNone},
     with_kalman,
     [](const B& b) { return b.view.shows_innovation; },
     [](B& b) { b.view.shows_innovation = !b.view.shows_innovation; }},
    {CommandId::show_posterior,
     "show-posterior",
     Menu::view,
     "Probabilities of moods",
     "A lane with how probable kalman or hmm holds each mood.",
     {kNone, kNone},
     with_beliefs,
     [](const B& b) { return b.view.shows_posterior; },
     [](B& b) { b.view.shows_posterior = !b.view.shows_posterior; }},
    {CommandId::show_parameters,
     "show-parameters",
     Menu::view,
     "Parameters",
     "Show the numbers to turn.",
     {ctrl(Key::p), kNone},
     always,
     [](const B& b) { return b.view.tab == Tab::parameters; },
     [](B& b) { b.view.tab = Tab::parameters; }},
    {CommandId::show_export,
     "show-export",
     Menu::view,
     "Export",
     "Show what changed and write it to a file.",
     {ctrl(Key::e), kNone},
     always,
     [](const B& b) { return b.view.tab == Tab::export_policy; },
     [](B& b) { b.view.tab = Tab::export_policy; }},
    {CommandId::show_compare,
     "show-compare",
     Menu::view,
     "Compare",
     "Measure the shown variants side by side, under the timeline.",
     {ctrl(Key::m), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::compare; },
     [](B& b) { toggle_drawer(b, Drawer::compare); }},
    {CommandId::show_diagnosis,
     "show-diagnosis",
     Menu::view,
     "Diagnosis",
     "Look for what goes wrong, and for the smallest change that cures it.",
     {ctrl(Key::d), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::diagnosis; },
     [](B& b) { toggle_drawer(b, Drawer::diagnosis); }},
    {CommandId::search_cures,
     "search-cures",
     Menu::view,
     "Search for cures",
     "While the diagnosis is open, look for the smallest change that cures each finding.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.view.searches_cures; },
     [](B& b) { b.view.searches_cures = !b.view.searches_cures; }},
    {CommandId::show_output,
     "show-output",
     Menu::view,
     "Output",
     "Show the face, the voice and the prompt at the playhead, under the timeline.",
     {ctrl(Key::u), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::output; },
     [](B& b) { toggle_drawer(b, Drawer::output); }},
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
};
static_assert(std::size(kRegistry) == static_cast<std::size_t>(CommandId::count));

}  // namespace

const char* name_of(Menu menu) {
    constexpr const char* names[] = {"File", "Edit", "Playback", "View", "Help"};
    return names[static_cast<int>(menu)];
}

std::span<const CommandInfo> command_registry() {
    return kRegistry;
}

const CommandInfo& info_of(CommandId id) {
    return kRegistry[static_cast<std::size_t>(id)];
}

std::string text_now(const CommandInfo& info, const Workbench& bench) {
    const History& history = bench.session.history();
    if (info.id == CommandId::undo && history.can_undo()) return std::string("Undo: ") + history.undo_name();
    if (info.id == CommandId::redo && history.can_redo()) return std::string("Redo: ") + history.redo_name();
    return info.text;
}

}  // namespace rei::workbench
