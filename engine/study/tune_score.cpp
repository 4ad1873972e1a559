#include "rei/study/tune_score.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace rei {
namespace {

/// What a robustness short of the margin costs, beside a change (TuneSpace::change).
constexpr double kOfAShortfall = 0.2;

double half_of(const Expectation& expectation) {
    if (std::holds_alternative<FlipsAtMost>(expectation.what)) return 1;
    if (std::holds_alternative<SaturationAtMost>(expectation.what)) return 0.05;
    if (std::holds_alternative<RangeWithin>(expectation.what)) return 0.1;
    return 2;
}

std::vector<std::size_t> all_of(const PolicyTask& task) {
    std::vector<std::size_t> out(task.expectations().size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

}  // namespace

double comparable_robustness(const Expectation& expectation, double robustness) {
    if (std::isinf(robustness)) return std::copysign(1.0, robustness);
    return robustness / (std::abs(robustness) + half_of(expectation));
}

double Score::to_be_small() const {
    return holds() ? cost : kFails + (std::isfinite(violation) ? violation : kFails);
}

TuneScorer::TuneScorer(const PolicyTask& task, const TuneSpace& space, double margin,
                       const std::vector<std::size_t>& asked)
    : space_(space), margin_(margin) {
    const std::vector<std::size_t> columns = task.expectations();
    std::vector<const Expectation*> all;
    for (const Scenario& scenario : task.trial().scenarios) {
        for (const Expectation& expectation : scenario.expectations) all.push_back(&expectation);
    }
    for (const std::size_t k : asked) asked_.push_back({columns[k], all[k]});
}

TuneScorer::TuneScorer(const PolicyTask& task, const TuneSpace& space, double margin)
    : TuneScorer(task, space, margin, all_of(task)) {}

Score TuneScorer::operator()(std::span<const double> values, std::span<const double> outcome) const {
    Score out;
    double shortfall = 0;
    for (const Asked& asked : asked_) {
        const double robustness = outcome[asked.column];
        if (std::isnan(robustness)) return {asked_.size(), std::numeric_limits<double>::infinity(), 0};
        const double comparable = comparable_robustness(*asked.expectation, robustness);
        if (robustness < 0) {
            ++out.failing;
            out.violation += 0.5 - 0.5 * comparable;
        } else if (comparable < margin_) {
            shortfall += 1 - comparable / margin_;
        }
    }
    out.cost = space_.change(values) + kOfAShortfall * shortfall;
    return out;
}

}  // namespace rei
