#include "rei/plot/slider_scale.hpp"

#include <algorithm>
#include <cmath>

namespace rei::workbench {

namespace {

/// The recommended range shall end no further left than here.
constexpr double kRecommendedEnd = 0.6;
constexpr double kStrongestBend = 3;

}  // namespace

SliderScale::SliderScale(const Parameter& parameter)
    : range_(parameter.hard),
      step_(parameter.whole ? 1.0 : parameter.step),
      is_logarithmic_(parameter.scale == Scale::logarithmic && parameter.hard.low > 0) {
    const double length = range_.high - range_.low;
    const double end = (parameter.recommended.high - range_.low) / length;
    const bool starts_low = parameter.recommended.low - range_.low < 0.25 * length;
    if (!is_logarithmic_ && starts_low && end > 0 && end < kRecommendedEnd) {
        bend_ = std::min(kStrongestBend, std::log(end) / std::log(kRecommendedEnd));
    }
}

double SliderScale::share(double value) const {
    const double inside = std::clamp(value, range_.low, range_.high);
    if (is_logarithmic_) return std::log(inside / range_.low) / std::log(range_.high / range_.low);
    return std::pow((inside - range_.low) / (range_.high - range_.low), 1 / bend_);
}

double SliderScale::value(double share) const {
    const double at = std::clamp(share, 0.0, 1.0);
    const double exact = is_logarithmic_ ? range_.low * std::pow(range_.high / range_.low, at)
                                         : range_.low + (range_.high - range_.low) * std::pow(at, bend_);
    double step = step_;
    // on a logarithmic track three figures are enough
    if (is_logarithmic_) step = std::max(step, std::pow(10.0, std::floor(std::log10(exact)) - 2));
    // divide by the inverse where the step has one: 17 · 0.1 would leave rounding in the file
    const double inverse = std::round(1 / step);
    const bool has_inverse = step < 1 && std::abs(inverse * step - 1) < 1e-9;
    const double rounded =
        has_inverse ? std::round(exact * inverse) / inverse : std::round(exact / step) * step;
    return std::clamp(rounded, range_.low, range_.high);
}

}  // namespace rei::workbench
