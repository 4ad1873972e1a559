#include "rei/model/journal.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "rei/document/files.hpp"
#include "rei/model/own_folders.hpp"
#include "rei/model/recents.hpp"
#include "rei/model/session.hpp"

namespace rei::workbench {

namespace fs = std::filesystem;

namespace {

/// With the time until somebody looks, less than the second that may be lost.
constexpr double kBetweenWritesSec = 0.85;
constexpr const char* kBegin = "journal-";
constexpr const char* kEnding = ".json";
constexpr int kMostOfAProcess = 100;

std::string lock_of(const std::string& journal) {
    return journal + ".lock";
}

bool exists(const std::string& path) {
    std::error_code error;
    return fs::exists(path, error);
}

void remove_file(const std::string& path) {
    std::error_code ignored;
    fs::remove(path, ignored);
}

bool is_journal(const fs::path& path) {
    return path.extension() == kEnding && path.filename().string().rfind(kBegin, 0) == 0;
}

}  // namespace

JournalRecord journal_record(const Session& session, std::int64_t unix_sec) {
    JournalRecord record;
    record.written_sec = unix_sec;
    record.policy = {absolute_path(session.policy_file().path), session.exported_text(),
                     session.has_unsaved_policy()};
    record.loaded_policy = session.policy_file().text;
    if (session.has_scenario()) {
        const ScenarioFile& file = session.scenario_file();
        record.scenario = {file.path.empty() ? "" : absolute_path(file.path),
                           scenario_text(file, session.scenario(), file.path),
                           session.has_unsaved_scenario()};
    }
    return record;
}

Problems Journal::keep(const Session& session, double now_sec, std::int64_t unix_sec) {
    if (folder_.empty() || now_sec < next_write_sec_) return {};
    const bool is_unsaved = session.has_unsaved_policy() || session.has_unsaved_scenario();
    const bool is_same = revision_ == session.revision() && files_revision_ == session.files_revision() &&
                         was_unsaved_ == is_unsaved;
    if (is_same) return {};
    revision_ = session.revision();
    files_revision_ = session.files_revision();
    was_unsaved_ = is_unsaved;
    if (!is_unsaved) {
        finish();
        return {};
    }
    next_write_sec_ = now_sec + kBetweenWritesSec;
    JournalRecord record = journal_record(session, 0);
    std::string timeless = json_of(record);
    if (timeless == written_) return {};
    record.written_sec = unix_sec;
    Problems problems = write(json_of(record));
    if (problems.empty()) written_ = std::move(timeless);
    if (problems.empty() || has_complained_) return {};
    has_complained_ = true;
    return problems;
}

/// Take a name that no other process has, living or dead.
bool Journal::claim() {
    for (int k = 1; k <= kMostOfAProcess; ++k) {
        const std::string number = k == 1 ? "" : fmt::format("-{}", k);
        std::string name = fmt::format("{}/{}{}{}{}", folder_, kBegin, ::getpid(), number, kEnding);
        if (exists(name)) continue;
        lock_ = LockFile::take(lock_of(name));
        if (!lock_) continue;
        file_ = std::move(name);
        return true;
    }
    return false;
}

Problems Journal::write(const std::string& text) {
    if (file_.empty()) {
        if (Problems problems = make_folder(folder_); !problems.empty()) return problems;
        if (!claim()) return {{folder_, {}, "", phrase("cannot keep a journal here")}};
    }
    return write_file(file_, text);
}

void Journal::finish() {
    written_.clear();
    if (!file_.empty()) remove_journal(file_);
    lock_.reset();
    file_.clear();
}

InterruptedSessions interrupted_sessions(const std::string& folder) {
    InterruptedSessions found;
    std::vector<std::string> files;
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (; !error && at != fs::directory_iterator(); at.increment(error)) {
        if (is_journal(at->path())) files.push_back(at->path().string());
    }
    for (const std::string& file : files) {
        const std::optional<LockFile> lock = LockFile::take(lock_of(file));
        if (!lock && exists(lock_of(file))) continue;  // its process lives
        const Loaded<std::string> text = read_file(file);
        const Loaded<JournalRecord> record =
            text ? read_journal(*text, file) : Loaded<JournalRecord>(text.problems);
        if (record) {
            found.sessions.push_back({file, *record});
            continue;
        }
        found.damaged.insert(found.damaged.end(), record.problems.begin(), record.problems.end());
        set_aside(file);
        remove_file(lock_of(file));
    }
    std::sort(found.sessions.begin(), found.sessions.end(), [](const Interrupted& a, const Interrupted& b) {
        return a.record.written_sec > b.record.written_sec;
    });
    return found;
}

void remove_journal(const std::string& file) {
    remove_file(file);
    remove_file(lock_of(file));
}

}  // namespace rei::workbench
