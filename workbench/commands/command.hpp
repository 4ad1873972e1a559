// What a person can ask for, as values. Panels make them, `carry_out` does them; nothing else changes the
// model.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/model/one_of.hpp"
#include "rei/model/workbench.hpp"

namespace rei::workbench {

/// Commands without arguments: rows of the registry (registry.hpp).
enum class CommandId : std::uint8_t {
    new_scenario,
    open_file,
    save_scenario,
    save_scenario_as,
    reload,
    export_policy,
    export_trace,
    export_picture,
    export_as,
    quit,
    undo,
    redo,
    reset_all,
    reset_all_to_defaults,
    take_as_nominal,
    edit_turn,
    add_turn,
    delete_turn,
    delete_expectation,
    pin_a,
    pin_b,
    restore_a,
    restore_b,
    play_pause,
    previous_turn,
    next_turn,
    previous_change,
    next_change,
    go_to_start,
    go_to_end,
    slower,
    faster,
    loop,
    live,
    cursor_1,
    cursor_2,
    clear_cursors,
    fit_time,
    fit_values,
    zoom_in,
    zoom_out,
    follow,
    show_ghost,
    show_pinned,
    show_variants,
    show_uncertainty,
    show_smoothed,
    show_innovation,
    show_posterior,
    show_affinity,
    show_parameters,
    show_export,
    show_persona,
    show_compare,
    show_diagnosis,
    search_cures,
    show_output,
    show_runs,
    show_study,
    show_live,
    show_companion,
    korean,
    light,
    larger,
    smaller,
    usual_size,
    run_sweep,
    rank_parameters,
    tune,
    search_front,
    falsify,
    take_words,
    stop_studies,
    new_talk,
    stop_answer,
    avatar,
    avatar_mapping,
    show_notices,
    show_help,
    show_palette,
    count
};

/// Carry out a row of the registry.
struct Invoke {
    CommandId id = CommandId::count;
};
/// Between BeginEdit and CommitEdit all values are one entry of the history.
struct BeginEdit {
    std::string name;
};
struct SetParameter {
    std::string path;
    double value = 0;
};
struct CommitEdit {};
struct CancelEdit {};
/// Back to nominal values or to the defaults, as one entry.
struct ResetParameters {
    std::vector<std::string> paths;
    std::string name;
    ResetTo to = ResetTo::nominal;
};
/// Whatever is more than a number, by name. Between BeginEdit and CommitEdit each takes the place of the one
/// before.
struct EditPolicy {
    PersonaEdit edit;
};
/// What moves the avatar, by the name that undo calls it. Likewise.
struct EditAvatar {
    std::string name;
    avatar::Mapping mapping;
};
/// Between BeginEdit and CommitEdit each edit of the scenario takes the place of the one before.
struct EditScenario {
    ScenarioEdit edit;
};
struct SaveScenario {
    std::string path;
};
struct Seek {
    double time_sec = 0;
};
struct SetSpeed {
    double factor = 1;
};
struct ShowTimeRange {
    Interval range;
};
/// One of the two cursors of the timeline; without a time it goes.
struct PutCursor {
    std::size_t cursor = 0;  ///< 0 or 1
    std::optional<double> time_sec;
};
/// Of valence (0), arousal (1) or intensity (2); without a range all there can be.
struct ShowValueRange {
    std::size_t lane = 0;
    std::optional<Interval> range;
};
struct SelectTurn {
    std::optional<std::size_t> turn;
};
struct SelectExpectation {
    std::optional<std::size_t> expectation;
};
/// Open the editor of the selected turn, or close it.
struct ShowTurnEditor {
    bool is_open = true;
};
struct OpenFile {
    std::string path;
};
/// What was dropped on the window together.
struct OpenDropped {
    std::vector<std::string> paths;
};
struct CloseDialog {};
struct SaveAndQuit {};
/// Quit, whatever is unsaved.
struct DiscardAndQuit {};
/// Of the interrupted session that is offered.
struct RestoreInterrupted {};
struct DiscardInterrupted {};
struct SetExportPath {
    std::string path;
};
struct SetVariant {
    Variant variant = Variant::continuous;
};
struct ShowVariant {
    Variant variant = Variant::continuous;
    bool is_shown = true;
};
struct DismissNotice {
    std::size_t index = 0;
};
struct ClearNotices {};
/// Keep a run at hand; where it is there already, no longer.
struct PinRun {
    PinSlot slot = PinSlot::a;
    int number = 0;
};
/// Its policy and its variant again, as one entry.
struct RestoreRun {
    int number = 0;
};
struct ExportTraces {
    TraceExportPlan plan;
};
/// How the next studies are run.
struct SetUpStudy {
    StudySetup setup;
};
/// Have tuning take words from the policy of this file.
struct TakeWords {
    std::string path;
};
/// Open a section of the studies.
struct ShowStudy {
    StudyKind kind = StudyKind::sweep;
};
/// Values of several numbers that a study found, as one entry.
struct AdoptValues {
    std::string name;
    std::vector<PolicyEdit> values;
    std::optional<Provenance> how = std::nullopt;            ///< unset: picked by hand
    std::shared_ptr<const PolicyFile> words_from = nullptr;  ///< whose words come before; null: nobody's
};
/// The conversation that breaks a law of the last search, in place of the open one, as one entry.
struct OpenFound {
    std::size_t law = 0;
};
/// Say something to the persona.
struct Say {
    std::string text;
};
/// Go on with a stored conversation.
struct ResumeTalk {
    std::string id;
};
/// Tell the companion what is felt.
struct Reflect {
    std::string text;
};
/// How a routine of its last reflection went.
struct RateRoutine {
    std::size_t routine = 0;
    companion::Rating rating = companion::Rating::good;
};
struct StopJob {
    JobKind kind = JobKind::measurements;
};

using Command =
    OneOf<Invoke, BeginEdit, SetParameter, CommitEdit, CancelEdit, ResetParameters, EditPolicy, EditAvatar,
          EditScenario, SaveScenario, Seek, SetSpeed, ShowTimeRange, PutCursor, ShowValueRange, SelectTurn,
          SelectExpectation, ShowTurnEditor, OpenFile, OpenDropped, CloseDialog, SaveAndQuit, DiscardAndQuit,
          RestoreInterrupted, DiscardInterrupted, SetExportPath, SetVariant, ShowVariant, DismissNotice,
          ClearNotices, PinRun, RestoreRun, ExportTraces, SetUpStudy, TakeWords, ShowStudy, AdoptValues,
          OpenFound, Say, ResumeTalk, Reflect, RateRoutine, StopJob>;
using Commands = std::vector<Command>;

/// Carry out a command. Ones that make no sense now do nothing.
void carry_out(Workbench& bench, const Command& command);
void carry_out(Workbench& bench, const Commands& commands);

}  // namespace rei::workbench
