#include "rei/plot/belief_lines.hpp"

#include <algorithm>
#include <cmath>

#include "rei/replay/kalman_columns.hpp"
#include "rei/replay/smoothing.hpp"

namespace rei::workbench {

namespace {

constexpr double kTwoPi = 6.283185307179586;

/// The part of a time range that a trace knows, and the width of a column of it.
struct Columns {
    double from_sec, to_sec, step_sec;
    std::size_t count;

    Columns(const Trace& trace, const Interval& range, std::size_t columns)
        : from_sec(std::max(0.0, range.low)),
          to_sec(std::min(trace.until_sec, range.high)),
          step_sec(columns == 0 ? 0 : (to_sec - from_sec) / static_cast<double>(columns)),
          count(to_sec > from_sec ? columns : 0) {}
    [[nodiscard]] double edge_sec(std::size_t k) const {
        return k == count ? to_sec : from_sec + step_sec * static_cast<double>(k);
    }
};

struct Extent {
    Interval valence, arousal;

    Extent(const Belief& belief, double deviations)
        : valence(around(belief.valence, belief.covariance.valence, deviations)),
          arousal(around(belief.arousal, belief.covariance.arousal, deviations)) {}
    void take_in(const Extent& other) {
        valence = {std::min(valence.low, other.valence.low), std::max(valence.high, other.valence.high)};
        arousal = {std::min(arousal.low, other.arousal.low), std::max(arousal.high, other.arousal.high)};
    }

  private:
    static Interval around(double mean, double variance, double deviations) {
        const double half = deviations * std::sqrt(variance);
        return {mean - half, mean + half};
    }
};

void add(std::array<Band, 2>& bands, double time_sec, const Extent& extent) {
    bands[0].add(time_sec, extent.valence.low, extent.valence.high);
    bands[1].add(time_sec, extent.arousal.low, extent.arousal.high);
}

/// What was believed just before an anchor and just after it.
std::array<Belief, 2> beliefs_at(const Trace& trace, std::size_t anchor) {
    const auto& own = std::get<KalmanColumns>(trace.own);
    const Motion after = trace.anchors[anchor];
    const Motion from = trace.anchors[anchor - 1];
    const AffectState mean = state_at(trace.law, from, after.time_sec);
    const Covariance spread =
        covariance_at(own.diffusion, own.steps[anchor - 1].covariance, after.time_sec - from.time_sec);
    return {Belief{mean.valence, mean.arousal, spread},
            Belief{after.state.valence, after.state.arousal, own.steps[anchor].covariance}};
}

}  // namespace

std::array<Band, 2> belief_bands(const Trace& trace, double deviations, const Interval& time_range,
                                 std::size_t columns) {
    std::array<Band, 2> bands;
    const Columns grid(trace, time_range, columns);
    if (grid.count == 0) return bands;
    std::size_t anchor = trace.anchor_at(grid.from_sec) + 1;
    for (std::size_t k = 0; k <= grid.count; ++k) {
        const double edge_sec = grid.edge_sec(k);
        const std::size_t first = anchor;
        while (anchor < trace.anchors.size() && trace.anchors.time_sec[anchor] <= edge_sec) ++anchor;
        Extent edge(belief_at(trace, edge_sec), deviations);
        const bool is_dense = anchor - first > kExactTurnsPerColumn;
        for (std::size_t turn = first; turn < anchor; ++turn) {
            for (const Belief& belief : beliefs_at(trace, turn)) {
                const Extent there(belief, deviations);
                is_dense ? edge.take_in(there) : add(bands, trace.anchors.time_sec[turn], there);
            }
        }
        add(bands, edge_sec, edge);
    }
    return bands;
}

std::array<Polyline, 2> smoothed_lines(const Trace& trace, const Interval& time_range, std::size_t columns) {
    std::array<Polyline, 2> lines;
    const Columns grid(trace, time_range, columns);
    if (grid.count == 0) return lines;
    const Smoother smoother = smoother_of(trace);
    for (std::size_t k = 0; k <= grid.count; ++k) {
        const Belief belief = smoother.at(grid.edge_sec(k));
        lines[0].add(grid.edge_sec(k), belief.valence);
        lines[1].add(grid.edge_sec(k), belief.arousal);
    }
    return lines;
}

std::vector<PlanePoint> belief_ellipse(const Belief& belief, double deviations, std::size_t points) {
    // the Cholesky factor of the covariance maps the circle onto the ellipse
    const Covariance& p = belief.covariance;
    const double l_vv = std::sqrt(p.valence);
    const double l_av = l_vv > 0 ? p.cross / l_vv : 0;
    const double l_aa = std::sqrt(std::max(0.0, p.arousal - l_av * l_av));
    std::vector<PlanePoint> ellipse;
    ellipse.reserve(points);
    for (std::size_t k = 0; k < points; ++k) {
        const double angle = kTwoPi * static_cast<double>(k) / static_cast<double>(points);
        const double x = deviations * std::cos(angle);
        const double y = deviations * std::sin(angle);
        ellipse.push_back({belief.valence + l_vv * x, belief.arousal + l_av * x + l_aa * y});
    }
    return ellipse;
}

}  // namespace rei::workbench
