// A study as the window sees it: work on a thread of its own, and what is known of it so far.
#pragma once

#include <memory>
#include <string>

#include "rei/model/jobs.hpp"
#include "rei/model/session.hpp"

namespace rei::workbench {

class Study {
  public:
    virtual ~Study() = default;
    [[nodiscard]] virtual Job& job() = 0;
    [[nodiscard]] virtual const Job& job() const = 0;
    /// Bring in what was found since the last time.
    virtual void take() = 0;
    /// Whether it says what would be found in the session now.
    [[nodiscard]] virtual bool is_of(const Session& session) const = 0;
    /// Speak of another column of what was measured, by its id.
    virtual void show(const std::string& column) { static_cast<void>(column); }
};

}  // namespace rei::workbench
