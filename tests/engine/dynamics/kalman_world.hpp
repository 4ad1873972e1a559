// A world in which the model of the kalman variant is the truth, and the filter run over it.
#pragma once

#include <cmath>
#include <vector>

#include "engine/gaussian.hpp"

#include "rei/dynamics/kalman.hpp"

namespace rei::test {

/// A persona so placid that nothing is ever cut to the range, and a gate as good as off: all is linear and
/// normal.
inline Policy small_world() {
    Policy out = test::policy_from(R"({"emotions": ["neutral"], "engine": {
      "half_life_sec": {"valence": 8, "arousal": 15}, "baseline": {"valence": 0, "arousal": 0.5},
      "mood_delta_gain": 0.1}})");
    EngineSettings& e = out.engine;
    e.kalman_process_sd_valence = 0.06;
    e.kalman_process_sd_arousal = 0.04;
    e.kalman_measurement_sd_valence = 0.05;
    e.kalman_measurement_sd_arousal = 0.05;
    e.kalman_measurement_correlation = 0.4;
    e.kalman_measurement_gain_valence = e.kalman_measurement_gain_arousal = 1;
    e.kalman_gate_probability = 0.999999;
    return out;
}

/// A hidden affect path of the model and what appraisals say of it.
struct Heard {
    double elapsed_sec;
    Stimulus stimulus;
    double valence, arousal;  ///< the truth
};
inline std::vector<Heard> simulate(const Policy& policy, Dice& dice, int turns) {
    const EngineSettings& e = policy.engine;
    const double c = e.kalman_measurement_correlation;
    double v = e.kalman_process_sd_valence * normal(dice);
    double a = e.baseline_arousal + e.kalman_process_sd_arousal * normal(dice);
    std::vector<Heard> out;
    for (int k = 0; k < turns; ++k) {
        const double elapsed_sec = dice.real(0.1, 6);
        const double kept_v = std::exp2(-elapsed_sec / e.half_life_valence_sec);
        const double kept_a = std::exp2(-elapsed_sec / e.half_life_arousal_sec);
        v = kept_v * v + e.kalman_process_sd_valence * std::sqrt(1 - kept_v * kept_v) * normal(dice);
        a = e.baseline_arousal + kept_a * (a - e.baseline_arousal) +
            e.kalman_process_sd_arousal * std::sqrt(1 - kept_a * kept_a) * normal(dice);
        const double confidence = dice.real(0.2, 1), shared = normal(dice), own = normal(dice);
        const double error_v = e.kalman_measurement_sd_valence / std::sqrt(confidence) * shared;
        const double error_a = e.kalman_measurement_sd_arousal / std::sqrt(confidence) *
                               (c * shared + std::sqrt(1 - c * c) * own);
        out.push_back({elapsed_sec, {v + error_v, a - e.baseline_arousal + error_a, confidence}, v, a});
    }
    return out;
}

/// Runs the filter from turn to turn.
class Filter {
  public:
    explicit Filter(const Policy& policy, int affinity = 0)
        : dynamics(policy),
          motion(dynamics.begin(0, {policy.engine.baseline_valence, policy.engine.baseline_arousal, 0},
                                affinity)),
          covariance(dynamics.diffusion().at_rest()) {}
    Measurement hear(double elapsed_sec, const Stimulus& stimulus, double mood_delta = 0, int affinity = 0) {
        const double time_sec = motion.time_sec + elapsed_sec;
        const auto struck = dynamics.strike(time_sec, dynamics.drift(motion, time_sec),
                                            covariance_at(dynamics.diffusion(), covariance, elapsed_sec),
                                            stimulus, mood_delta, affinity);
        motion = struck.motion;
        covariance = struck.covariance;
        return struck.measurement;
    }
    KalmanDynamics dynamics;
    Motion motion;
    Covariance covariance;
};

}  // namespace rei::test
