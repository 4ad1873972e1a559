#include "rei/replay/smoothing.hpp"

#include <utility>

namespace rei {

Smoother smoother_of(const Trace& trace) {
    const auto& own = std::get<KalmanColumns>(trace.own);
    std::vector<FilterStep> steps;
    steps.reserve(trace.anchors.size());
    for (std::size_t k = 0; k < trace.anchors.size(); ++k) {
        steps.push_back({trace.anchors[k], own.steps[k].covariance, own.steps[k].measurement.prior});
    }
    return {trace.law, own.diffusion, std::move(steps)};
}

}  // namespace rei
