// Everything a person looks at and everything they can change, without a screen. Panels read it; commands
// change it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "rei/model/avatar_switch.hpp"
#include "rei/model/diagnosis.hpp"
#include "rei/model/file_watch.hpp"
#include "rei/model/journal.hpp"
#include "rei/model/lint.hpp"
#include "rei/model/measurements.hpp"
#include "rei/model/notices.hpp"
#include "rei/model/playback.hpp"
#include "rei/model/policy_edit.hpp"
#include "rei/model/preferences.hpp"
#include "rei/model/progress.hpp"
#include "rei/model/reflecting.hpp"
#include "rei/model/runs.hpp"
#include "rei/model/session.hpp"
#include "rei/model/studies.hpp"
#include "rei/model/talk.hpp"
#include "rei/model/talk_scenario.hpp"
#include "rei/model/trace_export.hpp"

namespace rei::workbench {

/// What the lower right pane shows.
enum class Tab : std::uint8_t { parameters, export_policy, persona };
/// What the drawer under the timeline shows when it is open.
enum class Drawer : std::uint8_t { compare, diagnosis, output, runs, study, live, companion };

/// What stands over everything else until it is answered.
enum class Dialog : std::uint8_t { open_file, save_scenario_as, export_as, words_from, quit, restore };

/// How it is looked at: worth remembering from session to session, but no part of the policy.
struct View {
    Interval time_range{0, 30};                           ///< seconds shown in the timeline
    std::array<std::optional<Interval>, 3> value_ranges;  ///< shown of v, a, i; unset: all there can be
    bool fits_values = false;                             ///< show of them just what there is in view
    std::array<std::optional<double>, 2> cursors;         ///< two instants to measure between, in seconds
    bool is_live = false;                                 ///< what comes after the playhead is not shown yet
    bool follows = true;                                  ///< keep the playhead in view while playing
    bool shows_ghost = true;                              ///< the policy as loaded behind the tuned one
    bool shows_pinned = true;                             ///< the pinned runs behind the main one
    bool shows_variants = true;                           ///< the other engine variants behind the main one
    // of the main variant, where it believes rather than knows
    bool shows_uncertainty = true;  ///< kalman: the band and the ellipse of two standard deviations
    bool shows_smoothed = false;    ///< kalman: the line that knows the whole conversation
    bool shows_innovation = false;  ///< kalman: a lane with what surprised it
    bool shows_posterior = true;    ///< kalman, hmm: a lane with the probabilities of the moods
    bool shows_affinity = true;     ///< a lane with the affinity in force, where there is any
    std::optional<std::size_t> selected_turn;
    std::optional<std::size_t> selected_expectation;
    bool edits_turn = false;                 ///< the selected turn's editor is open
    bool expectation_selected_last = false;  ///< what Del means: the expectation, or the turn
    Tab tab = Tab::parameters;
    std::optional<Drawer> drawer;        ///< none: closed
    bool searches_cures = true;          ///< look for cures while the diagnosis is open
    StudyKind study = StudyKind::sweep;  ///< the open section of the studies
    std::optional<Dialog> dialog;
    std::string dialog_folder;  ///< where the file browser begins; empty: beside the file that is open
    bool help_open = false;
    bool notices_open = false;
    bool palette_open = false;
    bool export_trace_open = false;
    bool avatar_mapping_open = false;
};

/// What the model asks of whoever draws it.
struct Requests {
    std::string picture_path;  ///< where the next frame shall be written as a PNG; empty: nowhere
};

/// How much of a frame may go into work that can wait.
inline constexpr double kWorkBudgetSec = 0.004;

struct Workbench {
    explicit Workbench(PolicyFile policy)
        : session(std::move(policy)), export_path(session.policy_file().path) {
        lint.update(session);
    }

    Session session;
    Playback playback;
    View view;
    Preferences preferences;
    Notices notices;
    Measurements measurements;                ///< kept up to date while the drawer shows it
    Diagnosis diagnosis;                      ///< likewise
    Runs runs;                                ///< measured while the drawer shows them
    Studies studies;                          ///< each on a thread of its own
    Talk talk;                                ///< the conversation that is held
    TalkScenario talk_scenario;               ///< and its place in the scenario
    AvatarSwitch avatar;                      ///< wears the face at the playhead
    Reflecting reflecting;                    ///< the companion
    std::optional<TraceExport> trace_export;  ///< one that is under way
    Requests requests;
    Lint lint;  ///< of the policy as of the last closed edit
    std::string export_path;
    FileWatch watch;
    FileWatch words_watch;                      ///< of the policy that tuning takes words from
    std::vector<Interrupted> interrupted;       ///< sessions to be restored or discarded, the latest first
    std::vector<std::string> settled_journals;  ///< of those that were; to be removed
    std::vector<std::string> project_folders;   ///< absolute; where the project keeps its files
    bool is_quitting = false;                   ///< as soon as everything is saved
    bool wants_to_quit = false;

