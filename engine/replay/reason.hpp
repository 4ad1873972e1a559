// A mark's reason in words: what pushed, which gate held or released, by what margin.
#pragma once

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"
#include "rei/text/phrase.hpp"

namespace rei {

/// One sentence, e.g. "angry → neutral: no region holds the state; a border was passed; 1.30 s past the
/// cooldown; last pushed by turn 3 (mina: 바보)".
[[nodiscard]] Phrase reason_of(const Trace& trace, std::size_t mark, const Scenario& scenario,
                               const Policy& policy);

}  // namespace rei
