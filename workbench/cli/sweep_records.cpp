#include "sweep_records.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace rei::cli {
namespace {

std::size_t most_expectations(const PolicyTask& task) {
    std::size_t out = 0;
    for (const Scenario& scenario : task.trial().scenarios) {
        out = std::max(out, scenario.expectations.size());
    }
    return out;
}

std::vector<std::string> columns_of(const PolicyTask& task) {
    std::vector<std::string> out{"point"};
    out.insert(out.end(), task.trial().free.begin(), task.trial().free.end());
    out.emplace_back("scenario");
    for (const Metric& metric : task.trial().metrics) out.push_back(metric.name);
    out.insert(out.end(), {"expectations", "holding", "robustness"});
    for (std::size_t k = 0; k < most_expectations(task); ++k) out.push_back(fmt::format("robustness.{}", k));
    return out;
}

}  // namespace

SweepRecords::SweepRecords(const PolicyTask& task, Output& output, Format format)
    : task_(task),
      expectation_columns_(most_expectations(task)),
      writer_(record_writer(output, format, columns_of(task))) {}

void SweepRecords::add(std::uint64_t index, std::span<const double> values, std::span<const double> outcome) {
    for (std::size_t s = 0; s < task_.trial().scenarios.size(); ++s) {
        cells_.assign({Cell(static_cast<std::int64_t>(index))});
        cells_.insert(cells_.end(), values.begin(), values.end());
        add_scenario(s, outcome);
        writer_.row(cells_);
    }
}

void SweepRecords::add_scenario(std::size_t scenario, std::span<const double> outcome) {
    const PolicyTrial& trial = task_.trial();
    cells_.emplace_back(std::string_view(trial.scenarios[scenario].name));
    for (std::size_t k = 0; k < trial.metrics.size(); ++k) {
        cells_.emplace_back(outcome[task_.metric_at(scenario, k)]);
    }
    const std::size_t expectations = trial.scenarios[scenario].expectations.size();
    const auto robustness = outcome.subspan(task_.expectation_at(scenario, 0), expectations);
    const bool judged =
        std::none_of(robustness.begin(), robustness.end(), [](double one) { return std::isnan(one); });
    const auto holding =
        std::count_if(robustness.begin(), robustness.end(), [](double one) { return one >= 0; });
    cells_.emplace_back(static_cast<std::int64_t>(expectations));
    cells_.push_back(judged ? Cell(static_cast<std::int64_t>(holding)) : Cell());
    cells_.push_back(
        judged && expectations > 0 ? Cell(*std::min_element(robustness.begin(), robustness.end())) : Cell());
    for (std::size_t k = 0; k < expectation_columns_; ++k) {
        cells_.push_back(k < expectations ? Cell(robustness[k]) : Cell());
    }
}

}  // namespace rei::cli
