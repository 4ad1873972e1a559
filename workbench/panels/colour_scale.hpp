// Colours for numbers on a map, such that more is seen as more with any kind of colour vision.
#pragma once

#include "rei/panels/theme.hpp"

namespace rei::workbench {

class ColourScale {
  public:
    /// From the range's low end to its high end, in steps of lightness; on light panes more is darker.
    [[nodiscard]] static ColourScale sequential(const Theme& theme, const Interval& range);
    /// Orange below 0, blue from 0 on, the paler the nearer to it; each side has an end of its own.
    [[nodiscard]] static ColourScale diverging(const Theme& theme, const Interval& range);

    [[nodiscard]] const Interval& range() const { return range_; }
    [[nodiscard]] bool is_diverging() const { return is_diverging_; }
    /// Of a number, which is not NaN.
    [[nodiscard]] ImU32 operator()(double value) const;

  private:
    ColourScale(const Theme& theme, const Interval& range, bool is_diverging)
        : range_(range), is_diverging_(is_diverging), look_(theme.look) {}
    Interval range_;
    bool is_diverging_;
    Look look_;
};

}  // namespace rei::workbench
