// What the kalman variant leaves in a trace beside the mean: the covariance and the measurements.
#pragma once

#include <string>
#include <vector>

#include "rei/affect/belief.hpp"
#include "rei/persona/own_state.hpp"
#include "rei/replay/own_value.hpp"

namespace rei {

/// Entry 0 is the start, entry k + 1 is just after turn k.
struct KalmanColumns {
    Diffusion diffusion;
    std::vector<KalmanOwn> steps;
};

/// What a kalman trace believes at a time in [0, until], right-continuous: the mean is the trace's state.
[[nodiscard]] Belief belief_at(const Trace& trace, double time_sec);

/// `var_valence,cov_valence_arousal,var_arousal` at the row's time; then, on rows of turns that were
/// measured, `innovation_valence,innovation_arousal,nis`, the last before R is inflated.
[[nodiscard]] std::vector<std::string> kalman_column_names();
void kalman_values(const KalmanColumns& columns, const Trace& trace, const Row& row,
                   std::vector<OwnValue>& values);

}  // namespace rei
