// How near a trace comes to the border of a mood in the (v, a) plane.
#pragma once

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Over the span, the distance in (v, a) to the border of `mood`'s regions, its exit borders (grown by
/// hysteresis): with `inside`, the least depth inside them; else the least distance from outside. Never
/// negative: 0 where the state is on the other side of the border than the mood says, as a gate or a trigger
/// may have it. A mood without regions (neutral, usually) begins where all others end. Where no region is
/// concerned at all: 3, past any distance.
[[nodiscard]] double border_distance(const Trace& trace, const Policy& policy, Mood mood, const Span& span,
                                     bool inside);

}  // namespace rei
