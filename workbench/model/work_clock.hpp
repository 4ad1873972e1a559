// How much of a frame is left for work that can wait.
#pragma once

#include <chrono>

namespace rei::workbench {

class WorkClock {
  public:
    explicit WorkClock(double budget_sec) : budget_sec_(budget_sec) {}

    /// Whether another step as long as the one that ends now still fits in.
    [[nodiscard]] bool has_time_for_another() {
        const double now_sec = elapsed_sec();
        const double step_sec = now_sec - last_sec_;
        last_sec_ = now_sec;
        return now_sec + step_sec <= budget_sec_;
    }

  private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] double elapsed_sec() const {
        return std::chrono::duration<double>(Clock::now() - start_).count();
    }
    Clock::time_point start_ = Clock::now();
    double budget_sec_;
    double last_sec_ = 0;
};

}  // namespace rei::workbench
