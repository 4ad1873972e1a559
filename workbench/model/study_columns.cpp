#include "rei/model/study_columns.hpp"

#include <algorithm>

#include "rei/model/measurements.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

constexpr const char* kRobustness = "robustness";
constexpr const char* kHolding = "holding";

std::string text_of(const std::string& id, const std::optional<Metric>& metric) {
    if (metric) return label_of(*metric);
    return tr(id == kHolding ? "expectations that hold" : "least robustness");
}

}  // namespace

double StudyColumn::of(std::span<const double> outcome) const {
    const double value = quantity.of(outcome);
    return is_holding() ? static_cast<double>(expectations) - value : value;
}

std::vector<Metric> study_metrics(const Policy& policy, const Scenario& scenario) {
    return metrics_for(policy, scenario);
}

std::vector<StudyColumn> columns_of(const PolicyTask& task) {
    std::vector<StudyColumn> out;
    const std::size_t expectations = task.expectations().size();
    std::vector<Quantity> quantities = quantities_of(task);
    if (expectations > 0) {
        out.push_back({kRobustness, quantities[0], std::nullopt, expectations});
        out.push_back({kHolding, failing_of(task), std::nullopt, expectations});
    }
    for (std::size_t k = 1; k < quantities.size(); ++k) {
        const Metric& metric = task.trial().metrics[k - 1];
        out.push_back({metric.name, std::move(quantities[k]), metric, expectations});
    }
    return out;
}

std::vector<ColumnName> column_names(const Session& session) {
    std::vector<ColumnName> out;
    if (!session.has_scenario()) return out;
    if (!session.scenario().expectations.empty()) {
        for (const char* const id : {kRobustness, kHolding}) out.push_back({id, text_of(id, std::nullopt)});
    }
    for (const Metric& metric : study_metrics(session.policy(), session.scenario()))
        out.push_back({metric.name, label_of(metric)});
    return out;
}

std::string label_of(const StudyColumn& column) {
    return text_of(column.id, column.metric);
}

std::size_t find_column(const std::vector<StudyColumn>& columns, const std::string& id) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const StudyColumn& c) { return c.id == id; });
    return found == columns.end() ? 0 : static_cast<std::size_t>(found - columns.begin());
}

}  // namespace rei::workbench
