#include "rei/model/workbench.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/model/folder.hpp"
#include "rei/model/output.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

/// Another piece of it, and what came of it at the end.
void go_on_with_export(Workbench& bench, double budget_sec) {
    TraceExport& job = *bench.trace_export;
    job.advance(budget_sec);
    if (!job.is_done()) return;
    std::string files;
    for (const std::string& file : job.written()) files += (files.empty() ? "" : "\n") + file;
    if (!job.problems().empty()) {
        bench.notices.post(NoticeKind::problem, tr("The trace was not written"), say(job.problems()));
    } else {
        bench.notices.post(NoticeKind::success,
                           fmt::format(fmt::runtime(tr("Wrote {}")), file_name(job.written().front())),
                           files);
    }
    bench.trace_export.reset();
}

/// What conversation, avatar or companion refused.
void told(Workbench& bench, const Problems& problems) {
    if (!problems.empty()) bench.notices.post(NoticeKind::problem, tr("That did not work"), say(problems));
}

void post_unopened(Workbench& bench, const std::string& path, const Problems& problems) {
    bench.notices.post(NoticeKind::problem, say("{} was not opened; nothing changed", file_name(path)),
                       say(problems));
}

/// The face at the playhead.
void show_avatar(Workbench& bench) {
    const OutputNow now =
        output_at(bench.session.policy(), bench.session.main_run().trace, bench.playback.time_sec());
    bench.avatar.show(now.expression.face, now.state.intensity, now.state.arousal);
}

}  // namespace

Interval whole_range(const Session& session) {
    return {0, session.has_scenario() ? session.scenario().until_sec : 30.0};
}

std::optional<Interval> marked_span(const View& view) {
    if (!view.cursors[0] || !view.cursors[1]) return std::nullopt;
    return Interval{std::min(*view.cursors[0], *view.cursors[1]),
                    std::max(*view.cursors[0], *view.cursors[1])};
}

void Workbench::tick(double elapsed_sec, double budget_sec) {
    notices.tick(elapsed_sec);
    work(budget_sec);
    if (!playback.advance(elapsed_sec) || !view.follows) return;
    const double length = view.time_range.high - view.time_range.low;
    const double now = playback.time_sec();
    const double late = view.time_range.high - 0.1 * length;
    const double whole = whole_range(session).high;
    if (now > late && view.time_range.high < whole) {
        const double shift = std::min(now - late, whole - view.time_range.high);
        view.time_range = {view.time_range.low + shift, view.time_range.high + shift};
    } else if (now < view.time_range.low) {
        view.time_range = {now, now + length};
    }
}

void Workbench::work(double budget_sec) {
    runs.record(session);
    if (trace_export) go_on_with_export(*this, budget_sec);
    if (view.drawer == Drawer::runs) runs.advance(budget_sec);
    studies.advance(session);
    if (view.drawer == Drawer::live) told(*this, talk.look());
    told(*this, talk.advance());
    talk_scenario.advance(*this);
    if (view.drawer == Drawer::companion) told(*this, reflecting.look(talk.reflections_logged()));
    if (avatar.is_on() && session.has_scenario()) show_avatar(*this);
    lint.update(session);
    if (view.drawer == Drawer::compare) measurements.advance(session, budget_sec);
    if (view.drawer == Drawer::diagnosis) diagnosis.advance(session, view.searches_cures, budget_sec);
}

bool Workbench::drawer_has_work() const {
    if (view.drawer == Drawer::runs) return runs.has_work();
    if (view.drawer == Drawer::compare) return !measurements.is_current(session);
    if (view.drawer != Drawer::diagnosis) return false;
    const bool searches = view.searches_cures && !session.history().is_open();
    return !diagnosis.is_current(session) || (searches && diagnosis.has_work());
}

