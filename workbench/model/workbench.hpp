// Everything a person looks at and everything they can change, without a screen. Panels read it; commands
// change it.
#pragma once

#include <optional>
#include <string>

#include "rei/model/diagnosis.hpp"
#include "rei/model/measurements.hpp"
#include "rei/model/notices.hpp"
#include "rei/model/playback.hpp"
#include "rei/model/session.hpp"

namespace rei::workbench {

/// What the lower right pane shows.
enum class Tab : std::uint8_t { parameters, export_policy };
/// What the drawer under the timeline shows when it is open.
enum class Drawer : std::uint8_t { compare, diagnosis, output };

/// How it is looked at: worth remembering from session to session, but no part of the policy.
struct View {
    Interval time_range{0, 30};  ///< seconds shown in the timeline
    bool follows = true;         ///< keep the playhead in view while playing
    bool shows_ghost = true;     ///< the policy as loaded behind the tuned one
    bool shows_variants = true;  ///< the other engine variants behind the main one
    // of the main variant, where it believes rather than knows
    bool shows_uncertainty = true;  ///< kalman: the band and the ellipse of two standard deviations
    bool shows_smoothed = false;    ///< kalman: the line that knows the whole conversation
    bool shows_innovation = false;  ///< kalman: a lane with what surprised it
    bool shows_posterior = true;    ///< kalman, hmm: a lane with the probabilities of the moods
    std::optional<std::size_t> selected_turn;
    Tab tab = Tab::parameters;
    std::optional<Drawer> drawer;  ///< none: closed
    bool searches_cures = true;    ///< look for cures while the diagnosis is open
    bool help_open = false;
    bool notices_open = false;
};

struct Workbench {
    explicit Workbench(PolicyFile policy) : session(std::move(policy)), export_path(session.nominal().path) {}

    Session session;
    Playback playback;
    View view;
    Notices notices;
    Measurements measurements;  ///< kept up to date while the drawer shows it
    Diagnosis diagnosis;        ///< likewise
    std::string export_path;
    bool wants_to_quit = false;

    /// Let time pass: the playhead moves, the view follows it, toasts fade, and work that can wait goes on.
    void tick(double elapsed_sec);
    /// Go on with what the open drawer is waiting for, for about `budget_sec`.
    void work(double budget_sec);
    [[nodiscard]] bool has_work() const;
    /// Whether the picture changes by itself.
    [[nodiscard]] bool is_moving() const { return playback.playing() || notices.any_shown() || has_work(); }
    /// Fit playback and view to the scenario; call after it was opened or reloaded.
    void fit_to_scenario(bool keep_view);
};

/// How much of a frame may go into work that can wait.
inline constexpr double kWorkBudgetSec = 0.004;
/// The shortest time range that can be shown.
inline constexpr double kShortestRangeSec = 0.05;

/// The time range of everything there is, with a little room at the end.
[[nodiscard]] Interval whole_range(const Session& session);

/// Read a file, as a policy if its name ends in .json and it is one, else as a scenario. Tells how it went.
void open_file(Workbench& bench, const std::string& path);
void reload_files(Workbench& bench);
void export_to_path(Workbench& bench);

}  // namespace rei::workbench
