#include "rei/dynamics/smoother.hpp"

#include <algorithm>
#include <utility>

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include "rei/dynamics/covariance_matrix.hpp"

namespace rei {
namespace {

using Eigen::Matrix2d;
using Eigen::Vector2d;

}  // namespace

Smoother::Smoother(const MotionLaw& law, const Diffusion& diffusion, std::vector<FilterStep> steps)
    : law_(law), diffusion_(diffusion), steps_(std::move(steps)), smoothed_(steps_.size()) {
    std::size_t k = steps_.size() - 1;
    smoothed_[k] = filtered(k, steps_[k].motion.time_sec);
    while (k-- > 0) {
        const double time_sec = steps_[k].motion.time_sec;
        smoothed_[k] = step_back(filtered(k, time_sec), steps_[k + 1].motion.time_sec - time_sec, k + 1);
    }
}

Belief Smoother::at(double time_sec) const {
    const auto after =
        std::upper_bound(steps_.begin() + 1, steps_.end(), time_sec,
                         [](double t, const FilterStep& step) { return t < step.motion.time_sec; });
    const auto step = static_cast<std::size_t>(after - steps_.begin()) - 1;
    Belief out = filtered(step, time_sec);
    if (step + 1 < steps_.size()) out = step_back(out, steps_[step + 1].motion.time_sec - time_sec, step + 1);
    out.valence = std::clamp(out.valence, -1.0, 1.0);
    out.arousal = std::clamp(out.arousal, 0.0, 1.0);
    return out;
}

Belief Smoother::filtered(std::size_t step, double time_sec) const {
    const FilterStep& from = steps_[step];
    const AffectState mean = state_at(law_, from.motion, time_sec);
    return {mean.valence, mean.arousal,
            covariance_at(diffusion_, from.covariance, time_sec - from.motion.time_sec)};
}

/// From what is known after the step `next` to what that says of the instant `until_next_sec` before it:
/// xˢ = x + C(xˢ₊ − x⁻₊), Pˢ = (I − CF)P(I − CF)ᵀ + C(Pˢ₊ + Q)Cᵀ with C = PFᵀ(P⁻₊)⁻¹. The usual P + C(Pˢ₊ −
/// P⁻₊)Cᵀ is the same, but for a difference in which rounding can leave less than nothing.
Belief Smoother::step_back(const Belief& now, double until_next_sec, std::size_t next) const {
    const Belief& prior = steps_[next].prior;
    const Belief& later = smoothed_[next];
    const double kept_v = retention(until_next_sec, diffusion_.half_life_valence_sec);
    const double kept_a = retention(until_next_sec, diffusion_.half_life_arousal_sec);
    const Matrix2d f = Vector2d(kept_v, kept_a).asDiagonal();
    const Matrix2d q = Vector2d((1 - kept_v * kept_v) * diffusion_.rest_variance_valence,
                                (1 - kept_a * kept_a) * diffusion_.rest_variance_arousal)
                           .asDiagonal();
    const Matrix2d p = matrix_of(now.covariance);
    const Matrix2d c = matrix_of(prior.covariance).ldlt().solve(f * p).transpose();
    const Vector2d x = Vector2d(now.valence, now.arousal) +
                       c * Vector2d(later.valence - prior.valence, later.arousal - prior.arousal);
    const Matrix2d left = Matrix2d::Identity() - c * f;
    const Matrix2d spread =
        left * p * left.transpose() + c * (matrix_of(later.covariance) + q) * c.transpose();
    return {x(0), x(1), {spread(0, 0), 0.5 * (spread(0, 1) + spread(1, 0)), spread(1, 1)}};
}

}  // namespace rei
