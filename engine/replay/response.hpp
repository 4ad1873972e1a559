// How soon a mood comes when words call for it, and how soon it is over when they stop. What a turn calls for
// depends on its words and the policy's, not on the engine, so that variants can be compared.
#pragma once

#include <vector>

#include "rei/replay/replay.hpp"

namespace rei {

/// A turn whose words call for a mood that the persona is not in.
struct Call {
    std::uint32_t turn = 0;
    Mood mood = 0;
    double waited_sec =
        0;  ///< until the mood was there; unanswered: until the next turn that calls for another
    bool answered = false;
};
/// A turn calls for the target of its trigger if it has one, else for the mood of the plain region that holds
/// the baseline moved by its φ, unless that is neutral. One that calls for what an unanswered turn before it
/// called for belongs to that call.
[[nodiscard]] std::vector<Call> calls(const Trace& trace, const AppraisedScenario& heard,
                                      const Policy& policy);

/// Seconds from the last turn that pushed (words or a mood_delta) to each return to neutral that no such turn
/// brought about.
[[nodiscard]] std::vector<double> recoveries(const Trace& trace, const Scenario& scenario,
                                             const AppraisedScenario& heard, const Policy& policy);

}  // namespace rei
