#include "rei/model/playback.hpp"

#include <algorithm>
#include <cmath>

namespace rei::workbench {

void Playback::set_until(double until_sec) {
    until_sec_ = std::max(0.0, until_sec);
    time_sec_ = std::min(time_sec_, until_sec_);
}

void Playback::set_loop_range(const std::optional<Interval>& range) {
    loop_range_.reset();
    if (range && range->high > range->low) loop_range_ = range;
}

std::optional<Interval> Playback::looped() const {
    if (!loops_ || until_sec_ <= 0) return std::nullopt;
    const Interval whole{0, until_sec_};
    if (!loop_range_) return whole;
    const Interval part{std::max(0.0, loop_range_->low), std::min(until_sec_, loop_range_->high)};
    return part.high > part.low ? part : whole;
}

void Playback::play() {
    const std::optional<Interval> range = looped();
    if (range && (time_sec_ < range->low || time_sec_ >= range->high)) time_sec_ = range->low;
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
    const double before_sec = time_sec_;
    time_sec_ += elapsed_sec * speed_;
    const std::optional<Interval> range = looped();
    // a playhead that was put behind the range plays on to the end
    if (range && before_sec < range->high && time_sec_ >= range->high) {
        time_sec_ = range->low + std::fmod(time_sec_ - range->low, range->high - range->low);
    } else if (time_sec_ >= until_sec_) {
        time_sec_ = range ? range->low : until_sec_;
        playing_ = range.has_value();
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
