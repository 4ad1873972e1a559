// A line on the terminal that says how far long work has come; nothing where the errors go to a file or a
// pipe.
#pragma once

#include <chrono>
#include <string>

namespace rei::cli {

class ProgressLine {
  public:
    /// `what` is being done, e.g. "comparing".
    explicit ProgressLine(std::string what);
    /// Takes the line away.
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// From 0 to 1. Cheap to call often; what is done at once shows no line.
    void show(double progress);

  private:
    using Clock = std::chrono::steady_clock;
    std::string what_;
    bool terminal_;
    bool shown_ = false;
    Clock::time_point next_;
};

}  // namespace rei::cli
