// Two parameters of a grid sweep as a plane: one number at every node, and the border of where all
// expectations hold. Pure data, for the window, the report and the terminal to draw.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rei/study/contour.hpp"
#include "rei/study/parameter_box.hpp"
#include "rei/study/quantity.hpp"
#include "rei/study/sampling.hpp"

namespace rei {

struct HeatMapPlan {
    std::size_t across = 0, up = 1;  ///< which axes of the grid, not the same one
    /// At which level the other axes stand, an entry an axis; those of `across` and `up` are not looked at.
    std::vector<std::size_t> levels;
    Quantity shown;
};

/// Keeps two numbers a node and nothing else of the rows.
class HeatMap {
  public:
    /// `robustness` is the least one over all expectations, whatever is shown.
    HeatMap(Grid grid, const ParameterBox& box, HeatMapPlan plan, Quantity robustness);

    /// A row of the grid's sweep; those of other planes are passed over.
    void add(std::uint64_t index, std::span<const double> outcome);

    [[nodiscard]] const HeatMapPlan& plan() const { return plan_; }
    [[nodiscard]] std::size_t width() const { return across_.size(); }
    [[nodiscard]] std::size_t height() const { return up_.size(); }
    /// The values of the two parameters, by column and by row.
    [[nodiscard]] std::span<const double> across() const { return across_; }
    [[nodiscard]] std::span<const double> up() const { return up_; }
    /// NaN where it is not defined or not worked out yet.
    [[nodiscard]] double shown(std::size_t column, std::size_t row) const {
        return shown_[row * width() + column];
    }
    [[nodiscard]] double robustness(std::size_t column, std::size_t row) const {
        return robustnesses_[row * width() + column];
    }
    /// Where all expectations begin to hold, in columns and rows: x = 1.5 is between columns 1 and 2.
    [[nodiscard]] std::vector<Polyline> contour() const { return zero_contour(robustnesses_, width()); }

  private:
    Grid grid_;
    HeatMapPlan plan_;
    Quantity robustness_;
    std::vector<double> across_, up_;
    std::vector<double> shown_, robustnesses_;  ///< row by row
    std::vector<std::size_t> at_;
};

}  // namespace rei
