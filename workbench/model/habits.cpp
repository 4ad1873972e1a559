#include "rei/model/habits.hpp"

#include "rei/model/file_changes.hpp"
#include "rei/model/remembered_view.hpp"
#include "rei/model/restore.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

constexpr double kBetweenLooksSec = 0.45;  // a little less than a sleep of the window

Preferences preferences_now(const Workbench& bench, const WindowShape& shape) {
    Preferences now = bench.preferences;
    if (shape.width > 0 && shape.height > 0) {
        now.window_width = shape.width;
        now.window_height = shape.height;
    }
    now.layout = shape.layout;
    now.view = remembered_view(bench);
    const Session& session = bench.session;
    now.last_policy = absolute_path(session.policy_file().path);
    if (session.has_scenario() && !session.scenario_file().path.empty())
        now.last_scenario = absolute_path(session.scenario_file().path);
    return now;
}

}  // namespace

void Habits::offer_interrupted(Workbench& bench) const {
    if (journal_folder_.empty()) return;
    InterruptedSessions found = interrupted_sessions(journal_folder_);
    if (!found.damaged.empty())
        bench.notices.post(NoticeKind::problem,
                           tr("The journal of an interrupted session was damaged and is kept as .bad"),
                           say(found.damaged));
    bench.interrupted = std::move(found.sessions);
    if (!bench.interrupted.empty()) bench.view.dialog = Dialog::restore;
}

bool Habits::look_around(Workbench& bench, const WindowShape& shape, const Clocks& clocks) {
    if (clocks.now_sec < next_look_sec_) return false;
    next_look_sec_ = clocks.now_sec + kBetweenLooksSec;
    bool is_news = follow_files(bench);
    const Problems unkept = journal_.keep(bench.session, clocks.now_sec, clocks.unix_sec);
    if (!unkept.empty()) {
        bench.notices.post(NoticeKind::problem,
                           tr("No journal can be kept: a crash would lose what is unsaved"), say(unkept));
        is_news = true;
    } else if (!bench.settled_journals.empty()) {
        remove_settled_journals(bench);
    }
    const Problems unwritten = preferences_.keep(preferences_now(bench, shape), clocks.now_sec);
    if (unwritten.empty()) return is_news;
    bench.notices.post(NoticeKind::problem, tr("Preferences could not be written"), say(unwritten));
    return true;
}

void Habits::finish(Workbench& bench, const WindowShape& shape) {
    remove_settled_journals(bench);
    // there is nobody left to read a notice
    static_cast<void>(preferences_.finish(preferences_now(bench, shape)));
    journal_.finish();
}

}  // namespace rei::workbench
