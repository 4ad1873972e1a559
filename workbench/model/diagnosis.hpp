// What is wrong with the main variant's trace, and for each finding the smallest change that cures it,
// searched a little at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/replay/cure.hpp"
#include "rei/replay/diagnosis.hpp"

namespace rei::workbench {

enum class CureState : std::uint8_t { waiting, searching, found, none };

struct DiagnosedFinding {
    Finding finding;
    CureState state = CureState::waiting;
    double progress = 0;       ///< of the search, from 0 to 1
    std::optional<Cure> cure;  ///< while searching the smallest so far; found: the smallest
};

class Diagnosis {
  public:
    /// Find anew what is wrong if the main trace became another one; then, unless an edit is open or
    /// `searches` is false, go on with the search for cures for about `budget_sec` but at least one step.
    /// Does nothing without a scenario.
    void advance(const Session& session, bool searches, double budget_sec);

    /// Whether there are cures still to be looked for.
    [[nodiscard]] bool has_work() const { return next_ < findings_.size(); }
    /// How far the search for cures has come, from 0 to 1.
    [[nodiscard]] double share_done() const;
    /// Worst first; of the main trace as of the last advance.
    [[nodiscard]] const std::vector<DiagnosedFinding>& findings() const { return findings_; }
    /// Whether the findings are of the session's present main trace.
    [[nodiscard]] bool is_current(const Session& session) const {
        return !session.has_scenario() || stamp_ == session.main_run().trace_stamp;
    }

  private:
    void find(const Session& session);
    void search_step(const Session& session);

    std::vector<DiagnosedFinding> findings_;
    std::size_t next_ = 0;              ///< whose cure is searched
    std::optional<CureSearch> search_;  ///< of that finding
    std::uint64_t stamp_ = 0;           ///< of the trace that the findings are of
};

}  // namespace rei::workbench
