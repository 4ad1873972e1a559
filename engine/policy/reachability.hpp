// Which moods a persona can come to and can leave again, found by flooding the (v, a) plane with what the
// policy can do: every class of keywords, the model's hints, and relaxation towards every resting point.
#pragma once

#include <vector>

#include "rei/policy/policy.hpp"

namespace rei {

/// Cells of the flood are this wide on both axes; a region thinner than this may be missed.
inline constexpr double kFloodCell = 0.01;

struct Reachability {
    std::vector<bool> reachable;  ///< by mood: some conversation leads to it
    std::vector<bool> escapable;  ///< by mood: something that can happen in it ends it
    Interval valence, arousal;    ///< what the state itself can come to
};

/// Follows DESIGN §3.3 from the baseline and from the default start. Intensity and affinity are taken to be
/// free within what they can come to; a mood that a trigger forces counts where its source can be had.
[[nodiscard]] Reachability find_reachability(const Policy& policy);

}  // namespace rei
