// What a kalman trace believes, as shapes to draw: bands of a number of standard deviations around the mean,
// the line that knows the whole conversation, and the ellipse at an instant. The cost is one column or turn
// in view each.
#pragma once

#include <array>
#include <vector>

#include "rei/affect/belief.hpp"
#include "rei/plot/polyline.hpp"
#include "rei/replay/trace.hpp"

namespace rei::workbench {

/// How wide bands and ellipses are drawn: about 95 of 100 times the truth lies within the band.
inline constexpr double kBandDeviations = 2;

/// The area between two lines over the same times.
struct Band {
    std::vector<double> time_sec, low, high;

    void add(double time, double from, double to) {
        time_sec.push_back(time);
        low.push_back(from);
        high.push_back(to);
    }
    [[nodiscard]] std::size_t size() const { return time_sec.size(); }
};

/// The band mean ± `deviations`·√variance of valence and of arousal, not cut to their ranges. Of a kalman
/// trace. Where a column holds few turns the jumps are exact; where it holds many the band is as wide as any
/// of them.
[[nodiscard]] std::array<Band, 2> belief_bands(const Trace& trace, double deviations,
                                               const Interval& time_range, std::size_t columns);

/// Valence and arousal as the smoother sees them, at the edges of the columns. Of a kalman trace.
[[nodiscard]] std::array<Polyline, 2> smoothed_lines(const Trace& trace, const Interval& time_range,
                                                     std::size_t columns);

struct PlanePoint {
    double valence = 0, arousal = 0;
};
/// `points` points on the line around the mean on which a belief's density is that of `deviations` standard
/// deviations.
[[nodiscard]] std::vector<PlanePoint> belief_ellipse(const Belief& belief, double deviations,
                                                     std::size_t points);

}  // namespace rei::workbench
