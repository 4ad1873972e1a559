// From the unit cube, in which studies move, to values of parameters.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rei/policy/parameters.hpp"

namespace rei {

/// Where one parameter may go, and how its range is divided.
struct ParameterRange {
    Interval range;  ///< low ≤ high; above 0 where the scale is logarithmic
    Scale scale = Scale::linear;
    bool whole = false;  ///< then both ends are whole

    /// The value at u in [0, 1]: evenly along the scale, ends exact. Each whole number takes an equal share
    /// of u, whatever the scale.
    [[nodiscard]] double at(double u) const;
};

class ParameterBox {
  public:
    explicit ParameterBox(std::vector<ParameterRange> ranges) : ranges_(std::move(ranges)) {}
    /// Scales are those of the parameters, which the policy must have; a range a path.
    ParameterBox(const Policy& policy, const std::vector<std::string>& paths,
                 const std::vector<Interval>& ranges);

    [[nodiscard]] std::size_t size() const { return ranges_.size(); }
    [[nodiscard]] const ParameterRange& operator[](std::size_t k) const { return ranges_[k]; }
    void map(std::span<const double> unit, std::span<double> values) const;

  private:
    std::vector<ParameterRange> ranges_;
};

}  // namespace rei
