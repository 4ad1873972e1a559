#include "rei/study/quantity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rei {
namespace {

double mean_of(const std::vector<std::size_t>& columns, std::span<const double> outcome) {
    double sum = 0, count = 0;
    for (const std::size_t column : columns) {
        if (std::isnan(outcome[column])) continue;
        sum += outcome[column];
        ++count;
    }
    return count > 0 ? sum / count : kUndefined;
}

bool all_defined(const std::vector<std::size_t>& columns, std::span<const double> outcome) {
    return !columns.empty() && std::none_of(columns.begin(), columns.end(),
                                            [&](std::size_t column) { return std::isnan(outcome[column]); });
}

double least_of(const std::vector<std::size_t>& columns, std::span<const double> outcome) {
    if (!all_defined(columns, outcome)) return kUndefined;
    double out = std::numeric_limits<double>::infinity();
    for (const std::size_t column : columns) out = std::min(out, outcome[column]);
    return out;
}

double failing_among(const std::vector<std::size_t>& columns, std::span<const double> outcome) {
    if (!all_defined(columns, outcome)) return kUndefined;
    return static_cast<double>(std::count_if(columns.begin(), columns.end(),
                                             [&](std::size_t column) { return outcome[column] < 0; }));
}

std::vector<std::size_t> scenarios_of(const PolicyTask& task, std::optional<std::size_t> scenario) {
    if (scenario) return {*scenario};
    std::vector<std::size_t> out(task.trial().scenarios.size());
    for (std::size_t s = 0; s < out.size(); ++s) out[s] = s;
    return out;
}

}  // namespace

double Quantity::of(std::span<const double> outcome) const {
    switch (how) {
        case How::mean:
            return mean_of(columns, outcome);
        case How::least:
            return least_of(columns, outcome);
        case How::failing:
            return failing_among(columns, outcome);
    }
    return kUndefined;
}

Quantity robustness_of(const PolicyTask& task, std::optional<std::size_t> scenario) {
    Quantity out{"robustness", scenario, Quantity::How::least, {}};
    for (const std::size_t s : scenarios_of(task, scenario)) {
        for (std::size_t k = 0; k < task.trial().scenarios[s].expectations.size(); ++k) {
            out.columns.push_back(task.expectation_at(s, k));
        }
    }
    return out;
}

Quantity failing_of(const PolicyTask& task) {
    return {"failing", {}, Quantity::How::failing, task.expectations()};
}

std::vector<Quantity> quantities_of(const PolicyTask& task, std::optional<std::size_t> scenario) {
    std::vector<Quantity> out{robustness_of(task, scenario)};
    for (std::size_t k = 0; k < task.trial().metrics.size(); ++k) {
        Quantity quantity{task.trial().metrics[k].name, scenario, Quantity::How::mean, {}};
        for (const std::size_t s : scenarios_of(task, scenario)) {
            quantity.columns.push_back(task.metric_at(s, k));
        }
        out.push_back(std::move(quantity));
    }
    return out;
}

}  // namespace rei
