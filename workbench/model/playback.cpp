#include "rei/model/playback.hpp"

#include <algorithm>
#include <cmath>

namespace rei::workbench {

void Playback::set_until(double until_sec) {
    until_sec_ = std::max(0.0, until_sec);
    time_sec_ = std::min(time_sec_, until_sec_);
}

void Playback::play() {
    if (time_sec_ >= until_sec_) time_sec_ = 0;
    playing_ = until_sec_ > 0;
}

void Playback::seek(double time_sec) {
    time_sec_ = std::clamp(time_sec, 0.0, until_sec_);
}

void Playback::set_speed(double factor) {
    speed_ = std::clamp(factor, kSlowest, kFastest);
}

bool Playback::advance(double elapsed_sec) {
    if (!playing_ || elapsed_sec <= 0) return false;
    time_sec_ += elapsed_sec * speed_;
    if (time_sec_ < until_sec_) return true;
    if (loops_ && until_sec_ > 0) {
        time_sec_ = std::fmod(time_sec_, until_sec_);
    } else {
        time_sec_ = until_sec_;
        playing_ = false;
    }
    return true;
}

void Playback::step_forward(const std::vector<double>& times_sec) {
    pause();
    const auto next = std::upper_bound(times_sec.begin(), times_sec.end(), time_sec_);
    seek(next == times_sec.end() ? until_sec_ : *next);
}

void Playback::step_back(const std::vector<double>& times_sec) {
    pause();
    const auto here = std::lower_bound(times_sec.begin(), times_sec.end(), time_sec_);
    seek(here == times_sec.begin() ? 0.0 : *std::prev(here));
}

}  // namespace rei::workbench
