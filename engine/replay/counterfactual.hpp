// The same conversation with one thing otherwise.
#pragma once

#include <span>

#include "rei/replay/replay.hpp"

namespace rei {

/// Whether affinity plays a part: a user has some at the start, or the model gives some.
[[nodiscard]] bool has_affinity(const Scenario& scenario);

/// `replay` with every affinity at 0 and never given.
[[nodiscard]] Trace replay_without_affinity(Scenario scenario, AppraisedScenario heard, const Policy& policy,
                                            Variant variant, std::span<const Push> noise = {});

}  // namespace rei
