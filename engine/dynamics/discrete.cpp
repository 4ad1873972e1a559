#include "rei/dynamics/discrete.hpp"

#include <algorithm>
#include <cmath>

#include "rei/dynamics/deviation.hpp"

namespace rei {
namespace {

/// λ: the share lost in a tick.
double lost(double tick_sec, double half_life_sec) {
    return -std::expm1(-M_LN2 * tick_sec / half_life_sec);
}

/// The deviation after a tick: carried on where nothing pushed, so that the side of the resting value
/// survives.
double deviation_after(double value, double rest, bool pushed, double carried) {
    return pushed ? deviation_from(rest, value) : carried;
}

}  // namespace

DiscreteDynamics::DiscreteDynamics(const Policy& policy) {
    const EngineSettings& e = policy.engine;
    const double tick_sec = e.discrete_tick_sec;
    const double lost_valence = lost(tick_sec, e.half_life_valence_sec);
    const double lost_in_a_second = lost(1, e.half_life_valence_sec);
    law_ = standing_law();
    law_.rest_arousal = e.baseline_arousal;
    of_tick_ = {1 - lost_valence, 1 - lost(tick_sec, e.half_life_arousal_sec),
                1 - lost(tick_sec, e.half_life_intensity_sec),
                e.affinity_bias * (lost_valence / lost_in_a_second)};
    baseline_valence_ = e.baseline_valence;
    baseline_arousal_ = e.baseline_arousal;
    rest_per_affinity_ = e.affinity_bias / lost_in_a_second;
    gain_valence_ = e.stimulus_gain_valence;
    gain_arousal_ = e.stimulus_gain_arousal;
    mood_delta_gain_ = e.mood_delta_gain;
    intensity_gain_ = e.intensity_gain;
}

Motion DiscreteDynamics::begin(const AffectState& state) const {
    Motion out;
    out.state = state;
    out.rest_valence = baseline_valence_;
    out.deviation_valence = deviation_from(out.rest_valence, state.valence);
    out.deviation_arousal = deviation_from(baseline_arousal_, state.arousal);
    return out;
}

Motion DiscreteDynamics::tick(const Motion& before, double time_sec, const TickPush& push,
                              int affinity) const {
    return step(before, time_sec, of_tick_, push, affinity);
}

Motion DiscreteDynamics::first_tick(const Motion& start, const TickPush& push, int affinity) const {
    return step(start, start.time_sec, {}, push, affinity);
}

Motion DiscreteDynamics::step(const Motion& before, double time_sec, const Shares& shares,
                              const TickPush& push, int affinity) const {
    const AffectState& x = before.state;
    const double push_valence = gain_valence_ * push.valence + mood_delta_gain_ * push.mood_delta;
    const double push_arousal = gain_arousal_ * push.arousal;

    Motion out;
    out.time_sec = time_sec;
    out.affinity = affinity;
    out.state.valence = std::clamp(baseline_valence_ + shares.valence * (x.valence - baseline_valence_) +
                                       push_valence + shares.bias * affinity,
                                   -1.0, 1.0);
    out.state.arousal = std::clamp(
        baseline_arousal_ + shares.arousal * (x.arousal - baseline_arousal_) + push_arousal, 0.0, 1.0);
    const double change = std::abs(out.state.valence - x.valence) + std::abs(out.state.arousal - x.arousal);
    out.state.intensity = std::clamp(shares.intensity * x.intensity + intensity_gain_ * change, 0.0, 1.0);

    out.rest_valence = baseline_valence_ + rest_per_affinity_ * affinity;
    const bool cut = x.valence <= -1.0 || x.valence >= 1.0;
    const bool pushed = push_valence != 0 || affinity != before.affinity || cut;
    out.deviation_valence = deviation_after(out.state.valence, out.rest_valence, pushed,
                                            shares.valence * before.deviation_valence);
    out.deviation_arousal = deviation_after(out.state.arousal, baseline_arousal_, push_arousal != 0,
                                            shares.arousal * before.deviation_arousal);
    return out;
}

}  // namespace rei
