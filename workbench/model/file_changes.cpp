#include "rei/model/file_changes.hpp"

#include <fmt/format.h>

#include "rei/model/folder.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

std::string about(const char* text, const std::string& path) {
    return fmt::format(fmt::runtime(text), file_name(path));
}

/// One of the two files: what is unsaved in it and how it is read again.
struct OpenFileKind {
    bool has_edits;
    Problems (Session::*reload)();
};

bool follow(Workbench& bench, const std::string& path, const OpenFileKind& kind) {
    if (path.empty() || !bench.watch.changed(path)) return false;
    if (!stamp_of(path).exists) {
        bench.notices.post(NoticeKind::info, about(tr("{} is gone from the disk; it stays open"), path));
        return true;
    }
    if (kind.has_edits) {
        bench.watch.keep_waiting(path);
        bench.notices.post(
            NoticeKind::info, about(tr("{} changed on the disk"), path),
            tr("It has unsaved edits here. Ctrl+R reads it again; undo brings the edits back."));
        return true;
    }
    const Problems problems = (bench.session.*kind.reload)();
    if (!problems.empty()) {
        bench.watch.keep_waiting(path);
        bench.notices.post(
            NoticeKind::problem,
            about(tr("{} changed on the disk and can't be read; the last good one stays"), path),
            say(problems));
        return true;
    }
    bench.watch.saw(path);
    bench.notices.post(NoticeKind::success, about(tr("Read {} again: it changed on the disk"), path));
    return true;
}

}  // namespace

bool follow_files(Workbench& bench) {
    Session& session = bench.session;
    if (session.history().is_open()) return false;
    const SessionBefore before(session);
    const std::string policy = session.policy_file().path;
    const std::string scenario = session.has_scenario() ? session.scenario_file().path : "";
    bool is_news = follow(bench, policy, {session.edits_policy_file(), &Session::reload_policy});
    if (session.has_scenario())
        is_news |= follow(bench, scenario, {session.has_unsaved_scenario(), &Session::reload_scenario});
    if (is_news) follow_session(bench, before);
    return is_news;
}

}  // namespace rei::workbench
