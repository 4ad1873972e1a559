#include "rei/model/workbench.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/model/folder.hpp"

namespace rei::workbench {

namespace {

bool ends_with(const std::string& text, const std::string& ending) {
    return text.size() >= ending.size() &&
           text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

/// A JSON file with turns is a scenario, whatever else may be wrong with it.
bool looks_like_policy(const std::string& path) {
    if (!ends_with(path, ".json")) return false;
    const Loaded<std::string> text = read_file(path);
    return !text || text->find("\"turns\"") == std::string::npos;
}

}  // namespace

Interval whole_range(const Session& session) {
    return {0, session.has_scenario() ? session.scenario().until_sec : 30.0};
}

void Workbench::tick(double elapsed_sec) {
    notices.tick(elapsed_sec);
    work(kWorkBudgetSec);
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
    if (view.drawer == Drawer::compare) measurements.advance(session, budget_sec);
    if (view.drawer == Drawer::diagnosis) diagnosis.advance(session, view.searches_cures, budget_sec);
}

bool Workbench::has_work() const {
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
    }
    view.time_range.high = std::min(view.time_range.high, whole.high);
    if (view.time_range.high - view.time_range.low < kShortestRangeSec) view.time_range = whole;
    const std::size_t turns = session.has_scenario() ? session.scenario().turns.size() : 0;
    if (view.selected_turn && *view.selected_turn >= turns) view.selected_turn.reset();
}

void open_file(Workbench& bench, const std::string& path) {
    const bool policy = looks_like_policy(path);
    const Problems problems = policy ? bench.session.open_policy(path) : bench.session.open_scenario(path);
    if (!problems.empty()) {
        bench.notices.post(NoticeKind::problem,
                           fmt::format("{} was not opened; nothing changed", file_name(path)),
                           text_of(problems));
        return;
    }
    if (policy) bench.export_path = path;
    bench.fit_to_scenario(policy);
    bench.notices.post(NoticeKind::success,
                       fmt::format("Opened the {} {}", policy ? "policy" : "scenario", file_name(path)));
}

void reload_files(Workbench& bench) {
    const Problems problems = bench.session.reload();
    if (!problems.empty()) {
        bench.notices.post(NoticeKind::problem, "Not reloaded: the last good files stay in use",
                           text_of(problems));
        return;
    }
    bench.fit_to_scenario(true);
    bench.notices.post(NoticeKind::success, "Reloaded policy and scenario");
}

void export_to_path(Workbench& bench) {
    const std::size_t changes = bench.session.changes().size();
    const Problems problems = bench.session.export_to(bench.export_path);
    if (!problems.empty()) {
        bench.notices.post(NoticeKind::problem, "The policy was not written", text_of(problems));
        return;
    }
    bench.notices.post(NoticeKind::success, fmt::format("Wrote {}", file_name(bench.export_path)),
                       fmt::format("{} {} changed", changes, changes == 1 ? "value" : "values"));
}

}  // namespace rei::workbench
