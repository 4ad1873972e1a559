// The recurrence of the continuous variant's motion for a few parameter sets in lockstep, in vector
// instructions chosen as it runs (Highway). Each lane's numbers are the same bits whatever the lanes beside
// it are, and on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rei/affect/state.hpp"

namespace rei {

inline constexpr std::size_t kLanes = 4;

/// A number for each lane.
using Lanes = std::array<double, kLanes>;

struct MotionLanes {
    // numbers of the policies
    Lanes baseline_valence, bias_per_affinity, rest_arousal, intensity_gain;
    /// What is kept of a deviation over a stretch, by length of stretches.
    const Lanes *kept_valence, *kept_arousal, *kept_intensity;

    // of the script
    AffectState start;
    std::size_t cues;
    const std::int32_t* length;                ///< by anchor: which of the lengths its stretch has
    const std::int16_t* affinity;              ///< in force from an anchor on
    const Lanes *push_valence, *push_arousal;  ///< by cue, gains included
};

/// Where a lane's columns are written to: at the anchors, and at the ends of the stretches behind them.
struct MotionColumns {
    double *valence, *arousal, *intensity, *rest_valence, *deviation_valence, *deviation_arousal;
    double *end_valence, *end_arousal, *end_intensity;
};

/// Writes `cues` + 1 entries a column. Returns what valence would lose of its deviations from the baseline
/// over all stretches if every affinity were 0.
Lanes move_lanes(const MotionLanes& in, const std::array<MotionColumns, kLanes>& out);

}  // namespace rei
