// A mark's reason in words: what pushed, which gate held or released, by what margin.
#pragma once

#include <string>

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// One sentence in English, e.g. "angry → neutral: valence left the exit border; 1.3 s past the cooldown;
/// last pushed by turn 3 (mina: 바보)".
[[nodiscard]] std::string reason_of(const Trace& trace, std::size_t mark, const Scenario& scenario,
                                    const Policy& policy);

}  // namespace rei
