#include "rei/replay/counterfactual.hpp"

#include <algorithm>
#include <cmath>

namespace rei {

bool has_affinity(const Scenario& scenario) {
    const auto known = [](const KnownUser& user) { return user.affinity != 0; };
    const auto given = [](const Turn& turn) { return std::trunc(turn.llm.affinity_delta) != 0; };
    return std::any_of(scenario.users.begin(), scenario.users.end(), known) ||
           std::any_of(scenario.turns.begin(), scenario.turns.end(), given);
}

Trace replay_without_affinity(Scenario scenario, AppraisedScenario heard, const Policy& policy,
                              Variant variant, std::span<const Push> noise) {
    for (int& affinity : heard.affinities) affinity = 0;
    for (Turn& turn : scenario.turns) turn.llm.affinity_delta = 0;
    return replay(scenario, heard, policy, variant, noise);
}

}  // namespace rei
