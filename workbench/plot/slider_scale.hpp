// How the values of a parameter lie along a slider's track: linear, logarithmic, or bent so that a
// recommended range at the low end of a wide hard range gets room enough to aim in.
#pragma once

#include "rei/policy/parameters.hpp"

namespace rei::workbench {

class SliderScale {
  public:
    explicit SliderScale(const Parameter& parameter);

    /// Where a value lies on the track, in [0, 1].
    [[nodiscard]] double share(double value) const;
    /// The value at a place of the track, rounded to the parameter's step, inside the hard range.
    [[nodiscard]] double value(double share) const;

  private:
    Interval range_;
    double step_;
    double bend_ = 1;  ///< value = low + length·share^bend
    bool is_logarithmic_;
};

}  // namespace rei::workbench
