// How far a number of the state is from where it rests.
#pragma once

#include <cmath>

#include "rei/affect/state.hpp"

namespace rei {

/// value − rest after a push, in the unit of both; what is left of rounding is none.
[[nodiscard]] inline double deviation_from(double rest, double value) {
    const double deviation = value - rest;
    return std::abs(deviation) <= kStateSlack ? 0.0 : deviation;
}

}  // namespace rei
