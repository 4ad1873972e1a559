// How long a number of the state is beyond a bound.
#pragma once

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Seconds of the trace, inside `span`, with a number of the state (not affinity) strictly above or below a
/// bound; exact.
[[nodiscard]] double time_above(const Trace& trace, const StretchEnds& ends, Axis axis, double bound,
                                const Span& span);
[[nodiscard]] double time_below(const Trace& trace, const StretchEnds& ends, Axis axis, double bound,
                                const Span& span);

}  // namespace rei
