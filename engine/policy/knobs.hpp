// Parameters of one policy, found once and turned often.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rei/policy/parameters.hpp"

namespace rei {

class Knobs {
  public:
    /// Each path must name a parameter of the policy, which must stay where it is and outlive the knobs.
    Knobs(Policy& policy, const std::vector<std::string>& paths);

    [[nodiscard]] std::size_t size() const { return knobs_.size(); }
    /// Turns every knob, in the order of the paths. False where a value is outside its hard range, not whole
    /// where it must be, or turns a region's bounds over; the policy is then of no use until turned again.
    [[nodiscard]] bool turn(std::span<const double> values);

  private:
    struct Knob {
        double* value;
        Interval hard;
        bool whole;
    };
    Policy& policy_;
    std::vector<Knob> knobs_;
    bool turns_borders_ = false;
};

}  // namespace rei
