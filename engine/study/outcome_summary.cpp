#include "rei/study/outcome_summary.hpp"

#include <cmath>
#include <limits>

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

OutcomeSummary::OutcomeSummary(const PolicyTask& task)
    : policy_(std::make_unique<Policy>(task.trial().policy)),
      knobs_(*policy_, task.trial().free),
      robustness_(robustness_of(task)),
      counts_(task.outputs()),
      sums_(task.outputs()),
      least_(task.outputs(), kInfinity),
      most_(task.outputs(), -kInfinity),
      holding_(task.outputs()) {}

void OutcomeSummary::add(std::uint64_t index, std::span<const double> values,
                         std::span<const double> outcome) {
    ++rows_;
    if (!knobs_.turn(values)) {
        ++illegal_;
        return;
    }
    take(outcome);
    for (const std::size_t k : robustness_.columns) holding_[k] += outcome[k] >= 0 ? 1 : 0;
    const double robustness = robustness_.of(outcome);
    if (std::isnan(robustness)) return;
    passing_ += robustness >= 0 ? 1 : 0;
    if (best_ && !(robustness > best_->robustness)) return;
    best_ = Best{index, {values.begin(), values.end()}, robustness};
}

/// Free of branches, so that compilers make vector instructions of it.
void OutcomeSummary::take(std::span<const double> outcome) {
    for (std::size_t k = 0; k < outcome.size(); ++k) {
        const double value = outcome[k];
        const bool is_defined = value == value;
        counts_[k] += is_defined ? 1 : 0;
        sums_[k] += is_defined ? value : 0;
        least_[k] = value < least_[k] ? value : least_[k];
        most_[k] = value > most_[k] ? value : most_[k];
    }
}

ColumnSummary OutcomeSummary::column(std::size_t k) const {
    if (counts_[k] == 0) return {0, kUndefined, kUndefined, kUndefined};
    return {counts_[k], least_[k], sums_[k] / static_cast<double>(counts_[k]), most_[k]};
}

}  // namespace rei
