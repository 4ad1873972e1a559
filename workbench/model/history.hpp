// Undo and redo over everything that can be edited, by name. An edit is what lies between begin and commit,
// however many values it passed through; nothing here looks at a clock.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rei/avatar/mapping.hpp"
#include "rei/policy/policy_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::workbench {

/// What is being worked on, as one value: a policy and a scenario as edited, the files that both came from,
/// and what moves the avatar. Entries of the history share the parts that an edit left alone.
struct Work {
    std::shared_ptr<const PolicyFile> policy_file;  ///< as loaded: what an export starts from
    std::shared_ptr<const Policy> nominal;          ///< what the policy is compared with and reset to
    std::shared_ptr<const Policy> policy;
    std::shared_ptr<const ScenarioFile> scenario_file;  ///< as loaded: what saving starts from; may be null
    std::shared_ptr<const Scenario> scenario;           ///< null where there is none
    std::shared_ptr<const Provenance> found_by;         ///< of numbers that a search found; may be null
    std::shared_ptr<const avatar::Mapping>
        avatar_mapping;  ///< what moves the avatar; null where none is known
};

/// Whether nobody could tell the two apart.
[[nodiscard]] bool same_work(const Work& a, const Work& b);

class History {
  public:
    /// Forget everything; `work` is where undo ends.
    void start(Work work);

    /// What moves the avatar became known: no edit, so every state has it.
    void know_avatar_mapping(const std::shared_ptr<const avatar::Mapping>& mapping);

    /// Open an edit. Requires that none is open.
    void begin(std::string name);
    [[nodiscard]] bool is_open() const { return open_; }
    [[nodiscard]] const std::string& open_name() const { return open_name_; }
    /// Close the edit. Makes an entry, and drops what could be redone, only if `now` differs from the work
    /// before.
    bool commit(const Work& now);
    /// Close the edit without an entry; the work before it.
    const Work& cancel();

    [[nodiscard]] bool can_undo() const { return !open_ && cursor_ > 0; }
    [[nodiscard]] bool can_redo() const { return !open_ && cursor_ + 1 < states_.size(); }
    [[nodiscard]] const std::string& undo_name() const { return states_[cursor_].name; }
    [[nodiscard]] const std::string& redo_name() const { return states_[cursor_ + 1].name; }
    /// The work to go to. Require can_undo and can_redo.
    const Work& undo();
    const Work& redo();

    /// The work as of the last commit, undo or redo.
    [[nodiscard]] const Work& now() const { return states_[cursor_].work; }
    /// Whether there is nothing to be undone or redone.
    [[nodiscard]] bool is_empty() const { return states_.size() == 1; }
    /// Entries that can be undone.
    [[nodiscard]] std::size_t depth() const { return cursor_; }

  private:
    struct State {
        std::string name;  ///< of the edit that led here
        Work work;
    };
    std::vector<State> states_;
    std::size_t cursor_ = 0;
    bool open_ = false;
    std::string open_name_;
};

}  // namespace rei::workbench
