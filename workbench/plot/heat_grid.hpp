// A grid of nodes as a picture of cells: where they lie, what is under the mouse, and where a value between
// the nodes belongs.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rei::workbench {

/// One axis of the grid: nodes in the middles of cells of equal width. For an upward axis last_px is above
/// first_px.
struct NodeAxis {
    std::size_t nodes = 1;
    float first_px = 0;
    float last_px = 1;

    [[nodiscard]] float cell_px() const { return (last_px - first_px) / static_cast<float>(nodes); }
    /// The middle of node `place`, which may be between two.
    [[nodiscard]] float px(double place) const {
        return first_px + cell_px() * static_cast<float>(place + 0.5);
    }
    /// Where the cell begins; the next one's begin is its end. On whole pixels, so that cells join.
    [[nodiscard]] float edge(std::size_t node) const;
    /// Whose cell it is; none outside.
    [[nodiscard]] std::optional<std::size_t> node_at(float px) const;
};

/// Where a value lies among ascending values of nodes, in nodes: 1.5 is half-way between the second and the
/// third. None where it is more than half a cell outside.
[[nodiscard]] std::optional<double> place_among(std::span<const double> nodes, double value);

struct NodeTick {
    double place = 0;  ///< in nodes
    std::string label;
};
/// Ticks at round values, at least `spacing_px` apart: at multiples of 1, 2 or 5 × 10^k where the nodes are
/// evenly spaced, at some of those themselves where they grow by a factor. The first node where there is no
/// other.
[[nodiscard]] std::vector<NodeTick> node_ticks(std::span<const double> nodes, const NodeAxis& axis,
                                               float spacing_px);

/// A number in up to four digits, as people write it: "0.25", "3.162", "1e-05".
[[nodiscard]] std::string short_number(double value);

}  // namespace rei::workbench
