// A conversation that is held is a scenario being written: each turn takes its place in the scenario of the
// window, and while nobody looks elsewhere the playhead stands at the present.
#pragma once

#include <cstddef>
#include <string>

namespace rei::workbench {

class Session;
struct Workbench;

class TalkScenario {
  public:
    /// Bring in what was said since. Waits while an edit is open.
    void advance(Workbench& bench);
    /// Whether the picture changes as time passes.
    [[nodiscard]] bool is_moving(const Workbench& bench) const;

  private:
    [[nodiscard]] bool is_shown(const Session& session) const;
    void write(Workbench& bench);
    void follow(Workbench& bench);

    int generation_ = 0;       ///< of the talk that the rest belongs to
    std::size_t written_ = 0;  ///< of its turns
    std::string name_;         ///< of the scenario, by which another one that was opened since is known
    bool follows_ = false;
    double put_sec_ = 0;  ///< where the playhead was put
};

}  // namespace rei::workbench
