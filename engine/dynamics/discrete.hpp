// The documents' difference equations at their own tick (DESIGN §3.3, discrete). At each tick, Δ seconds
// after the one before it,
//   v⁺ = clip(b_v + (1 − λ_v)(v − b_v) + α_v·Σφ_v + β·Σmood_delta + η'·affinity)
//   a⁺ = clip(b_a + (1 − λ_a)(a − b_a) + α_a·Σφ_a)
//   i⁺ = clip((1 − λ_i)·i + γ·(|v⁺ − v| + |a⁺ − a|))
// with λ = 1 − 2^(−Δ/T) and η' = η·λ_v(Δ)/λ_v(1 s), so that affinity pulls as far at any tick. The sums are
// over the turns that enter with the tick. With baseline 0 and Δ = 1 s these are the documents' letter for
// letter.
#pragma once

#include "rei/affect/motion.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// What the turns that enter with one tick push together.
struct TickPush {
    double valence = 0, arousal = 0;  ///< Σφ
    double mood_delta = 0;
    friend bool operator==(const TickPush&, const TickPush&) = default;
};

class DiscreteDynamics {
  public:
    explicit DiscreteDynamics(const Policy& policy);

    /// Nothing moves between ticks; the resting values are where the ticks lead.
    [[nodiscard]] const MotionLaw& law() const { return law_; }
    /// The start, or tick 0 before anything is said.
    [[nodiscard]] Motion begin(const AffectState& state) const;
    /// The tick at `time_sec` after the one at `before`. Its deviations are from where the ticks lead; where
    /// nothing pushes they keep their sign however small they get, as in continuous.
    [[nodiscard]] Motion tick(const Motion& before, double time_sec, const TickPush& push,
                              int affinity) const;
    /// Tick 0: no time has passed since `start`, so nothing has decayed and affinity has not pulled.
    [[nodiscard]] Motion first_tick(const Motion& start, const TickPush& push, int affinity) const;

  private:
    struct Shares {
        double valence = 1, arousal = 1, intensity = 1;  ///< 1 − λ
        double bias = 0;                                 ///< η'
    };
    [[nodiscard]] Motion step(const Motion& before, double time_sec, const Shares& shares,
                              const TickPush& push, int affinity) const;

    MotionLaw law_;
    Shares of_tick_;
    double baseline_valence_, baseline_arousal_, rest_per_affinity_;
    double gain_valence_, gain_arousal_, mood_delta_gain_, intensity_gain_;
};

}  // namespace rei
