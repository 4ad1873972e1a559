// The clock on the wall, for programs that hold conversations; what happens in one takes its times as
// arguments.
#pragma once

#include <cstdint>

namespace rei::live {

/// Milliseconds since 1970.
[[nodiscard]] std::int64_t wall_ms();
/// The day of such a time, in the time of the place, counted from 1970-01-01.
[[nodiscard]] int local_day(std::int64_t wall_ms);

}  // namespace rei::live
