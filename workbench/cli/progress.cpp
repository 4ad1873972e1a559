#include "progress.hpp"

#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace rei::cli {
namespace {

constexpr std::chrono::milliseconds kPatience{300};  // before the line appears
constexpr std::chrono::milliseconds kEvery{100};

}  // namespace

ProgressLine::ProgressLine(std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO) != 0), next_(Clock::now() + kPatience) {}

ProgressLine::~ProgressLine() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressLine::show(double progress) {
    if (!terminal_ || Clock::now() < next_) return;
    fmt::print(stderr, "\r{} {:3.0f} %", what_, progress * 100);
    shown_ = true;
    next_ = Clock::now() + kEvery;
}

}  // namespace rei::cli
