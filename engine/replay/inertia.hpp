// How much of the felt valence carries over from one second to the next.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rei/replay/retentions.hpp"
#include "rei/replay/trace.hpp"

namespace rei {

/// Where the whole seconds lie in the stretches of a trace: a matter of the times of its anchors alone.
struct WholeSeconds {
    std::vector<double> offset_sec;    ///< of the first one in the stretch, since the anchor
    std::vector<double> count;         ///< in the stretch, its end belonging to the next
    std::vector<std::uint32_t> empty;  ///< the stretches that have none
    double in_all = 0;
    struct Repeated {
        RepeatedTimes offset_sec, count;
    };
    std::optional<Repeated> repeated;  ///< the same, for who measures many traces of these times
};
[[nodiscard]] WholeSeconds whole_seconds(const std::vector<double>& anchor_times_sec, double until_sec);

/// Lag-1 autocorrelation of valence at whole seconds, Σ(vₖ−v̄)(vₖ₊₁−v̄) / Σ(vₖ−v̄)², by geometric sums over
/// each stretch of motion; NaN where valence stands still.
[[nodiscard]] double lag_1_autocorrelation(const Trace& trace, const StretchEnds& ends,
                                           const WholeSeconds& seconds);

}  // namespace rei