void Workbench::fit_to_scenario(bool keep_view) {
    const Interval whole = whole_range(session);
    playback.set_until(session.has_scenario() ? whole.high : 0.0);
    if (!keep_view) {
        view.time_range = whole;
        playback.pause();
        playback.seek(0);
        view.selected_turn.reset();
        view.selected_expectation.reset();
        view.value_ranges = {};
        view.cursors = {};
    }
    for (std::optional<double>& cursor : view.cursors) {
        if (cursor) cursor = std::min(*cursor, whole.high);
    }
    playback.set_loop_range(marked_span(view));
    view.time_range.high = std::min(view.time_range.high, whole.high);
    if (view.time_range.high - view.time_range.low < kShortestRangeSec) view.time_range = whole;
    const std::size_t turns = session.has_scenario() ? session.scenario().turns.size() : 0;
    if (view.selected_turn && *view.selected_turn >= turns) view.selected_turn.reset();
    const std::size_t expectations = session.has_scenario() ? session.scenario().expectations.size() : 0;
    if (view.selected_expectation && *view.selected_expectation >= expectations)
        view.selected_expectation.reset();
    if (!view.selected_turn) view.edits_turn = false;
}

void follow_session(Workbench& bench, const SessionBefore& before) {
    const Session& session = bench.session;
    bench.runs.record(session);
    bench.avatar.follow(session.avatar_mapping());
    if (!session.history().is_open()) told(bench, bench.avatar.keep());
    if (&session.policy_file() != before.policy_file) bench.export_path = session.policy_file().path;
    if (session.files_revision() == before.revision) return;
    const ScenarioFile* const file = session.has_scenario() ? &session.scenario_file() : nullptr;
    const bool showed_all = bench.view.time_range == before.whole;
    bench.fit_to_scenario(file == before.scenario_file);
    if (showed_all) bench.view.time_range = whole_range(session);
}

void open_file(Workbench& bench, const std::string& path) {
    const bool policy = kind_to_open(path) == FileKind::policy;
    const Problems problems = policy ? bench.session.open_policy(path) : bench.session.open_scenario(path);
    if (!problems.empty()) {
        post_unopened(bench, path, problems);
        return;
    }
    settle_file(bench, policy ? FileKind::policy : FileKind::scenario, path);
    bench.notices.post(
        NoticeKind::success,
        fmt::format(fmt::runtime(tr(policy ? "Opened the policy {}" : "Opened the scenario {}")),
                    file_name(path)));
}

void settle_file(Workbench& bench, FileKind kind, const std::string& path) {
    bench.watch.saw(path);
    remember(bench.preferences.recents, kind, path);
    bench.view.dialog.reset();
}

void take_words(Workbench& bench, const std::string& path) {
    if (const Problems problems = bench.studies.take_words(path); !problems.empty()) {
        post_unopened(bench, path, problems);
        return;
    }
    bench.words_watch.saw(path);
    remember(bench.preferences.recents, FileKind::policy, path);
    bench.view.dialog.reset();
}

void reload_files(Workbench& bench) {
    Session& session = bench.session;
    std::string policy = session.policy_file().path;
    std::string scenario = session.has_scenario() ? session.scenario_file().path : "";
    const bool policy_waits = bench.watch.waits(policy);
    const bool scenario_waits = !scenario.empty() && bench.watch.waits(scenario);
    if (policy_waits && !scenario_waits) scenario.clear();
    if (scenario_waits && !policy_waits) policy.clear();
    const Problems problems = scenario.empty() ? session.reload_policy()
                              : policy.empty() ? session.reload_scenario()
                                               : session.reload();
    if (!problems.empty()) {
        for (const Problem& problem : problems) {
            if (problem.file == policy || problem.file == scenario) bench.watch.found_broken(problem.file);
        }
        bench.notices.post(NoticeKind::problem, tr("Not reloaded: the last good files stay in use"),
                           say(problems));
        return;
    }
    std::vector<std::string> names;
    for (const std::string& path : {policy, scenario}) {
        if (path.empty()) continue;
        bench.watch.saw(path);
        names.push_back(file_name(path));
    }
    bench.notices.post(NoticeKind::success, say("Read {} again", fmt::join(names, ", ")));
}

