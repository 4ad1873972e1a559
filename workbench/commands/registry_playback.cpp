// Playback: rows of the registry.
#include "rei/commands/registry_rows.hpp"

namespace rei::workbench {

namespace {

/// When the main variant's mood changes, ascending.
std::vector<double> change_times(const Workbench& bench) {
    std::vector<double> times;
    const Trace& trace = bench.session.main_run().trace;
    for (const std::uint32_t mark : trace.flips()) times.push_back(trace.marks[mark].time_sec);
    return times;
}

void put_cursor(Workbench& bench, std::size_t cursor) {
    bench.view.cursors[cursor] = bench.playback.time_sec();
    bench.playback.set_loop_range(marked_span(bench.view));
}

using B = Workbench;
constexpr CommandInfo kPlaybackRows[] = {
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
    {CommandId::previous_change,
     "previous-change",
     Menu::playback,
     "Previous change of mood",
     "Go back exactly to the change of mood before.",
     {shift(Key::left), kNone},
     with_scenario,
     nullptr,
     [](B& b) { b.playback.step_back(change_times(b)); }},
    {CommandId::next_change,
     "next-change",
     Menu::playback,
     "Next change of mood",
     "Go exactly to the change of mood after.",
     {shift(Key::right), kNone},
     with_scenario,
     nullptr,
     [](B& b) { b.playback.step_forward(change_times(b)); }},
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
     "Start over at the end; between the two cursors where both are set.",
     {plain(Key::l), kNone},
     with_scenario,
     [](const B& b) { return b.playback.loops(); },
     [](B& b) { b.playback.set_loop(!b.playback.loops()); }},
    {CommandId::live,
     "live",
     Menu::playback,
     "Live",
     "Show nothing of what comes after the playhead: lines and chat appear as it plays.",
     {plain(Key::n), kNone},
     with_scenario,
     [](const B& b) { return b.view.is_live; },
     [](B& b) { b.view.is_live = !b.view.is_live; }},
    {CommandId::cursor_1,
     "cursor-1",
     Menu::playback,
     "First cursor here",
     "Put the first of the two cursors on the playhead; between both their difference is shown.",
     {plain(Key::i), kNone},
     with_scenario,
     nullptr,
     [](B& b) { put_cursor(b, 0); }},
    {CommandId::cursor_2,
     "cursor-2",
     Menu::playback,
     "Second cursor here",
     "Put the second of the two cursors on the playhead.",
     {plain(Key::o), kNone},
     with_scenario,
     nullptr,
     [](B& b) { put_cursor(b, 1); }},
    {CommandId::clear_cursors,
     "clear-cursors",
     Menu::playback,
     "No cursors",
     "Take both cursors away.",
     {plain(Key::x), kNone},
     [](const B& b) { return b.view.cursors[0] || b.view.cursors[1]; },
     nullptr,
     [](B& b) {
         b.view.cursors = {};
         b.playback.set_loop_range({});
     }},
};

}  // namespace

std::span<const CommandInfo> playback_commands() {
    return kPlaybackRows;
}

}  // namespace rei::workbench
