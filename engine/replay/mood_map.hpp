// The plane of valence and arousal as a policy's regions share it out among the moods, without gates.
#pragma once

#include <vector>

#include "rei/labelling/plane.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// The mood of the first region around a point, of those without bounds in intensity and affinity; else
/// neutral.
[[nodiscard]] Mood plain_mood(const Policy& policy, double valence, double arousal);

/// A stretch of the border between two moods: upright or level, so one interval is a single number.
struct BorderPiece {
    Interval valence, arousal;
};

/// The borders between different moods where only the regions in `active` count. Borders inside a mood,
/// hidden behind an earlier region or at the ends of the ranges are none.
[[nodiscard]] std::vector<BorderPiece> mood_borders(const Policy& policy, RegionSet active);

}  // namespace rei
