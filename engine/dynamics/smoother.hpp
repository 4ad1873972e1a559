// What the whole conversation says of the affect at any time: the Rauch-Tung-Striebel smoother over the
// filter of kalman.hpp (DESIGN §3.3). For display; moods never look ahead.
#pragma once

#include <vector>

#include "rei/affect/belief.hpp"
#include "rei/affect/motion.hpp"

namespace rei {

/// The filter at the start or at a turn.
struct FilterStep {
    Motion motion;          ///< the mean after the turn, and on from there
    Covariance covariance;  ///< after the turn
    Belief prior;           ///< before the measurement, mood_delta counted in; not read for the first step
};

class Smoother {
  public:
    /// At least one step, by time. The pass backwards is taken here, once.
    Smoother(const MotionLaw& law, const Diffusion& diffusion, std::vector<FilterStep> steps);

    /// Right-continuous; from the first step's time on. After the last turn it is the filter's belief. The
    /// mean is cut to the range, as the filter's is.
    [[nodiscard]] Belief at(double time_sec) const;

  private:
    [[nodiscard]] Belief filtered(std::size_t step, double time_sec) const;
    [[nodiscard]] Belief step_back(const Belief& now, double until_next_sec, std::size_t next) const;

    MotionLaw law_;
    Diffusion diffusion_;
    std::vector<FilterStep> steps_;
    std::vector<Belief> smoothed_;  ///< by step, just after it
};

}  // namespace rei
