// Single numbers of a row out that people ask about: a metric of one scenario or of all, the least
// robustness, how many expectations fail.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rei/study/policy_task.hpp"

namespace rei {

struct Quantity {
    enum class How : std::uint8_t { mean, least, failing };

    std::string name;                     ///< a metric's, "robustness" or "failing"
    std::optional<std::size_t> scenario;  ///< unset: of all scenarios
    How how = How::mean;
    std::vector<std::size_t> columns;  ///< of a row out

    /// The mean of those columns that are defined, the least of all, or how many are below 0; NaN where there
    /// is none, or where one that is not to be averaged is not defined.
    [[nodiscard]] double of(std::span<const double> outcome) const;
};

/// The least robustness over the expectations of a scenario, or of all.
[[nodiscard]] Quantity robustness_of(const PolicyTask& task, std::optional<std::size_t> scenario = {});
/// How many of all expectations fail.
[[nodiscard]] Quantity failing_of(const PolicyTask& task);
/// The robustness, then every metric of the trial; as a mean over the scenarios, or of one.
[[nodiscard]] std::vector<Quantity> quantities_of(const PolicyTask& task,
                                                  std::optional<std::size_t> scenario = {});

}  // namespace rei
