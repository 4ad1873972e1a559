// Scenario × policy × variant -> Trace.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rei/appraisal/appraiser.hpp"
#include "rei/persona/engine.hpp"
#include "rei/policy/policy.hpp"
#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// A scenario as engines take it: who speaks, by number, and what a policy's words hear in the texts. Stays
/// valid while keywords and triggers stay as they are; numbers of the policy may change.
struct AppraisedScenario {
    Appraisals normalised;
    Appraisals verbatim;         ///< for the heuristic variant
    std::vector<User> speakers;  ///< a turn
    std::vector<std::string>
        users;  ///< names by number: those the scenario lists, then those who speak, in order
    std::vector<int> affinities;  ///< of the listed users at the start
};
[[nodiscard]] AppraisedScenario appraise(const Scenario& scenario, const Policy& policy);

/// Replay. The scenario must fit the policy (check_scenario). Pure: equal input gives an equal trace, bit for
/// bit. `noise` is added to the turns' φ: one entry a turn, or none at all.
[[nodiscard]] Trace replay(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy,
                           Variant variant, std::span<const Push> noise = {});
[[nodiscard]] Trace replay(const Scenario& scenario, const Policy& policy, Variant variant);

/// A hash over every number and label of a trace (16 hex digits), for golden tests.
[[nodiscard]] std::string trace_hash(const Trace& trace);

}  // namespace rei