void export_traces(Workbench& bench, const TraceExportPlan& plan) {
    if (!bench.session.has_scenario() || plan.path.empty()) return;
    bench.trace_export.emplace(bench.session, plan);
    go_on_with_export(bench, kWorkBudgetSec);
}

void picture_was_written(Workbench& bench, const std::string& path, const Problems& problems) {
    if (!problems.empty()) {
        bench.notices.post(NoticeKind::problem, tr("The picture was not written"), say(problems));
        return;
    }
    bench.notices.post(NoticeKind::success, fmt::format(fmt::runtime(tr("Wrote {}")), file_name(path)), path);
}

void restore_run(Workbench& bench, int number) {
    const RecordedRun* const run = bench.runs.find(number);
    if (run == nullptr) return;
    const Variant variant = run->variant;
    bench.session.commit_edit();
    change_policy(bench, fmt::format(fmt::runtime(tr("Restore run {}")), number), *run->policy);
    bench.session.set_variant(variant);
}

std::vector<PinnedTrace> pinned(const Workbench& bench) {
    std::vector<PinnedTrace> found;
    const RecordedRun* const current = bench.runs.current();
    if (current == nullptr) return found;
    for (const PinSlot slot : kPinSlots) {
        const RecordedRun* const run = bench.runs.pinned(slot);
        if (run != nullptr && run->trace && run->scenario == current->scenario)
            found.push_back({name_of(slot), run->trace.get(), slot});
    }
    return found;
}

void export_to_path(Workbench& bench) {
    const std::size_t changes = bench.session.changes().size();
    const Problems problems = bench.session.export_to(bench.export_path);
    if (!problems.empty()) {
        bench.notices.post(NoticeKind::problem, tr("The policy was not written"), say(problems));
        return;
    }
    settle_file(bench, FileKind::policy, bench.export_path);
    bench.notices.post(
        NoticeKind::success, fmt::format(fmt::runtime(tr("Wrote {}")), file_name(bench.export_path)),
        fmt::format(fmt::runtime(tr(changes == 1 ? "{} value changed" : "{} values changed")), changes));
}

void save_scenario_to_path(Workbench& bench, const std::string& path) {
    const Problems problems = bench.session.save_scenario_to(path);
    if (!problems.empty()) {
        bench.notices.post(NoticeKind::problem, tr("The scenario was not written"), say(problems));
        return;
    }
    settle_file(bench, FileKind::scenario, path);
    bench.notices.post(NoticeKind::success, fmt::format(fmt::runtime(tr("Wrote {}")), file_name(path)));
    if (bench.is_quitting) save_and_quit(bench);
}

void request_quit(Workbench& bench) {
    bench.is_quitting = false;
    if (bench.session.has_unsaved_policy() || bench.session.has_unsaved_scenario()) {
        bench.view.dialog = Dialog::quit;
    } else {
        bench.wants_to_quit = true;
    }
}

void save_and_quit(Workbench& bench) {
    Session& session = bench.session;
    bench.is_quitting = false;  // saving comes back here only for a scenario that was asked for its name
    if (session.has_unsaved_policy()) export_to_path(bench);
    if (session.has_unsaved_scenario() && session.scenario_file().path.empty()) {
        bench.is_quitting = true;
        bench.view.dialog = Dialog::save_scenario_as;
        return;
    }
    if (session.has_unsaved_scenario()) save_scenario_to_path(bench, session.scenario_file().path);
    bench.wants_to_quit = !session.has_unsaved_policy() && !session.has_unsaved_scenario();
}

void close_dialog(Workbench& bench) {
    bench.view.dialog.reset();
    bench.view.dialog_folder.clear();
    bench.is_quitting = false;
}

void edit_scenario(Workbench& bench, const ScenarioEdit& edit) {
    if (!bench.session.has_scenario()) return;
    const ScenarioOutcome outcome = bench.session.edit_scenario(edit);
    if (!outcome.problems.empty()) {
        if (!bench.session.history().is_open())
            bench.notices.post(NoticeKind::problem,
                               fmt::format(fmt::runtime(tr("{}: not possible")), name_of(edit)),
                               say(outcome.problems));
        return;
    }
    if (outcome.turn) bench.view.selected_turn = outcome.turn;
    if (outcome.expectation) bench.view.selected_expectation = outcome.expectation;
    if (outcome.turn || outcome.expectation)
        bench.view.expectation_selected_last = outcome.expectation.has_value();
}

