#include "rei/study/outcome_summary.hpp"

#include <cmath>

namespace rei {
namespace {

void take(ColumnSummary& column, double value) {
    if (std::isnan(value)) return;
    if (++column.count == 1) {
        column.min = column.mean = column.max = value;
        return;
    }
    column.min = std::fmin(column.min, value);
    column.max = std::fmax(column.max, value);
    column.mean += (value - column.mean) / static_cast<double>(column.count);
}

}  // namespace

OutcomeSummary::OutcomeSummary(const PolicyTask& task)
    : policy_(std::make_unique<Policy>(task.trial().policy)),
      knobs_(*policy_, task.trial().free),
      robustness_(robustness_of(task)),
      columns_(task.outputs(), {0, kUndefined, kUndefined, kUndefined}),
      holding_(task.outputs()) {}

void OutcomeSummary::add(std::uint64_t index, std::span<const double> values,
                         std::span<const double> outcome) {
    ++rows_;
    if (!knobs_.turn(values)) {
        ++illegal_;
        return;
    }
    for (std::size_t k = 0; k < columns_.size(); ++k) take(columns_[k], outcome[k]);
    for (const std::size_t k : robustness_.columns) holding_[k] += outcome[k] >= 0 ? 1 : 0;
    const double robustness = robustness_.of(outcome);
    if (std::isnan(robustness)) return;
    passing_ += robustness >= 0 ? 1 : 0;
    if (best_ && !(robustness > best_->robustness)) return;
    best_ = Best{index, {values.begin(), values.end()}, robustness};
}

}  // namespace rei
