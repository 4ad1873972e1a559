// A kalman trace seen from its end: what the whole conversation says of the affect at any time.
#pragma once

#include "rei/dynamics/smoother.hpp"
#include "rei/replay/trace.hpp"

namespace rei {

/// The smoother over a trace of the kalman variant. `at(t)` holds for t in [0, until].
[[nodiscard]] Smoother smoother_of(const Trace& trace);

}  // namespace rei
