// Studies: rows of the registry.
#include <algorithm>

#include "rei/commands/registry_rows.hpp"

namespace rei::workbench {

namespace {

using B = Workbench;

template <StudyKind kind>
bool can_run(const B& bench) {
    return when_idle(bench) && bench.studies.problem(kind, bench.session).empty();
}

/// Run it, and show what comes of it.
template <StudyKind kind>
void run(B& bench) {
    bench.studies.run(kind, bench.session);
    bench.view.drawer = Drawer::study;
    bench.view.study = kind;
}

/// Ask for the policy, and show where it is asked for.
void choose_words(B& bench) {
    bench.view.drawer = Drawer::study;
    bench.view.study = StudyKind::tune;
    show_dialog(bench, Dialog::words_from);
}

bool any_runs(const B& bench) {
    return std::any_of(kStudyKinds.begin(), kStudyKinds.end(),
                       [&](StudyKind kind) { return bench.studies.is_running(kind); });
}

constexpr CommandInfo kStudyRows[] = {
    {CommandId::run_sweep,
     "run-sweep",
     Menu::study,
     "Sweep",
     "Replay the conversation over a grid of two parameters, and colour what comes of it.",
     {kNone, kNone},
     can_run<StudyKind::sweep>,
     nullptr,
     run<StudyKind::sweep>},
    {CommandId::rank_parameters,
     "rank-parameters",
     Menu::study,
     "Rank parameters",
     "Find out which numbers move this conversation most.",
     {kNone, kNone},
     can_run<StudyKind::ranking>,
     nullptr,
     run<StudyKind::ranking>},
    {CommandId::tune,
     "tune",
     Menu::study,
     "Tune",
     "Search the least change of numbers under which every expectation of the conversation holds.",
     {kNone, kNone},
     can_run<StudyKind::tune>,
     nullptr,
     run<StudyKind::tune>},
    {CommandId::search_front,
     "search-front",
     Menu::study,
     "Search the front",
     "From the tuned policy on, search how soon a persona can answer for how many changes of mood.",
     {kNone, kNone},
     can_run<StudyKind::front>,
     nullptr,
     run<StudyKind::front>},
    {CommandId::falsify,
     "falsify",
     Menu::study,
     "Search for counterexamples",
     "Try conversations until one breaks what must hold, and shrink it to few turns.",
     {kNone, kNone},
     can_run<StudyKind::falsify>,
     nullptr,
     run<StudyKind::falsify>},
    {CommandId::take_words,
     "take-words",
     Menu::study,
     "Take words from…",
     "Choose a policy whose moods, regions, keywords and triggers tuning takes where this one lacks them.",
     {kNone, kNone},
     always,
     nullptr,
     choose_words},
    {CommandId::stop_studies,
     "stop-studies",
     Menu::study,
     "Stop all studies",
     "What they found stays.",
     {kNone, kNone},
     any_runs,
     nullptr,
     [](B& bench) {
         for (const StudyKind kind : kStudyKinds) bench.studies.stop(kind);
     }},
};

}  // namespace

std::span<const CommandInfo> study_commands() {
    return kStudyRows;
}

}  // namespace rei::workbench