    /// Let time pass: the playhead moves, the view follows it, toasts fade, and work that can wait goes on
    /// for about `budget_sec`.
    void tick(double elapsed_sec, double budget_sec = kWorkBudgetSec);
    /// Go on with what the open drawer is waiting for, for about `budget_sec`.
    void work(double budget_sec);
    [[nodiscard]] bool has_work() const { return trace_export || studies.has_work() || drawer_has_work(); }
    /// Whether the open drawer waits for something.
    [[nodiscard]] bool drawer_has_work() const;
    /// Whether the picture changes by itself.
    [[nodiscard]] bool is_moving() const {
        return playback.playing() || notices.any_shown() || has_work() || talk.is_answering() ||
               talk_scenario.is_moving(*this) || !requests.picture_path.empty();
    }
    /// Fit playback and view to the scenario; call after it was opened or reloaded.
    void fit_to_scenario(bool keep_view);
};

/// The shortest time range that can be shown.
inline constexpr double kShortestRangeSec = 0.05;

/// The time range of everything there is.
[[nodiscard]] Interval whole_range(const Session& session);
/// The stretch between the two cursors, earlier first; none where one is missing.
[[nodiscard]] std::optional<Interval> marked_span(const View& view);

/// A pinned run as a line behind the main one.
struct PinnedTrace {
    const char* label;  ///< "A", "B"
    const Trace* trace;
    PinSlot slot;
};
/// Those that are runs of the scenario as it was last committed.
[[nodiscard]] std::vector<PinnedTrace> pinned(const Workbench& bench);

/// After a change of the session, from what it was before: playback, view and paths follow what became
/// another file, another length or another number of turns.
struct SessionBefore {
    explicit SessionBefore(const Session& session)
        : revision(session.files_revision()),
          policy_file(&session.policy_file()),
          scenario_file(session.has_scenario() ? &session.scenario_file() : nullptr),
          whole(whole_range(session)) {}
    std::uint64_t revision;
    const PolicyFile* policy_file;
    const ScenarioFile* scenario_file;
    Interval whole;
};
void follow_session(Workbench& bench, const SessionBefore& before);

// ---- files. How it went is told in a notice; on problems nothing changes.
/// Read a file, as a policy if its name ends in .json and it is one, else as a scenario.
void open_file(Workbench& bench, const std::string& path);
/// Open what was dropped on the window: a scenario, a policy or both together. A folder is browsed; of
/// several files of a kind the first is opened.
void open_dropped(Workbench& bench, const std::vector<std::string>& paths);
/// A file was read or written: it is known as it is, among the recent ones, and answers the dialog that asked
/// for it.
void settle_file(Workbench& bench, FileKind kind, const std::string& path);
/// Read both files again, or only the one of which it was said that it changed on the disk.
void reload_files(Workbench& bench);
/// Have tuning take words from the policy of this file.
void take_words(Workbench& bench, const std::string& path);
/// Write the tuned policy to the path in `export_path`.
void export_to_path(Workbench& bench);
/// Save the scenario to its file, or to another one.
void save_scenario_to_path(Workbench& bench, const std::string& path);
/// Begin to write traces; what is short is there at once. Does nothing without a scenario.
void export_traces(Workbench& bench, const TraceExportPlan& plan);
/// A picture that was asked for was written, or why it was not.
void picture_was_written(Workbench& bench, const std::string& path, const Problems& problems);

// ---- the end
/// Ask what to do with what is unsaved, or quit if nothing is.
void request_quit(Workbench& bench);
/// Write what is unsaved, asking for the name of a scenario that has none, then quit. A problem keeps it
/// open.
void save_and_quit(Workbench& bench);
/// Close the dialog; what it was to lead to does not happen.
void close_dialog(Workbench& bench);

// ---- edits. What is refused is said, unless an edit is open: a drag goes on.
void edit_scenario(Workbench& bench, const ScenarioEdit& edit);
/// Another policy altogether; `name` is what undo calls it.
void change_policy(Workbench& bench, const std::string& name, const Policy& policy);
/// The policy beyond its numbers. Inside an open edit each starts from what there was when it was opened.
void edit_policy(Workbench& bench, const PersonaEdit& edit);
/// Values of several numbers, and before them the words of another policy, as one edit; `name` is what undo
/// calls it.
void adopt_values(Workbench& bench, const std::string& name, const std::vector<PolicyEdit>& values,
                  const std::optional<Provenance>& how = std::nullopt,
                  const PolicyFile* words_from = nullptr);
/// Say something to the persona; begin a conversation with it, or go on with one. What is refused is said.
void say(Workbench& bench, const std::string& text);
void begin_talk(Workbench& bench);
void turn_avatar(Workbench& bench, bool is_on);
/// What the avatar is moved with; before anything is edited.
void equip_avatar(Workbench& bench, AvatarMeans means);
/// What moves the avatar; `name` is what undo calls it. Inside an open edit each takes the place of the one
/// before.
void edit_avatar(Workbench& bench, const std::string& name, const avatar::Mapping& mapping);
/// Tell the companion what is felt, and how a routine that it offered went.
void reflect(Workbench& bench, const std::string& text);
void rate_routine(Workbench& bench, std::size_t routine, companion::Rating rating);
void resume_talk(Workbench& bench, const std::string& id);
/// A conversation that the search for counterexamples found, as one edit. Does nothing where there is none.
void open_found(Workbench& bench, std::size_t law);
/// The policy and the variant of a run, as one edit.
void restore_run(Workbench& bench, int number);

}  // namespace rei::workbench
