// What a replay costs beside its turns: some variants move tick by tick.
#pragma once

#include "rei/policy/policy.hpp"

namespace rei {

/// About how many turns of `continuous` take as long as the ticks of so many seconds; 0 for variants that
/// move from turn to turn.
[[nodiscard]] double ticks_as_turns(const Policy& policy, Variant variant, double seconds);

}  // namespace rei
