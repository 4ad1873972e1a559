// An axis: numbers to pixels and back, ticks at round numbers, labels that do not run into each other.
#pragma once

#include <string>
#include <vector>

#include "rei/affect/state.hpp"

namespace rei::workbench {

/// Maps [range.low, range.high] onto [first_px, last_px]; for an upward axis last_px is above first_px.
struct Axis2Px {
    Interval range{0, 1};
    float first_px = 0;
    float last_px = 1;

    [[nodiscard]] float px(double value) const {
        const double share = (value - range.low) / (range.high - range.low);
        return static_cast<float>(first_px + share * (static_cast<double>(last_px) - first_px));
    }
    friend bool operator==(const Axis2Px&, const Axis2Px&) = default;
    /// The low end everywhere on an axis without length: a pane that is as narrow as it gets.
    [[nodiscard]] double value(float px) const {
        if (first_px == last_px) return range.low;
        const double share = (static_cast<double>(px) - first_px) / (static_cast<double>(last_px) - first_px);
        return range.low + share * (range.high - range.low);
    }
    /// How much of the range one pixel is.
    [[nodiscard]] double per_px() const {
        const double length_px = static_cast<double>(last_px) - first_px;
        return (range.high - range.low) / (length_px < 0 ? -length_px : length_px);
    }
};

struct Tick {
    double value = 0;
    std::string label;
};

/// The smallest of 1, 2, 5 × 10^k that is at least `least`.
[[nodiscard]] double round_step(double least);
/// None for an axis without length. Ticks at multiples of a round step, at least `spacing_px` apart, labelled
/// with as many digits as the step has.
[[nodiscard]] std::vector<Tick> number_ticks(const Axis2Px& axis, float spacing_px);
/// Ticks at round times (1, 2, 5, 10, 15, 30 s, 1, 2, 5 min, …), labelled m:ss or h:mm:ss.
[[nodiscard]] std::vector<Tick> time_ticks(const Axis2Px& axis, float spacing_px);

/// "m:ss", or "h:mm:ss" from an hour on, with `decimals` digits of the second: 75.25 with 1 is "1:15.2".
[[nodiscard]] std::string format_time(double time_sec, int decimals);
/// A number with `decimals` digits and a true minus sign's width kept: always signed where `is_signed`.
[[nodiscard]] std::string format_value(double value, int decimals, bool is_signed);

/// A label that wants the pixels [begin, end).
struct LabelSpan {
    float begin = 0;
    float end = 0;
};
/// Which labels can be drawn with `gap` pixels between them; earlier ones in the list win.
[[nodiscard]] std::vector<bool> prune_labels(const std::vector<LabelSpan>& labels, float gap);

}  // namespace rei::workbench
