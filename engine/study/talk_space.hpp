// The conversations among which is searched: any at all, or those around a scenario.
#pragma once

#include "rei/policy/policy.hpp"
#include "rei/study/talk.hpp"

namespace rei {

struct TalkLimits {
    std::size_t most_turns = 12;  ///< around a scenario: beside its own
    double pace_sec = 2;          ///< the shortest time between turns, if a scenario has none shorter
    int most_affinity = 10;  ///< no affinity goes past ±this, or past what a scenario says where that is more
};

/// Conversations of a stranger, a friend and a foe in the policy's words.
[[nodiscard]] TalkSpace any_talk(const Policy& policy, Variant variant, const TalkLimits& limits);
/// Conversations of those who speak in the scenario, in its lines and the policy's words.
[[nodiscard]] TalkSpace talk_around(const Scenario& scenario, const Policy& policy, Variant variant,
                                    const TalkLimits& limits);
/// The scenario itself, in the space around it; times to the millisecond.
[[nodiscard]] Talk talk_of(const Scenario& scenario, const TalkSpace& space);

}  // namespace rei
