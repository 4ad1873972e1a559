// The documents' difference equations solved exactly in time (DESIGN §3.3, continuous): drift in closed form
// between turns, an impulse at each.
#pragma once

#include "rei/affect/motion.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

class ContinuousDynamics {
  public:
    explicit ContinuousDynamics(const Policy& policy);

    [[nodiscard]] const MotionLaw& law() const { return law_; }
    /// v∞ = b_v + η·affinity/λ_v, not cut to the range of valence.
    [[nodiscard]] double rest_valence(int affinity) const;
    /// The motion that starts at `state`.
    [[nodiscard]] Motion begin(double time_sec, const AffectState& state, int affinity) const;
    /// The state at `time_sec` on the way of `from`.
    [[nodiscard]] AffectState drift(const Motion& from, double time_sec) const;
    /// A turn strikes: v⁺ = clip(v + α_v·φ_v + β·mood_delta), a⁺ = clip(a + α_a·φ_a),
    /// i⁺ = clip(i + γ·(|v⁺ − v| + |a⁺ − a|)). `there` is drift(from, time_sec); `affinity` is the speaker's.
    [[nodiscard]] Motion strike(const Motion& from, double time_sec, const AffectState& there,
                                const Stimulus& stimulus, double mood_delta, int affinity) const;

  private:
    MotionLaw law_;
    double baseline_valence_, bias_per_affinity_;
    double gain_valence_, gain_arousal_, mood_delta_gain_, intensity_gain_;
    bool one_half_life_;
};

}  // namespace rei
