// What studies of parameters tell of every point: one column a number that people ask about.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/study/quantity.hpp"

namespace rei::workbench {

struct StudyColumn {
    std::string id;  ///< "robustness", "holding" or the name of a metric
    Quantity quantity;
    std::optional<Metric> metric;  ///< unset: of expectations
    std::size_t expectations = 0;  ///< in all

    /// Whether it counts what holds, where its quantity counts what fails.
    [[nodiscard]] bool is_holding() const { return id == "holding"; }
    /// Of a row out; NaN where it is not defined.
    [[nodiscard]] double of(std::span<const double> outcome) const;
};

/// The metrics that a study of this scenario measures.
[[nodiscard]] std::vector<Metric> study_metrics(const Policy& policy, const Scenario& scenario);
/// Those of expectations where there are any, then the metrics.
[[nodiscard]] std::vector<StudyColumn> columns_of(const PolicyTask& task);
/// Ids of the columns that a study would have now; empty without a scenario.
struct ColumnName {
    std::string id, label;
};
[[nodiscard]] std::vector<ColumnName> column_names(const Session& session);
/// What people call it, in the language of the interface.
[[nodiscard]] std::string label_of(const StudyColumn& column);
/// The one of that id, else the first.
[[nodiscard]] std::size_t find_column(const std::vector<StudyColumn>& columns, const std::string& id);

}  // namespace rei::workbench
