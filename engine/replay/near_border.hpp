// Label confusion: how long a state stays so near the border between two moods that a breath tells them
// apart.
#pragma once

#include "rei/policy/policy.hpp"
#include "rei/replay/trace.hpp"

namespace rei {

/// Seconds of the trace during which both valence and arousal are within `distance` of one point of a border
/// between two moods, as the regions stand that the intensity and the affinity in force allow. Exact.
[[nodiscard]] double time_near_border(const Trace& trace, const Policy& policy, double distance);

}  // namespace rei
