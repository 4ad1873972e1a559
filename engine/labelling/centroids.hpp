// Where in the plane each mood lies: the point that stands for it where a variant has moods and no motion
// (fsm, hmm; DESIGN §3.3).
#pragma once

#include <vector>

#include "rei/affect/state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// By mood: the centre of gravity of what the regions leave to it, the first listed region winning, borders
/// as they stand. Where that point belongs to another mood (the area is bent around it), the middle of the
/// nearest piece that is its own.
///
/// A region that is also bounded in intensity or affinity takes nothing from the others, for it holds only at
/// times; its whole box counts where its mood has nothing else. `neutral`, and a mood without area, lie at
/// the baseline.
///
/// Intensity: the middle of the bounds of the mood's first region that has any, else how far the point is
/// from rest: min(1, |v − b_v| + |a − b_a|).
[[nodiscard]] std::vector<AffectState> mood_centroids(const Policy& policy);

}  // namespace rei
