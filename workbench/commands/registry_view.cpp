// What is shown: rows of the registry.
#include <algorithm>
#include <array>

#include "rei/commands/registry_rows.hpp"

namespace rei::workbench {

namespace {

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

void toggle_drawer(Workbench& bench, Drawer drawer) {
    if (bench.view.drawer == drawer) {
        bench.view.drawer.reset();
    } else {
        bench.view.drawer = drawer;
    }
}

void toggle_language(Workbench& bench) {
    Language& language = bench.preferences.language;
    language = language == Language::korean ? Language::english : Language::korean;
}

void toggle_look(Workbench& bench) {
    Look& look = bench.preferences.look;
    look = look == Look::light ? Look::dark : Look::light;
}

constexpr std::array kScales{0.75F, 1.0F, 1.25F, 1.5F, 1.75F, 2.0F};

float scale_now(const Workbench& bench) {
    return bench.preferences.scale > 0 ? bench.preferences.scale : 1.0F;
}
void larger(Workbench& bench) {
    const float now = scale_now(bench);
    bench.preferences.scale = *std::upper_bound(kScales.begin(), kScales.end() - 1, now);
}
void smaller(Workbench& bench) {
    const float now = scale_now(bench);
    const auto from = std::lower_bound(kScales.begin(), kScales.end(), now);
    bench.preferences.scale = from == kScales.begin() ? kScales.front() : *(from - 1);
}

using B = Workbench;
constexpr CommandInfo kViewRows[] = {
    {CommandId::fit_time,
     "fit-time",
     Menu::view,
     "Fit the whole conversation",
     "Show all of the time axis.",
     {plain(Key::f), kNone},
     always,
     nullptr,
     [](B& b) {
         b.view.time_range = whole_range(b.session);
         b.view.value_ranges = {};
     }},
    {CommandId::fit_values,
     "fit-values",
     Menu::view,
     "Fit values to the view",
     "Show of valence, arousal and intensity just the range that is there in the time shown.",
     {plain(Key::y), kNone},
     with_scenario,
     [](const B& b) { return b.view.fits_values; },
     [](B& b) { b.view.fits_values = !b.view.fits_values; }},
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
    {CommandId::show_pinned,
     "show-pinned",
     Menu::view,
     "Pinned runs behind",
     "Draw the runs pinned as A and B behind the tuned one.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.view.shows_pinned; },
     [](B& b) { b.view.shows_pinned = !b.view.shows_pinned; }},
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
    {CommandId::show_affinity,
     "show-affinity",
     Menu::view,
     "Affinity",
     "Show the affinity in force, where there is any.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.view.shows_affinity; },
     [](B& b) { b.view.shows_affinity = !b.view.shows_affinity; }},
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
    {CommandId::show_persona,
     "show-persona",
     Menu::view,
     "Persona",
     "Edit words, triggers, moods, regions and families.",
     {ctrl(Key::j), kNone},
     always,
     [](const B& b) { return b.view.tab == Tab::persona; },
     [](B& b) { b.view.tab = Tab::persona; }},
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
    {CommandId::show_runs,
     "show-runs",
     Menu::view,
     "Runs",
     "Show what was tried and what came out of it; pin, compare and restore runs.",
     {ctrl(Key::h), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::runs; },
     [](B& b) { toggle_drawer(b, Drawer::runs); }},
    {CommandId::show_study,
     "show-study",
     Menu::view,
     "Study",
     "Sweep, rank and tune numbers, and search for conversations that break a law, under the timeline.",
     {ctrl(Key::t), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::study; },
     [](B& b) { toggle_drawer(b, Drawer::study); }},
    {CommandId::show_live,
     "show-live",
     Menu::view,
     "Live",
     "Talk with the persona, and watch what it feels as you talk, under the timeline.",
     {ctrl(Key::l), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::live; },
     [](B& b) { toggle_drawer(b, Drawer::live); }},
    {CommandId::show_companion,
     "show-companion",
     Menu::view,
     "Companion",
     "Tell how you feel; get a frame, three routines and a line to hold on to, under the timeline.",
     {ctrl(Key::b), kNone},
     always,
     [](const B& b) { return b.view.drawer == Drawer::companion; },
     [](B& b) { toggle_drawer(b, Drawer::companion); }},
    {CommandId::korean,
     "korean",
     Menu::view,
     "Korean interface",
     "Speak Korean instead of English.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.preferences.language == Language::korean; },
     toggle_language},
    {CommandId::light,
     "light",
     Menu::view,
     "Light colours",
     "Dark ink on light panes instead of light ink on dark ones.",
     {kNone, kNone},
     always,
     [](const B& b) { return b.preferences.look == Look::light; },
     toggle_look},
    {CommandId::larger,
     "larger",
     Menu::view,
     "Larger interface",
     "Draw texts and distances a step larger.",
     {ctrl(Key::equal), kNone},
     [](const B& b) { return scale_now(b) < kScales.back(); },
     nullptr,
     larger},
    {CommandId::smaller,
     "smaller",
     Menu::view,
     "Smaller interface",
     "Draw texts and distances a step smaller.",
     {ctrl(Key::minus), kNone},
     [](const B& b) { return scale_now(b) > kScales.front(); },
     nullptr,
     smaller},
    {CommandId::usual_size,
     "usual-size",
     Menu::view,
     "Usual size",
     "Draw texts and distances as large as the screen says.",
     {ctrl(Key::digit_0), kNone},
     [](const B& b) { return b.preferences.scale > 0; },
     nullptr,
     [](B& b) { b.preferences.scale = 0; }},
};

}  // namespace

std::span<const CommandInfo> view_commands() {
    return kViewRows;
}

}  // namespace rei::workbench
