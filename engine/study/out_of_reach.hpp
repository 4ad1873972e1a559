// Expectations that numbers can hardly meet, because the words or the regions for them are missing.
#pragma once

#include <string>

#include "rei/replay/replay.hpp"

namespace rei {

/// What a policy lacks for a mood to come when an expectation wants it: a region or a trigger that leads to
/// it, or a word heard in what is said then. Empty where nothing of the kind is seen. A guess from what is
/// said, not a proof.
[[nodiscard]] std::string what_is_missing(const Scenario& scenario, const AppraisedScenario& heard,
                                          const Policy& policy, const Expectation& expectation);

}  // namespace rei
