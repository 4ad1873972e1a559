// What an observer believes of the affect: a normal distribution over (v, a), and how it spreads while
// nothing is said (DESIGN §3.3, kalman). The mean moves as any motion does (motion.hpp).
#pragma once

#include <cmath>

#include "rei/affect/relaxation.hpp"

namespace rei {

/// P, three numbers, so that it is symmetric by construction.
struct Covariance {
    double valence = 0;  ///< variance of v
    double cross = 0;    ///< covariance of v and a
    double arousal = 0;  ///< variance of a
    friend bool operator==(const Covariance&, const Covariance&) = default;
};

/// N(x, P) at an instant.
struct Belief {
    double valence = 0;
    double arousal = 0;
    Covariance covariance;
};

/// The Ornstein-Uhlenbeck process around the resting values: half-lives and the variances it has at rest, σ².
struct Diffusion {
    double half_life_valence_sec = 10;
    double half_life_arousal_sec = 10;
    double rest_variance_valence = 0;
    double rest_variance_arousal = 0;

    /// P of a persona left alone for long.
    [[nodiscard]] Covariance at_rest() const { return {rest_variance_valence, 0, rest_variance_arousal}; }
};

/// F·P·Fᵀ + Q with F = diag ρ and Q = diag σ²(1 − ρ²), exact for any elapsed time ≥ 0. Sums of positive terms
/// alone, so what is positive semidefinite stays so.
[[nodiscard]] inline Covariance covariance_at(const Diffusion& law, const Covariance& from,
                                              double elapsed_sec) {
    if (elapsed_sec <= 0) return from;
    const double kept_v = retention(elapsed_sec, law.half_life_valence_sec);
    const double kept_a = law.half_life_arousal_sec == law.half_life_valence_sec
                              ? kept_v
                              : retention(elapsed_sec, law.half_life_arousal_sec);
    const double kept_vv = kept_v * kept_v, kept_aa = kept_a * kept_a;
    return {kept_vv * from.valence + (1 - kept_vv) * law.rest_variance_valence, kept_v * kept_a * from.cross,
            kept_aa * from.arousal + (1 - kept_aa) * law.rest_variance_arousal};
}

/// How fast, at most, the difference of any two probabilities of sets of (v, a) changes from now until the
/// next turn [1/s], where the mean is `deviation` away from its rest and the covariance is `now`.
///
/// |d/dt (P_i − P_j)| ≤ E|∂ ln N/∂t| ≤ √I, the Fisher information of the instant:
///   I = x'ᵀP⁻¹x' + ½tr((P⁻¹P')²) ≤ (x'_v²/P_vv + x'_a²/P_aa)/(1 − |r|) + ½‖M‖²/(1 − |r|)²,
/// M being P' divided by the standard deviations and r the correlation. |x'|, |P'| and |r| only fall until
/// the next turn and each variance stays between its own and σ²; so one number holds for all that time. It is
/// infinite where a variance is 0.
[[nodiscard]] inline double max_speed(const Diffusion& law, double deviation_valence,
                                      double deviation_arousal, const Covariance& now) {
    const double rate_v = M_LN2 / law.half_life_valence_sec, rate_a = M_LN2 / law.half_life_arousal_sec;
    const double least_v = std::fmin(now.valence, law.rest_variance_valence);
    const double least_a = std::fmin(now.arousal, law.rest_variance_arousal);
    if (least_v <= 0 || least_a <= 0) return HUGE_VAL;
    const double correlation = std::abs(now.cross) / std::sqrt(now.valence * now.arousal);
    const double loose = 1 / (1 - std::fmin(correlation, 1.0));
    const double mean_v = rate_v * deviation_valence, mean_a = rate_a * deviation_arousal;
    const double m_vv = 2 * rate_v * (now.valence - law.rest_variance_valence) / least_v;
    const double m_aa = 2 * rate_a * (now.arousal - law.rest_variance_arousal) / least_a;
    const double m_va_squared = std::pow((rate_v + rate_a) * now.cross, 2) / (least_v * least_a);
    const double by_mean = (mean_v * mean_v / least_v + mean_a * mean_a / least_a) * loose;
    const double by_spread = 0.5 * (m_vv * m_vv + m_aa * m_aa + 2 * m_va_squared) * loose * loose;
    return std::sqrt(by_mean + by_spread);
}

}  // namespace rei
