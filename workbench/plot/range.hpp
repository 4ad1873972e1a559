// Zooming and panning a range of numbers: pure arithmetic.
#pragma once

#include "rei/affect/state.hpp"

namespace rei::workbench {

[[nodiscard]] inline double length_of(const Interval& range) {
    return range.high - range.low;
}

/// Scale the range by `factor` (below 1 zooms in) so that `fixed` stays where it is, inside `limits` and not
/// shorter than `shortest`.
[[nodiscard]] Interval zoomed(const Interval& range, double fixed, double factor, const Interval& limits,
                              double shortest);
/// Move the range by `shift`, but not past `limits`; its length stays.
[[nodiscard]] Interval panned(const Interval& range, double shift, const Interval& limits);
/// The range between two values, whichever comes first, inside `limits`.
[[nodiscard]] Interval range_between(double a, double b, const Interval& limits);

}  // namespace rei::workbench
