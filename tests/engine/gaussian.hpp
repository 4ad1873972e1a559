// Seeded normal numbers for tests on simulated data; the same on every machine but for the last digit.
#pragma once

#include <cmath>

#include "engine/test_data.hpp"

namespace rei::test {

/// A standard normal number (Box and Muller).
inline double normal(Dice& dice) {
    const double radius = std::sqrt(-2 * std::log(dice.real(0x1p-60, 1)));
    return radius * std::cos(dice.real(0, 2 * M_PI));
}

}  // namespace rei::test
