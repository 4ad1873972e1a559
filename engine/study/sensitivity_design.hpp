// What methods of sensitivity have in common: they ask for blocks of points in the unit cube (a sample each),
// and make of what was found there a verdict on every parameter.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "rei/study/estimate.hpp"
#include "rei/study/rows.hpp"

namespace rei {

/// What one parameter does to one number.
struct Influence {
    /// By which parameters are ranked. Morris: μ*, the mean size of its effects, an effect being the change
    /// that goes with a way from one end of its range to the other. Sobol: its total index, the share of the
    /// variance that would be left if all others were known.
    Estimate strength;
    /// Morris: μ, the mean effect with its sign. Sobol: its first-order index, the share of the variance that
    /// knowing it alone would take away.
    Estimate direct;
    /// Morris: σ of the effects; large beside μ* where its effect bends or depends on others. Sobol: NaN.
    double spread;
};

class SensitivityDesign {
  public:
    virtual ~SensitivityDesign() = default;
    [[nodiscard]] virtual std::size_t rows_a_sample() const = 0;
    /// Append the points of the next sample.
    virtual void draw(Rows& unit) = 0;
    /// What was found at the points of a sample: a column a quantity. A NaN takes no part.
    virtual void absorb(std::span<const double> unit, std::span<const double> found) = 0;
    [[nodiscard]] virtual Influence influence(std::size_t quantity, std::size_t parameter) const = 0;
};

/// Trajectories on four levels an axis, in which one parameter after the other takes a step of 2/3 (Morris
/// 1991), with the mean size of effects by which Campolongo, Cariboni & Saltelli (2007) rank.
[[nodiscard]] std::unique_ptr<SensitivityDesign> morris_design(std::size_t parameters, std::size_t quantities,
                                                               std::uint64_t seed);

/// Points A and B of Sobol's sequence, and A with one coordinate of B each; first-order indices by Saltelli
/// et al. (2010), total ones by Jansen (1999).
[[nodiscard]] std::unique_ptr<SensitivityDesign> saltelli_design(std::size_t parameters,
                                                                 std::size_t quantities);

}  // namespace rei
