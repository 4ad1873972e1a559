#include "rei/model/file_changes.hpp"

#include <functional>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "rei/model/folder.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

std::string about(const char* text, const std::string& path) {
    return fmt::format(fmt::runtime(text), file_name(path));
}

/// A file in use: who watches it, whether anything in it is unsaved, and how it is read again.
struct FileInUse {
    FileWatch& watch;
    bool has_edits;
    std::function<Problems()> reload;
};

bool follow(Workbench& bench, const std::string& path, const FileInUse& file) {
    if (path.empty() || !file.watch.changed(path)) return false;
    if (!stamp_of(path).exists) {
        bench.notices.post(NoticeKind::info, about(tr("{} is gone from the disk; it stays open"), path));
        return true;
    }
    if (file.has_edits) {
        file.watch.keep_waiting(path);
        bench.notices.post(
            NoticeKind::info, about(tr("{} changed on the disk"), path),
            tr("It has unsaved edits here. Ctrl+R reads it again; undo brings the edits back."));
        return true;
    }
    const Problems problems = file.reload();
    if (!problems.empty()) {
        file.watch.keep_waiting(path);
        file.watch.found_broken(path);
        bench.notices.post(
            NoticeKind::problem,
            about(tr("{} changed on the disk and can't be read; the last good one stays"), path),
            say(problems));
        return true;
    }
    file.watch.saw(path);
    bench.notices.post(NoticeKind::success, about(tr("Read {} again: it changed on the disk"), path));
    return true;
}

/// The policy that tuning takes words from: nobody edits it here.
bool follow_words(Workbench& bench) {
    const std::shared_ptr<const PolicyFile> from = bench.studies.setup().words_from;
    if (!from) return false;
    return follow(bench, from->path,
                  {bench.words_watch, false, [&] { return bench.studies.take_words(from->path); }});
}

/// What moves the avatar, as long as it could not be read: there is nothing yet that anybody has edited.
bool follow_avatar_mapping(Workbench& bench) {
    const AvatarMeans& means = bench.avatar.means();
    if (bench.session.avatar_mapping() || !means.read_mapping || !bench.watch.changed(means.mapping_file))
        return false;
    if (const std::optional<avatar::Mapping> mapping = bench.avatar.read_again()) {
        bench.session.start_avatar_mapping(*mapping);
        bench.avatar.follow(bench.session.avatar_mapping());
        bench.notices.post(NoticeKind::success, tr("What moves the avatar can be read again"));
    }
    return true;
}

}  // namespace

bool follow_files(Workbench& bench) {
    Session& session = bench.session;
    if (session.history().is_open()) return false;
    const SessionBefore before(session);
    const std::string policy = session.policy_file().path;
    const std::string scenario = session.has_scenario() ? session.scenario_file().path : "";
    bool is_news = follow(
        bench, policy, {bench.watch, session.edits_policy_file(), [&] { return session.reload_policy(); }});
    if (session.has_scenario())
        is_news |=
            follow(bench, scenario,
                   {bench.watch, session.has_unsaved_scenario(), [&] { return session.reload_scenario(); }});
    if (is_news) follow_session(bench, before);
    is_news |= follow_words(bench);
    return follow_avatar_mapping(bench) || is_news;
}

}  // namespace rei::workbench
