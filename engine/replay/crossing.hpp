// When a relaxing number passes a border, for what adds instants up and what many policies are asked for.
#pragma once

#include <algorithm>
#include <cmath>

#include "rei/affect/relaxation.hpp"

namespace rei {

/// `Relaxation::time_to`, within 1e-15 of the half-life of it, in two thirds of the time: seconds until x
/// passes `border`, which must lie strictly between the value and the rest (or be the value).
[[nodiscard]] inline double crossing_sec(const Relaxation& path, double border) {
    return std::max(0.0, path.half_life_sec / M_LN2 * std::log(path.deviation / (border - path.rest)));
}

}  // namespace rei
