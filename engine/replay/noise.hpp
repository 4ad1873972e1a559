// Noise on what is heard: normal pushes, the same on every machine and for every variant.
#pragma once

#include <cstdint>
#include <vector>

#include "rei/scenario/scenario.hpp"

namespace rei {

struct Noise {
    double sd = 0;  ///< of either axis, in units of φ; more than 0
    std::uint64_t seed = 1;
};

/// One push a turn, for `replay`: normal, mean 0, both axes independent; none where a turn has no text, for
/// who says nothing cannot be misheard. Each is drawn from a stream of its own by (seed, run, turn), so it
/// does not depend on what else is drawn, nor on who draws it.
[[nodiscard]] std::vector<Push> draw_noise(const Scenario& scenario, const Noise& noise, std::uint32_t run);

}  // namespace rei