void tell_problems(Workbench& bench, const std::string& name, const Problems& problems) {
    if (!problems.empty() && !bench.session.history().is_open())
        bench.notices.post(NoticeKind::problem, fmt::format(fmt::runtime(tr("{}: not possible")), name),
                           say(problems));
}

void change_policy(Workbench& bench, const std::string& name, const Policy& policy) {
    tell_problems(bench, name, bench.session.change_policy(name, policy));
}

void adopt_values(Workbench& bench, const std::string& name, const std::vector<PolicyEdit>& values,
                  const std::optional<Provenance>& how, const PolicyFile* words_from) {
    bench.session.commit_edit();
    Policy policy = with_words(bench.session.policy(), words_from).policy;
    // A border can stand in the way of another one, so those that are refused get a second chance.
    bool is_possible = true;
    for (int pass = 0; pass < 2; ++pass) {
        is_possible = true;
        for (const PolicyEdit& edit : values)
            is_possible = set_parameter(policy, edit.path, edit.value) && is_possible;
    }
    if (is_possible) {
        tell_problems(
            bench, name,
            how ? bench.session.adopt(name, policy, *how) : bench.session.change_policy(name, policy));
    } else {
        bench.notices.post(NoticeKind::problem, fmt::format(fmt::runtime(tr("{}: not possible")), name),
                           tr("The policy has become another one since: run the study again."));
    }
}

void open_found(Workbench& bench, std::size_t law) {
    const FalsifyStudy* const study = bench.studies.falsify();
    if (study == nullptr || law >= study->laws().size() || !study->laws()[law].broken) return;
    const std::string name = tr("Open found conversation");
    const Problems problems = bench.session.put_scenario(name, study->found(law));
    if (problems.empty()) return;
    bench.notices.post(NoticeKind::problem, fmt::format(fmt::runtime(tr("{}: not possible")), name),
                       say(problems));
}

void say(Workbench& bench, const std::string& text) {
    told(bench, bench.talk.say(bench.session, text));
}

void turn_avatar(Workbench& bench, bool is_on) {
    bench.avatar.turn_off();
    if (is_on) told(bench, bench.avatar.turn_on(bench.session.policy()));
}

void equip_avatar(Workbench& bench, AvatarMeans means) {
    if (means.mapping) bench.session.start_avatar_mapping(*means.mapping);
    bench.watch.saw(means.mapping_file);
    bench.avatar.equip(std::move(means));
    bench.avatar.follow(bench.session.avatar_mapping());
}

void edit_avatar(Workbench& bench, const std::string& name, const avatar::Mapping& mapping) {
    tell_problems(bench, name, bench.session.change_avatar_mapping(name, mapping));
}

void reflect(Workbench& bench, const std::string& text) {
    told(bench, bench.reflecting.reflect(text));
}

void rate_routine(Workbench& bench, std::size_t routine, companion::Rating rating) {
    told(bench, bench.reflecting.rate(routine, rating));
}

void begin_talk(Workbench& bench) {
    told(bench, bench.talk.begin(bench.session));
}

void resume_talk(Workbench& bench, const std::string& id) {
    told(bench, bench.talk.resume(id));
}

void edit_policy(Workbench& bench, const PersonaEdit& edit) {
    const History& history = bench.session.history();
    const Policy& from = history.is_open() ? *history.now().policy : bench.session.policy();
    const std::string name = name_of(edit, from);
    const Loaded<Policy> done = edited(from, edit);
    if (done) {
        change_policy(bench, name, *done);
    } else if (!history.is_open()) {
        bench.notices.post(NoticeKind::problem, fmt::format(fmt::runtime(tr("{}: not possible")), name),
                           say(done.problems));
    }
}

}  // namespace rei::workbench
