#include "rei/plot/heat_grid.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace rei::workbench {

float NodeAxis::edge(std::size_t node) const {
    return std::round(first_px + cell_px() * static_cast<float>(node));
}

std::optional<std::size_t> NodeAxis::node_at(float px) const {
    const float place = std::floor((px - first_px) / cell_px());
    if (!(place >= 0 && place < static_cast<float>(nodes))) return std::nullopt;
    return static_cast<std::size_t>(place);
}

std::optional<double> place_among(std::span<const double> nodes, double value) {
    if (nodes.size() < 2) return nodes.size() == 1 && nodes[0] == value ? std::optional(0.0) : std::nullopt;
    const auto above = std::lower_bound(nodes.begin() + 1, nodes.end() - 1, value);
    const auto k = static_cast<std::size_t>(above - nodes.begin());
    const double place = static_cast<double>(k - 1) + (value - nodes[k - 1]) / (nodes[k] - nodes[k - 1]);
    if (!(place >= -0.5 && place <= static_cast<double>(nodes.size()) - 0.5)) return std::nullopt;
    return place;
}

std::vector<NodeTick> node_ticks(std::span<const double> nodes, const NodeAxis& axis, float spacing_px) {
    const float cell = std::max(0.01F, std::abs(axis.cell_px()));
    auto every = static_cast<std::size_t>(std::ceil(spacing_px / cell));
    // a grid of 41 is cut into 2, 4 or 8: ends get a label where they can
    const std::size_t cells = nodes.size() - 1;
    while (every < cells && cells % every != 0) ++every;
    std::vector<NodeTick> ticks;
    for (std::size_t k = 0; k < nodes.size(); k += std::max<std::size_t>(1, every))
        ticks.push_back({k, short_number(nodes[k])});
    return ticks;
}

std::string short_number(double value) {
    return fmt::format("{:.4g}", value == 0 ? 0.0 : value);
}

}  // namespace rei::workbench
