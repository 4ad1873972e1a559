// The space in which a persona is tuned: values of its free parameters on their steps, seen from the present
// ones, which are where the designer started.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rei/policy/parameters.hpp"
#include "rei/replay/cure_ladder.hpp"

namespace rei {

class TuneSpace {
  public:
    /// Each path must name a parameter of the policy. The ranges are the recommended ones, wider where the
    /// present value is outside them; or the hard ones.
    TuneSpace(const Policy& policy, const std::vector<std::string>& paths, bool hard_ranges);

    [[nodiscard]] std::size_t size() const { return axes_.size(); }
    [[nodiscard]] const std::vector<double>& present() const { return present_; }

    /// The value of a parameter `share` of the way from the present one to the upper end of its range (to the
    /// lower end where negative), along its scale, on its step. A share of 0 is the present value, on the
    /// step or not.
    [[nodiscard]] double value_at(std::size_t parameter, double share) const;
    /// The value some steps above another one (below where negative), inside the range.
    [[nodiscard]] double value_beside(std::size_t parameter, double value, int steps) const;
    /// The share at which a value lies, in [−1, 1].
    [[nodiscard]] double share_of(std::size_t parameter, double value) const;
    /// |value − present| as a share of the range, along its scale.
    [[nodiscard]] double distance(std::size_t parameter, double value) const;
    /// What a change is to the designer: 0.2 for each parameter that is another, and its distance. Few
    /// parameters changed by little are better than many.
    [[nodiscard]] double change(std::span<const double> values) const;

    /// Values as an optimiser moves them: in [−1, 1], where the tenth around 0 is the present value, so that
    /// what need not change is not changed.
    [[nodiscard]] std::vector<double> values_of(std::span<const double> genes) const;
    [[nodiscard]] std::vector<double> genes_of(std::span<const double> values) const;

  private:
    struct Axis {
        ParameterSteps steps;
        Interval range;
        bool logarithmic;
        double present_place;  ///< in [0, 1]
    };
    [[nodiscard]] static double place_of(const Axis& axis, double value);

    std::vector<Axis> axes_;
    std::vector<double> present_;
};

/// The parameters that a search may change when nobody says which: traits of the persona that the variant
/// reads.
[[nodiscard]] std::vector<std::string> tunable_parameters(const Policy& policy, Variant variant);

}  // namespace rei
