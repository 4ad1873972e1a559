// Where a number on a grid passes a level: marching squares (Lorensen & Cline 1987 in the plane).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace rei {

/// A point of the plane in which node (column, row) of the grid lies at x = column, y = row.
struct GridPoint {
    double x, y;
    friend bool operator==(const GridPoint&, const GridPoint&) = default;
};
/// Closed where it ends where it began.
using Polyline = std::vector<GridPoint>;

/// The lines between the nodes that are at or above 0 and those below, straight between neighbours: what is
/// at or above lies to their left, y pointing up. `values` row by row, `width` a row. They end at the edge of
/// the grid and at squares with a node that is not a number. Where two opposite nodes of a square are above
/// and two below, the mean of the four decides which ones belong together.
[[nodiscard]] std::vector<Polyline> zero_contour(std::span<const double> values, std::size_t width);

}  // namespace rei
