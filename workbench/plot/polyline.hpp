// A trace as polylines for a stretch of time and a number of pixel columns. Where a column holds few turns
// their jumps are exact; where it holds many it shows the least and the greatest value. Between turns every
// number moves one way only, so nothing between two instants can stick out. The cost is one column or turn in
// view each.
#pragma once

#include <array>
#include <vector>

#include "rei/replay/trace.hpp"

namespace rei::workbench {

/// Vertices from left to right: time and value.
struct Polyline {
    std::vector<double> time_sec;
    std::vector<double> value;

    void add(double time, double v) {
        time_sec.push_back(time);
        value.push_back(v);
    }
    [[nodiscard]] std::size_t size() const { return time_sec.size(); }
};

/// Valence, arousal and intensity.
using StateLines = std::array<Polyline, 3>;

/// Columns with more turns than this are drawn as least and greatest value.
inline constexpr std::size_t kExactTurnsPerColumn = 2;

[[nodiscard]] StateLines state_lines(const Trace& trace, const Interval& time_range, std::size_t columns);

}  // namespace rei::workbench
