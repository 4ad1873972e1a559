#include "rei/dynamics/kalman.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "rei/dynamics/covariance_matrix.hpp"

namespace rei {
namespace {

using Eigen::Matrix2d;
using Eigen::Vector2d;

/// Rounding leaves the two corners a little apart; their mean is kept.
Covariance covariance_of(const Matrix2d& m) {
    return {m(0, 0), 0.5 * (m(0, 1) + m(1, 0)), m(1, 1)};
}

/// The f for which yᵀ(P + fR)⁻¹y = limit, where f = 1 gives more. With R = LLᵀ, A = L⁻¹PL⁻ᵀ and w = L⁻¹y:
/// wᵀ(A + fI)⁻¹w = (wᵀadj(A)w + f|w|²)/(f² + f·tr A + det A), which falls in f, so f is the larger root of
/// limit·f² + (limit·tr A − |w|²)·f + limit·det A − wᵀadj(A)w.
double inflation_to(double limit, const Matrix2d& p, const Matrix2d& r, const Vector2d& y) {
    const Matrix2d factor = r.llt().matrixL();
    const auto lower = factor.triangularView<Eigen::Lower>();
    const Matrix2d half = lower.solve(p);
    const Matrix2d a = lower.solve(half.transpose());
    const Vector2d w = lower.solve(y);
    const double cross = 0.5 * (a(0, 1) + a(1, 0));
    const double by_adjugate = a(1, 1) * w(0) * w(0) - 2 * cross * w(0) * w(1) + a(0, 0) * w(1) * w(1);
    const double b = limit * (a(0, 0) + a(1, 1)) - w.squaredNorm();
    const double c = limit * (a(0, 0) * a(1, 1) - cross * cross) - by_adjugate;
    const double root = std::sqrt(std::max(0.0, b * b - 4 * limit * c));
    // the form in which nothing cancels
    const double f = b > 0 ? -2 * c / (b + root) : (root - b) / (2 * limit);
    return std::max(1.0, f);
}

}  // namespace

double chi_squared_2_quantile(double probability) {
    return -2 * std::log1p(-probability);
}

Measurement measure(Belief& belief, const Reading& reading, double nis_limit) {
    Measurement out;
    out.taken = true;
    out.prior = belief;
    out.innovation_valence = reading.valence - belief.valence;
    out.innovation_arousal = reading.arousal - belief.arousal;

    const Vector2d y(out.innovation_valence, out.innovation_arousal);
    const Matrix2d p = matrix_of(belief.covariance);
    Matrix2d r = matrix_of(reading.error);
    Eigen::LDLT<Matrix2d> s(p + r);
    out.nis = y.dot(s.solve(y));
    if (out.nis > nis_limit) {
        out.inflation = inflation_to(nis_limit, p, r, y);
        r *= out.inflation;
        s.compute(p + r);
    }
    const Matrix2d gain = s.solve(p).transpose();  // K = P·S⁻¹, both symmetric
    const Vector2d moved = gain * y;
    const Matrix2d left = Matrix2d::Identity() - gain;
    belief.valence += moved(0);
    belief.arousal += moved(1);
    belief.covariance = covariance_of(left * p * left.transpose() + gain * r * gain.transpose());
    return out;
}

KalmanDynamics::KalmanDynamics(const Policy& policy) : mean_(policy) {
    const EngineSettings& e = policy.engine;
    const auto squared = [](double x) { return x * x; };
    diffusion_ = {e.half_life_valence_sec, e.half_life_arousal_sec, squared(e.kalman_process_sd_valence),
                  squared(e.kalman_process_sd_arousal)};
    baseline_valence_ = e.baseline_valence;
    baseline_arousal_ = e.baseline_arousal;
    gain_valence_ = e.kalman_measurement_gain_valence;
    gain_arousal_ = e.kalman_measurement_gain_arousal;
    error_ = {
        squared(e.kalman_measurement_sd_valence),
        e.kalman_measurement_correlation * e.kalman_measurement_sd_valence * e.kalman_measurement_sd_arousal,
        squared(e.kalman_measurement_sd_arousal)};
    mood_delta_gain_ = e.mood_delta_gain;
    intensity_gain_ = e.intensity_gain;
    nis_limit_ = chi_squared_2_quantile(e.kalman_gate_probability);
}

Reading KalmanDynamics::reading_of(const Stimulus& stimulus) const {
    const double scale = 1 / stimulus.confidence;
    return {std::clamp(baseline_valence_ + gain_valence_ * stimulus.valence, -1.0, 1.0),
            std::clamp(baseline_arousal_ + gain_arousal_ * stimulus.arousal, 0.0, 1.0),
            {scale * error_.valence, scale * error_.cross, scale * error_.arousal}};
}

KalmanDynamics::Struck KalmanDynamics::strike(double time_sec, const AffectState& there,
                                              const Covariance& spread, const Stimulus& stimulus,
                                              double mood_delta, int affinity) const {
    Struck out;
    Belief belief{std::clamp(there.valence + mood_delta_gain_ * mood_delta, -1.0, 1.0), there.arousal,
                  spread};
    // words that cancel out but for rounding are no evidence
    if (stimulus.confidence > kStateSlack) {
        out.measurement = measure(belief, reading_of(stimulus), nis_limit_);
    } else {
        out.measurement.prior = belief;
    }
    AffectState state;
    state.valence = std::clamp(belief.valence, -1.0, 1.0);
    state.arousal = std::clamp(belief.arousal, 0.0, 1.0);
    state.intensity =
        std::clamp(there.intensity + intensity_gain_ * (std::abs(state.valence - there.valence) +
                                                        std::abs(state.arousal - there.arousal)),
                   0.0, 1.0);
    out.motion = mean_.begin(time_sec, state, affinity);
    out.covariance = belief.covariance;
    return out;
}

}  // namespace rei
