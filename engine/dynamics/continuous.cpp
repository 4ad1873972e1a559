#include "rei/dynamics/continuous.hpp"

#include <algorithm>
#include <cmath>

#include "rei/dynamics/deviation.hpp"

namespace rei {

ContinuousDynamics::ContinuousDynamics(const Policy& policy) {
    const EngineSettings& e = policy.engine;
    law_ = {e.half_life_valence_sec, e.half_life_arousal_sec, e.half_life_intensity_sec, e.baseline_arousal};
    baseline_valence_ = e.baseline_valence;
    bias_per_affinity_ = e.affinity_bias / decay_per_sec(e.half_life_valence_sec);
    gain_valence_ = e.stimulus_gain_valence;
    gain_arousal_ = e.stimulus_gain_arousal;
    mood_delta_gain_ = e.mood_delta_gain;
    intensity_gain_ = e.intensity_gain;
    one_half_life_ = e.half_life_valence_sec == e.half_life_arousal_sec &&
                     e.half_life_valence_sec == e.half_life_intensity_sec;
}

double ContinuousDynamics::rest_valence(int affinity) const {
    return baseline_valence_ + bias_per_affinity_ * affinity;
}

Motion ContinuousDynamics::begin(double time_sec, const AffectState& state, int affinity) const {
    Motion out;
    out.time_sec = time_sec;
    out.state = state;
    out.rest_valence = rest_valence(affinity);
    out.deviation_valence = deviation_from(out.rest_valence, state.valence);
    out.deviation_arousal = deviation_from(law_.rest_arousal, state.arousal);
    out.affinity = affinity;
    return out;
}

AffectState ContinuousDynamics::drift(const Motion& from, double time_sec) const {
    const double elapsed_sec = time_sec - from.time_sec;
    if (!one_half_life_ || elapsed_sec <= 0 || valence_path(law_, from).is_far())
        return state_at(law_, from, time_sec);
    const double kept = retention(elapsed_sec, law_.half_life_valence_sec);  // one power for all three
    const auto moved = [kept](double value, double rest, double deviation, double low) {
        return deviation == 0 ? value : std::clamp(rest + deviation * kept, low, 1.0);
    };
    return {moved(from.state.valence, from.rest_valence, from.deviation_valence, -1),
            moved(from.state.arousal, law_.rest_arousal, from.deviation_arousal, 0),
            from.state.intensity * kept};
}

Motion ContinuousDynamics::strike(const Motion& from, double time_sec, const AffectState& there,
                                  const Stimulus& stimulus, double mood_delta, int affinity) const {
    const double push_valence = gain_valence_ * stimulus.valence + mood_delta_gain_ * mood_delta;
    const double push_arousal = gain_arousal_ * stimulus.arousal;
    const double elapsed_sec = time_sec - from.time_sec;

    Motion out;
    out.time_sec = time_sec;
    out.affinity = affinity;
    out.state.valence = std::clamp(there.valence + push_valence, -1.0, 1.0);
    out.state.arousal = std::clamp(there.arousal + push_arousal, 0.0, 1.0);
    out.state.intensity =
        std::clamp(there.intensity + intensity_gain_ * (std::abs(out.state.valence - there.valence) +
                                                        std::abs(out.state.arousal - there.arousal)),
                   0.0, 1.0);
    out.rest_valence = affinity == from.affinity ? from.rest_valence : rest_valence(affinity);

    const auto carried = [elapsed_sec](double deviation, double half_life_sec) {
        return deviation == 0 ? 0.0 : deviation * retention(elapsed_sec, half_life_sec);
    };
    const bool cut = there.valence <= -1.0 || there.valence >= 1.0;
    const bool same_way = push_valence == 0 && affinity == from.affinity && !cut;
    // carried on where nothing struck, so that the side of the resting value survives
    out.deviation_valence = same_way            ? carried(from.deviation_valence, law_.half_life_valence_sec)
                            : push_valence != 0 ? deviation_from(out.rest_valence, out.state.valence)
                                                : out.state.valence - out.rest_valence;
    out.deviation_arousal = push_arousal == 0 ? carried(from.deviation_arousal, law_.half_life_arousal_sec)
                                              : deviation_from(law_.rest_arousal, out.state.arousal);
    return out;
}

}  // namespace rei
