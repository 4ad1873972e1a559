// The file of conversations: an SQLite database in WAL mode, one transaction a turn, so that a program that
// is killed at any moment leaves whole turns. Several programs may use one file. Every function throws
// StoreError.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rei/live/records.hpp"
#include "rei/live/store_error.hpp"

namespace SQLite {
class Database;
}

namespace rei::live {

/// A new UUID of version 4, from the system's randomness.
[[nodiscard]] std::string new_uuid();

/// Who is found by this is the session used last.
inline constexpr const char* kLastSession = "last";

class Store {
  public:
    enum class Access : std::uint8_t {
        write,  ///< it is made (for its owner alone) where it is missing, with the folders above it
        read,   ///< it is neither made nor changed, but for an earlier format, which is taken to the latest
    };
    explicit Store(const std::string& file, Access access = Access::write);
    /// An empty one that is kept nowhere.
    [[nodiscard]] static Store of_nothing();
    ~Store();
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    [[nodiscard]] const std::string& file() const { return file_; }

    // conversations
    /// Store a turn with its session as it is afterwards, whole or not at all. Turn 0 makes the session.
    /// Conflict where this turn of the session is stored already: the session went on elsewhere.
    void add_turn(const SessionRecord& session, const TurnRecord& turn);
    [[nodiscard]] SessionRecord session(const std::string& id) const;
    /// Turns from `first` on, in order.
    [[nodiscard]] std::vector<TurnRecord> turns(const std::string& id, int first = 0) const;
    /// The id that people mean by a name, an id, the beginning of one (4 characters at least), or `last`.
    [[nodiscard]] std::string find_session(const std::string& said) const;
    /// Whether there is a session of this name.
    [[nodiscard]] bool has_session_named(const std::string& name) const;
    /// Those used last come first.
    [[nodiscard]] std::vector<SessionSummary> sessions(int at_most) const;
    void delete_session(const std::string& id);

    // search
    /// Messages that contain every word of the query, the latest first. Words stand between blanks, phrases
    /// between double quotes; parts of words are found, in any case and any normal form.
    [[nodiscard]] std::vector<FoundMessage> search(std::string_view query, const SearchScope& scope,
                                                   int at_most) const;

    // what is remembered of users
    [[nodiscard]] std::map<std::string, int> affinities(const std::string& persona) const;
    /// What this persona was told to remember of the user: the latest ones, the oldest of them first.
    [[nodiscard]] std::vector<std::string> facts(const std::string& persona, const std::string& user,
                                                 int at_most) const;
    /// False where there is no such fact.
    bool forget(const std::string& persona, const std::string& user, const std::string& fact);

    // prompts
    void add_prompt(const PromptRecord& prompt);   ///< conflict where the name is taken
    void edit_prompt(const PromptRecord& prompt);  ///< missing where there is none of the name
    [[nodiscard]] PromptRecord prompt(const std::string& name) const;
    [[nodiscard]] std::vector<PromptRecord> prompts() const;  ///< by name
    void delete_prompt(const std::string& name);

    // what programs remember from one time to the next: a JSON value by its key
    void remember(const std::string& key, const std::string& json, std::int64_t wall_ms);
    [[nodiscard]] std::optional<std::string> remembered(const std::string& key) const;

    /// Write a copy of the whole database to a file that does not exist yet, while others may go on writing.
    void backup(const std::string& to) const;
    /// Everything that SQLite finds wrong in the file; empty if nothing.
    [[nodiscard]] std::string faults() const;

    /// For modules that keep tables of their own in the file.
    [[nodiscard]] SQLite::Database& database() const { return *database_; }

  private:
    Store(std::string file, std::unique_ptr<SQLite::Database> database);
    std::string file_;
    std::unique_ptr<SQLite::Database> database_;
};

}  // namespace rei::live
