// One number relaxing towards its rest with a half-life, in closed form (DESIGN §3.1, §3.3).
#pragma once

#include <algorithm>
#include <cmath>

namespace rei {

/// λ = 1 − 2^(−1/T): the share lost in one second at half-life T.
[[nodiscard]] inline double decay_per_sec(double half_life_sec) {
    return -std::expm1(-M_LN2 / half_life_sec);
}
/// ρ = 2^(−Δt/T): the share of a deviation kept over Δt.
[[nodiscard]] inline double retention(double elapsed_sec, double half_life_sec) {
    return std::exp2(-elapsed_sec / half_life_sec);
}

/// x(t) = rest + deviation·2^(−t/T), cut to [low, high]. The rest may lie outside the cut.
/// The deviation is kept beside the value, so that "which side of a resting value" survives rounding.
struct Relaxation {
    double value = 0.0;      ///< x(0), inside [low, high]
    double rest = 0.0;       ///< x(∞) before the cut
    double deviation = 0.0;  ///< x(0) − rest
    double half_life_sec = 1.0;
    double low = 0.0;
    double high = 1.0;

    /// Whether the rest lies so far outside the cut that rest + deviation·ρ would lose the digits of x.
    [[nodiscard]] bool is_far() const { return deviation > kFar || deviation < -kFar; }
    static constexpr double kFar = 4;

    [[nodiscard]] double at(double elapsed_sec) const {
        if (elapsed_sec <= 0 || deviation == 0) return value;
        if (is_far()) {
            return std::clamp(value + deviation * std::expm1(-M_LN2 * elapsed_sec / half_life_sec), low,
                              high);
        }
        return std::clamp(rest + deviation * retention(elapsed_sec, half_life_sec), low, high);
    }
    /// Seconds until x passes `border`, which must lie strictly between the value and the rest (or be the
    /// value).
    [[nodiscard]] double time_to(double border) const {
        return std::max(0.0, half_life_sec / M_LN2 * std::log1p((value - border) / (border - rest)));
    }
};

}  // namespace rei
