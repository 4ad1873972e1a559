// How long a number of the state is beyond a bound.
#pragma once

#include <cstdint>

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

enum class Side : std::uint8_t { above, below };

/// Seconds of the trace, inside `span`, with a number of the state (not affinity) strictly above or below a
/// bound; exact.
[[nodiscard]] double time_beyond(const Trace& trace, const StretchEnds& ends, Axis axis, Side side,
                                 double bound, const Span& span);

}  // namespace rei
