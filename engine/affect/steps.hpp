// Instants k·step, by product, so that they don't drift.
#pragma once

#include <cmath>

namespace rei {

/// The largest whole k with k·step_sec ≤ time_sec; both are not negative.
[[nodiscard]] inline double last_step_until(double time_sec, double step_sec) {
    const double k = std::floor(time_sec / step_sec);  // the division may round across a whole number
    if ((k + 1) * step_sec <= time_sec) return k + 1;
    return k * step_sec <= time_sec ? k : k - 1;
}

}  // namespace rei
