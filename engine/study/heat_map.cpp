#include "rei/study/heat_map.hpp"

#include <cassert>
#include <limits>
#include <utility>

namespace rei {
namespace {

std::vector<double> values_of(const Grid& grid, const ParameterBox& box, std::size_t axis) {
    std::vector<double> out;
    for (std::size_t level = 0; level < grid.levels()[axis]; ++level) {
        out.push_back(box[axis].at(grid.at(axis, level)));
    }
    return out;
}

}  // namespace

HeatMap::HeatMap(Grid grid, const ParameterBox& box, HeatMapPlan plan, Quantity robustness)
    : grid_(std::move(grid)),
      plan_(std::move(plan)),
      robustness_(std::move(robustness)),
      across_(values_of(grid_, box, plan_.across)),
      up_(values_of(grid_, box, plan_.up)),
      shown_(width() * height(), std::numeric_limits<double>::quiet_NaN()),
      robustnesses_(shown_),
      at_(grid_.levels().size()) {
    assert(plan_.across != plan_.up && plan_.levels.size() == at_.size());
}

void HeatMap::add(std::uint64_t index, std::span<const double> outcome) {
    grid_.levels_of(index, at_);
    for (std::size_t axis = 0; axis < at_.size(); ++axis) {
        if (axis != plan_.across && axis != plan_.up && at_[axis] != plan_.levels[axis]) return;
    }
    const std::size_t node = at_[plan_.up] * width() + at_[plan_.across];
    shown_[node] = plan_.shown.of(outcome);
    robustnesses_[node] = robustness_.of(outcome);
}

}  // namespace rei
