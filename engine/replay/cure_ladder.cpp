#include "rei/replay/cure_ladder.hpp"

#include <algorithm>
#include <cmath>

namespace rei {
namespace {

/// Rounding of a value in steps: what is nearer than this to a whole number of steps is one.
constexpr double kSlack = 1e-6;

std::int64_t floor_of(double steps) {
    return static_cast<std::int64_t>(std::floor(steps + kSlack));
}
std::int64_t ceil_of(double steps) {
    return static_cast<std::int64_t>(std::ceil(steps - kSlack));
}

}  // namespace

ParameterSteps::ParameterSteps(const Parameter& parameter, double present)
    : step_(parameter.whole ? std::max(1.0, std::round(parameter.step)) : parameter.step),
      per_one_(0),
      range_(parameter.recommended),
      logarithmic_(parameter.scale == Scale::logarithmic),
      present_(present) {
    const double inverse = std::round(1 / step_);
    if (std::abs(inverse * step_ - 1) < 1e-9) per_one_ = inverse;
    first_ = ceil_of(in_steps(range_.low));
    last_ = floor_of(in_steps(range_.high));
}

double ParameterSteps::in_steps(double value) const {
    return per_one_ > 0 ? value * per_one_ : value / step_;
}

double ParameterSteps::value(std::int64_t step) const {
    const auto steps = static_cast<double>(step);
    return per_one_ > 0 ? steps / per_one_ : steps * step_;  // 17 · 0.1 would leave rounding in the file
}

double ParameterSteps::place(double value) const {
    if (logarithmic_) return std::log(value / range_.low) / std::log(range_.high / range_.low);
    return (value - range_.low) / (range_.high - range_.low);
}

double ParameterSteps::size(std::int64_t step) const {
    return std::abs(place(value(step)) - place(present_));
}

std::int64_t ParameterSteps::last_within(int direction, double share) const {
    const double to = place(present_) + direction * share;
    const double value = logarithmic_ ? range_.low * std::pow(range_.high / range_.low, to)
                                      : range_.low + (range_.high - range_.low) * to;
    return direction > 0 ? floor_of(in_steps(value)) : ceil_of(in_steps(value));
}

CureLadder::CureLadder(std::size_t parameter, const ParameterSteps& steps, int direction)
    : parameter_(parameter), steps_(steps), direction_(direction) {
    const double present = steps.in_steps(steps.present());
    if (direction > 0) {
        tried_ = std::max(floor_of(present), steps.first() - 1);
        end_ = std::max(tried_, steps.last());
    } else {
        tried_ = std::min(ceil_of(present), steps.last() + 1);
        end_ = std::min(tried_, steps.first());
    }
}

bool CureLadder::is_left(std::int64_t step) const {
    return direction_ * (step - tried_) > 0 && direction_ * (end_ - step) >= 0;
}

std::optional<std::int64_t> CureLadder::next_rung(double share) const {
    if (!is_left(tried_ + direction_)) return std::nullopt;
    const std::int64_t beyond = steps_.last_within(direction_, steps_.size(tried_) + share);
    const std::int64_t next = direction_ > 0 ? std::max(beyond, tried_ + 1) : std::min(beyond, tried_ - 1);
    return direction_ > 0 ? std::min(next, end_) : std::max(next, end_);
}

std::optional<std::int64_t> CureLadder::furthest_within(double share) const {
    const std::int64_t beyond = steps_.last_within(direction_, share);
    const std::int64_t step = direction_ > 0 ? std::min(beyond, end_) : std::max(beyond, end_);
    return is_left(step) ? std::optional(step) : std::nullopt;
}

std::optional<std::int64_t> CureLadder::halfway_to(std::int64_t cures) const {
    const std::int64_t half = tried_ + (cures - tried_) / 2;
    return half != tried_ && half != cures ? std::optional(half) : std::nullopt;
}

double CureLadder::reach() const {
    return end_ == tried_ ? 0 : steps_.size(end_);
}

}  // namespace rei
