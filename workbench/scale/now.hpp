// Seconds by the clock that never goes back.
#pragma once

#include <chrono>

namespace rei::scale {

[[nodiscard]] inline double now_sec() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace rei::scale
