// Undo and redo over policies, by name. An edit is what lies between begin and commit, however many values it
// passed through; nothing here looks at a clock.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei::workbench {

class History {
  public:
    /// Forget everything; `policy` is where undo ends.
    void start(const Policy& policy);

    /// Open an edit. Requires that none is open.
    void begin(std::string name);
    [[nodiscard]] bool is_open() const { return open_; }
    /// Close the edit. Makes an entry, and drops what could be redone, only if `now` differs from the policy
    /// before.
    bool commit(const Policy& now);
    /// Close the edit without an entry; the policy before it.
    const Policy& cancel();

    [[nodiscard]] bool can_undo() const { return !open_ && cursor_ > 0; }
    [[nodiscard]] bool can_redo() const { return !open_ && cursor_ + 1 < states_.size(); }
    [[nodiscard]] const std::string& undo_name() const { return states_[cursor_].name; }
    [[nodiscard]] const std::string& redo_name() const { return states_[cursor_ + 1].name; }
    /// The policy to go to. Require can_undo and can_redo.
    const Policy& undo();
    const Policy& redo();

    /// Entries that can be undone.
    [[nodiscard]] std::size_t depth() const { return cursor_; }

  private:
    struct State {
        std::string name;  ///< of the edit that led here
        std::shared_ptr<const Policy> policy;
    };
    std::vector<State> states_;
    std::size_t cursor_ = 0;
    bool open_ = false;
    std::string open_name_;
};

}  // namespace rei::workbench
