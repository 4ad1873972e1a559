#include "rei/plot/heat_grid.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/plot/axis.hpp"

namespace rei::workbench {

namespace {

/// Whether each is the one before times the same factor.
bool is_geometric(std::span<const double> nodes) {
    if (nodes.size() < 3 || nodes[0] <= 0) return false;
    const double factor = nodes[1] / nodes[0];
    return std::abs(nodes[2] / nodes[1] - factor) < 1e-6 * factor;
}

/// 1, 2, 5, 10, 20, … as far as they are in the range, which is above 0.
std::vector<double> round_values(const Interval& range) {
    constexpr double kSlack = 1e-9;
    std::vector<double> values;
    for (double value = round_step(range.low); value <= range.high * (1 + kSlack);
         value = round_step(value * (1 + 1e-6)))
        values.push_back(value);
    return values;
}

/// Of a round step that is at least `least_share` of the range.
std::vector<double> multiples(const Interval& range, float least_share) {
    const Axis2Px axis{range, 0, 1};
    std::vector<double> values;
    for (const Tick& tick : number_ticks(axis, least_share)) values.push_back(tick.value);
    return values;
}

}  // namespace

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
    const Interval range{nodes.front(), nodes.back()};
    const float length_px = std::abs(axis.cell_px()) * static_cast<float>(nodes.size() - 1);
    std::vector<NodeTick> ticks;
    float free_from = -spacing_px;
    const std::vector<double> values = is_geometric(nodes) ? round_values(range)
                                       : length_px > 0     ? multiples(range, spacing_px / length_px)
                                                           : std::vector<double>();
    for (const double value : values) {
        const std::optional<double> place = place_among(nodes, value);
        if (!place) continue;
        const float at = std::abs(axis.cell_px()) * static_cast<float>(*place);
        if (at < free_from) continue;
        free_from = at + spacing_px;
        ticks.push_back({*place, short_number(value)});
    }
    if (ticks.empty()) ticks.push_back({0, short_number(nodes.front())});
    return ticks;
}

std::string short_number(double value) {
    return fmt::format("{:.4g}", value == 0 ? 0.0 : value);
}

}  // namespace rei::workbench
