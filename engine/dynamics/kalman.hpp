// The affect as a hidden state that appraisals measure (DESIGN §3.3, kalman): an Ornstein-Uhlenbeck process
// around the resting values, exact for irregular Δt, and a measurement update at each turn with evidence.
#pragma once

#include "rei/affect/belief.hpp"
#include "rei/affect/motion.hpp"
#include "rei/dynamics/continuous.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// What one measurement did to a belief. Where none was taken the numbers are the defaults, but for `prior`.
struct Measurement {
    bool taken = false;
    double innovation_valence = 0;  ///< y = z − x
    double innovation_arousal = 0;
    double nis = 0;        ///< yᵀS⁻¹y before R is inflated
    double inflation = 1;  ///< by which R was multiplied, ≥ 1
    Belief prior;          ///< just before it; mood_delta is counted in
};

/// z and the covariance R of its error.
struct Reading {
    double valence = 0;
    double arousal = 0;
    Covariance error;
};

/// The Kalman update x⁺ = x + Ky in Joseph form, P⁺ = (I − K)P(I − K)ᵀ + KRKᵀ, the gain by LDLT of S = P + R.
/// Where yᵀS⁻¹y passes `nis_limit`, R is first multiplied by the factor that makes it equal. R must be
/// positive definite. The mean is not cut.
Measurement measure(Belief& belief, const Reading& reading, double nis_limit);

/// The χ² quantile with two degrees of freedom: a share `probability` of consistent measurements stays below
/// it.
[[nodiscard]] double chi_squared_2_quantile(double probability);

class KalmanDynamics {
  public:
    explicit KalmanDynamics(const Policy& policy);

    [[nodiscard]] const MotionLaw& law() const { return mean_.law(); }
    [[nodiscard]] const Diffusion& diffusion() const { return diffusion_; }
    [[nodiscard]] double nis_limit() const { return nis_limit_; }

    /// The mean that starts at `state`. Its covariance is diffusion().at_rest(): a first line then counts the
    /// same whether it comes at once or after an hour.
    [[nodiscard]] Motion begin(double time_sec, const AffectState& state, int affinity) const {
        return mean_.begin(time_sec, state, affinity);
    }
    /// The mean and the intensity at `time_sec`: state_at(law(), from, time_sec).
    [[nodiscard]] AffectState drift(const Motion& from, double time_sec) const {
        return mean_.drift(from, time_sec);
    }
    /// What an appraisal reads: z = b + κφ cut to the range, R = diag(r)²/confidence with correlation.
    /// The confidence must not be 0.
    [[nodiscard]] Reading reading_of(const Stimulus& stimulus) const;

    struct Struck {
        Motion motion;
        Covariance covariance;
        Measurement measurement;
    };
    /// A turn: first v += β·mood_delta, then, with evidence, the measurement; both cut to the range.
    /// Intensity rises as in `continuous`. `there` and `spread` are the mean and the covariance at
    /// `time_sec`, just before.
    [[nodiscard]] Struck strike(double time_sec, const AffectState& there, const Covariance& spread,
                                const Stimulus& stimulus, double mood_delta, int affinity) const;

  private:
    ContinuousDynamics mean_;
    Diffusion diffusion_;
    double baseline_valence_, baseline_arousal_;
    double gain_valence_, gain_arousal_;
    Covariance error_;  ///< R at confidence 1
    double mood_delta_gain_, intensity_gain_;
    double nis_limit_;
};

}  // namespace rei
