// How the state moves between turns, as a value: from an anchor (the last turn) in closed form (DESIGN §3.3).
#pragma once

#include <limits>

#include "rei/affect/relaxation.hpp"
#include "rei/affect/state.hpp"

namespace rei {

/// What all motions of one engine share.
struct MotionLaw {
    double half_life_valence_sec = 10;
    double half_life_arousal_sec = 10;
    double half_life_intensity_sec = 10;
    double rest_arousal = 0.3;
};

/// The state at `time_sec` and where it goes from there until the next turn.
struct Motion {
    double time_sec = 0;
    AffectState state;
    double rest_valence = 0;       ///< v∞ = b_v + η·affinity/λ_v, uncut
    double deviation_valence = 0;  ///< v − v∞
    double deviation_arousal = 0;  ///< a − b_a
    int affinity = 0;              ///< in force: the last speaker's
};

/// The law of variants in which nothing moves between their instants, and such a motion.
[[nodiscard]] inline MotionLaw standing_law() {
    constexpr double kForever = std::numeric_limits<double>::infinity();
    return {kForever, kForever, kForever, 0};
}
[[nodiscard]] inline Motion standing_at(double time_sec, const AffectState& state, int affinity) {
    return {time_sec, state, state.valence, 0, 0, affinity};
}

[[nodiscard]] inline Relaxation valence_path(const MotionLaw& law, const Motion& from) {
    return {
        from.state.valence, from.rest_valence, from.deviation_valence, law.half_life_valence_sec, -1.0, 1.0};
}
[[nodiscard]] inline Relaxation arousal_path(const MotionLaw& law, const Motion& from) {
    return {
        from.state.arousal, law.rest_arousal, from.deviation_arousal, law.half_life_arousal_sec, 0.0, 1.0};
}
[[nodiscard]] inline Relaxation intensity_path(const MotionLaw& law, const Motion& from) {
    return {from.state.intensity, 0.0, from.state.intensity, law.half_life_intensity_sec, 0.0, 1.0};
}

/// The state at `time_sec`, which is not before the anchor.
[[nodiscard]] inline AffectState state_at(const MotionLaw& law, const Motion& from, double time_sec) {
    const double elapsed_sec = time_sec - from.time_sec;
    return {valence_path(law, from).at(elapsed_sec), arousal_path(law, from).at(elapsed_sec),
            intensity_path(law, from).at(elapsed_sec)};
}

}  // namespace rei
