#include "rei/plot/range.hpp"

#include <algorithm>

namespace rei::workbench {

Interval zoomed(const Interval& range, double fixed, double factor, const Interval& limits, double shortest) {
    const double whole = length_of(limits);
    const double length = std::clamp(length_of(range) * factor, std::min(shortest, whole), whole);
    const double share =
        length_of(range) > 0 ? std::clamp((fixed - range.low) / length_of(range), 0.0, 1.0) : 0.5;
    const double low = std::clamp(fixed - share * length, limits.low, limits.high - length);
    return {low, low + length};
}

Interval panned(const Interval& range, double shift, const Interval& limits) {
    const double length = std::min(length_of(range), length_of(limits));
    const double low = std::clamp(range.low + shift, limits.low, limits.high - length);
    return {low, low + length};
}

Interval range_between(double a, double b, const Interval& limits) {
    return {std::max(std::min(a, b), limits.low), std::min(std::max(a, b), limits.high)};
}

}  // namespace rei::workbench
