// What a session that was saved as a scenario needs to give the moods that were shown: its own policy and
// engine.
#pragma once

#include <string>

#include "rei/live/records.hpp"

namespace rei::cli {

/// Says on the standard error how the scenario is replayed to the moods that were shown. `policy_out` is
/// where the session's policy was written; where that is empty it is looked for where it was, and it is said
/// if that file holds another one by now.
void tell_how_to_replay(const live::SessionRecord& session, const std::string& scenario,
                        const std::string& policy_out);

}  // namespace rei::cli
