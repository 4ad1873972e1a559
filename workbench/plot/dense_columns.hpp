// Numbers that stand closer than pixels, folded: a column of pixels keeps the least and the greatest.
#pragma once

#include <cstddef>
#include <vector>

#include "rei/plot/axis.hpp"

namespace rei::workbench {

/// The numbers of one column of pixels.
struct DenseColumn {
    float px = 0;  ///< its left edge
    double least = 0, greatest = 0;
};

/// Folds points that come from left to right into columns `column_px` wide.
class DenseColumns {
  public:
    explicit DenseColumns(float column_px) : column_px_(column_px) {}
    void add(float px, double value);
    /// From left to right; columns without points are left out.
    [[nodiscard]] const std::vector<DenseColumn>& columns() const { return columns_; }

  private:
    float column_px_;
    std::vector<DenseColumn> columns_;
};

}  // namespace rei::workbench
