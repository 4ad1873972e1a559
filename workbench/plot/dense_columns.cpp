#include "rei/plot/dense_columns.hpp"

#include <algorithm>
#include <cmath>

namespace rei::workbench {

void DenseColumns::add(float px, double value) {
    const float left = std::floor(px / column_px_) * column_px_;
    if (columns_.empty() || columns_.back().px != left) {
        columns_.push_back({left, value, value});
        return;
    }
    DenseColumn& column = columns_.back();
    column.least = std::min(column.least, value);
    column.greatest = std::max(column.greatest, value);
}

}  // namespace rei::workbench
