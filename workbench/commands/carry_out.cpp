#include <algorithm>

#include "rei/commands/command.hpp"
#include "rei/commands/registry.hpp"
#include "rei/model/restore.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

struct CarryOut {
    Workbench& bench;

    void operator()(const Invoke& command) const {
        const CommandInfo& info = info_of(command.id);
        if (info.enabled(bench)) info.apply(bench);
    }
    void operator()(const BeginEdit& command) const { bench.session.begin_edit(command.name); }
    void operator()(const SetParameter& command) const { bench.session.apply({command.path, command.value}); }
    void operator()(const CommitEdit&) const { bench.session.commit_edit(); }
    void operator()(const CancelEdit&) const { bench.session.cancel_edit(); }
    void operator()(const ResetParameters& command) const {
        bench.session.reset(command.paths, command.name, command.to);
    }
    void operator()(const EditPolicy& command) const { edit_policy(bench, command.edit); }
    void operator()(const EditAvatar& command) const { edit_avatar(bench, command.name, command.mapping); }
    void operator()(const EditScenario& command) const { edit_scenario(bench, command.edit); }
    void operator()(const SaveScenario& command) const { save_scenario_to_path(bench, command.path); }
    void operator()(const Seek& command) const { bench.playback.seek(command.time_sec); }
    void operator()(const SetSpeed& command) const { bench.playback.set_speed(command.factor); }
    void operator()(const ShowTimeRange& command) const {
        const Interval whole = whole_range(bench.session);
        const Interval range{std::max(command.range.low, whole.low),
                             std::min(command.range.high, whole.high)};
        if (range.high - range.low >= kShortestRangeSec) bench.view.time_range = range;
    }
    void operator()(const PutCursor& command) const {
        std::optional<double> time = command.time_sec;
        if (time) time = std::clamp(*time, 0.0, whole_range(bench.session).high);
        bench.view.cursors[command.cursor] = time;
        bench.playback.set_loop_range(marked_span(bench.view));
    }
    void operator()(const ShowValueRange& command) const {
        bench.view.value_ranges[command.lane] = command.range;
        bench.view.fits_values = false;
    }
    void operator()(const SelectTurn& command) const {
        bench.view.selected_turn = command.turn;
        bench.view.expectation_selected_last = false;
    }
    void operator()(const SelectExpectation& command) const {
        bench.view.selected_expectation = command.expectation;
        bench.view.expectation_selected_last = command.expectation.has_value();
    }
    void operator()(const ShowTurnEditor& command) const { bench.view.edits_turn = command.is_open; }
    void operator()(const OpenFile& command) const { open_file(bench, command.path); }
    void operator()(const OpenDropped& command) const { open_dropped(bench, command.paths); }
    void operator()(const CloseDialog&) const { close_dialog(bench); }
    void operator()(const SaveAndQuit&) const { save_and_quit(bench); }
    void operator()(const DiscardAndQuit&) const { bench.wants_to_quit = true; }
    void operator()(const RestoreInterrupted&) const { restore_interrupted(bench); }
    void operator()(const DiscardInterrupted&) const { discard_interrupted(bench); }
    void operator()(const SetExportPath& command) const { bench.export_path = command.path; }
    void operator()(const SetVariant& command) const { bench.session.set_variant(command.variant); }
    void operator()(const ShowVariant& command) const {
        bench.session.show_variant(command.variant, command.is_shown);
    }
    void operator()(const DismissNotice& command) const { bench.notices.dismiss(command.index); }
    void operator()(const ClearNotices&) const { bench.notices.clear(); }
    void operator()(const PinRun& command) const {
        const RecordedRun* const there = bench.runs.pinned(command.slot);
        if (there != nullptr && there->number == command.number) {
            bench.runs.unpin(command.slot);
        } else {
            bench.runs.pin(command.slot, command.number);
        }
    }
    void operator()(const RestoreRun& command) const { restore_run(bench, command.number); }
    void operator()(const ExportTraces& command) const { export_traces(bench, command.plan); }
    void operator()(const SetUpStudy& command) const { bench.studies.set_up(command.setup); }
    void operator()(const TakeWords& command) const { take_words(bench, command.path); }
    void operator()(const ShowStudy& command) const { bench.view.study = command.kind; }
    void operator()(const AdoptValues& command) const {
        adopt_values(bench, command.name, command.values, command.how, command.words_from.get());
    }
    void operator()(const OpenFound& command) const { open_found(bench, command.law); }
    void operator()(const Say& command) const { say(bench, command.text); }
    void operator()(const ResumeTalk& command) const { resume_talk(bench, command.id); }
    void operator()(const Reflect& command) const { reflect(bench, command.text); }
    void operator()(const RateRoutine& command) const {
        rate_routine(bench, command.routine, command.rating);
    }
    void operator()(const StopJob& command) const { stop_job(bench, command.kind); }
};

}  // namespace

void carry_out(Workbench& bench, const Command& command) {
    set_language(bench.preferences.language);
    const SessionBefore before(bench.session);
    command.visit(CarryOut{bench});
    follow_session(bench, before);
    bench.lint.update(bench.session);
}

void carry_out(Workbench& bench, const Commands& commands) {
    for (const Command& command : commands) carry_out(bench, command);
}

}  // namespace rei::workbench
