// The values of one parameter in one direction, from the present one outwards, on the parameter's step and
// inside its recommended range.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rei/policy/parameters.hpp"

namespace rei {

/// How a parameter's range is walked: values by whole numbers of steps, distances as shares of the
/// recommended range.
class ParameterSteps {
  public:
    ParameterSteps(const Parameter& parameter, double present);

    [[nodiscard]] double value(std::int64_t step) const;
    /// |value − present| as a share of the recommended range, of their logarithms where the scale is
    /// logarithmic.
    [[nodiscard]] double size(std::int64_t step) const;
    /// The last step, from the present value in `direction`, whose size is at most `share`.
    [[nodiscard]] std::int64_t last_within(int direction, double share) const;

    [[nodiscard]] std::int64_t first() const { return first_; }  ///< inside the recommended range
    [[nodiscard]] std::int64_t last() const { return last_; }
    [[nodiscard]] double present() const { return present_; }
    [[nodiscard]] double in_steps(double value) const;

  private:
    [[nodiscard]] double place(double value) const;

    double step_, per_one_;  ///< per_one_: how many steps make 1, where that is a whole number; else 0
    Interval range_;
    bool logarithmic_;
    double present_;
    std::int64_t first_ = 0, last_ = 0;
};

class CureLadder {
  public:
    /// `direction` is +1 or −1.
    CureLadder(std::size_t parameter, const ParameterSteps& steps, int direction);

    [[nodiscard]] std::size_t parameter() const { return parameter_; }
    [[nodiscard]] const ParameterSteps& steps() const { return steps_; }

    /// The next value to try: about `share` of the range beyond the last one that did not cure; none at the
    /// end.
    [[nodiscard]] std::optional<std::int64_t> next_rung(double share) const;
    /// The furthest value not tried yet whose size is at most `share`.
    [[nodiscard]] std::optional<std::int64_t> furthest_within(double share) const;
    /// The value half way between the last one that did not cure and one that does; none where they are
    /// neighbours.
    [[nodiscard]] std::optional<std::int64_t> halfway_to(std::int64_t cures) const;

    void does_not_cure(std::int64_t step) { tried_ = step; }
    /// There is nothing more to try here.
    void end() { end_ = tried_; }
    [[nodiscard]] double reach() const;  ///< the size of the last value

  private:
    [[nodiscard]] bool is_left(std::int64_t step) const;

    std::size_t parameter_;
    ParameterSteps steps_;
    int direction_;
    std::int64_t tried_;  ///< nearer ones do not cure
    std::int64_t end_;    ///< the last one that may be tried
};

}  // namespace rei
