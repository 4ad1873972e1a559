// What an interrupted session leaves behind: while something is unsaved, a file in the workbench's state
// folder holds it, at most a second old. A clean end removes it; what another process left is offered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/model/lock_file.hpp"

namespace rei::workbench {

class Session;

/// A file as it was being worked on.
struct JournalPart {
    std::string path;  ///< absolute; empty for a scenario that has no file yet
    std::string text;  ///< as saving would write it
    bool is_unsaved = false;
};

struct JournalRecord {
    std::int64_t written_sec = 0;  ///< since 1970, UTC
    JournalPart policy;
    std::string loaded_policy;  ///< the text that its file had, which the changes are counted from
    std::optional<JournalPart> scenario;
};

/// What a session works on. Its texts are as of now, an open edit included.
[[nodiscard]] JournalRecord journal_record(const Session& session, std::int64_t unix_sec);
[[nodiscard]] std::string json_of(const JournalRecord& record);
[[nodiscard]] Loaded<JournalRecord> read_journal(const std::string& text, const std::string& file);

/// The journal of this process.
class Journal {
  public:
    /// Nothing is made before there is something to write. An empty folder: nothing is ever written.
    explicit Journal(std::string folder) : folder_(std::move(folder)) {}

    /// Bring the file in line with the session: written if the session changed, about once a second;
    /// removed when all is saved. Problems of writing are told once.
    Problems keep(const Session& session, double now_sec, std::int64_t unix_sec);
    /// The session ends as it should.
    void finish();
    /// Empty while there is none.
    [[nodiscard]] const std::string& file() const { return file_; }

  private:
    Problems write(const std::string& text);
    [[nodiscard]] bool claim();

    std::string folder_;
    std::string file_;
    std::optional<LockFile> lock_;
    std::uint64_t revision_ = 0;  ///< of the session, as of the last look
    std::uint64_t files_revision_ = 0;
    bool was_unsaved_ = false;
    std::string written_;  ///< without its time
    double next_write_sec_ = 0;
    bool has_complained_ = false;
};

/// A session that ended before its time.
struct Interrupted {
    std::string file;  ///< of the journal
    JournalRecord record;
};

struct InterruptedSessions {
    std::vector<Interrupted> sessions;  ///< the latest first
    Problems damaged;                   ///< journals that could not be read; they were set aside as `.bad`
};
/// Journals in a folder whose processes are gone.
[[nodiscard]] InterruptedSessions interrupted_sessions(const std::string& folder);

/// Remove a journal that is settled.
void remove_journal(const std::string& file);

}  // namespace rei::workbench
