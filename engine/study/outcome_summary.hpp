// What a study of many parameter sets has seen, kept while its rows stream by: memory does not grow with
// them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "rei/policy/knobs.hpp"
#include "rei/study/quantity.hpp"

namespace rei {

/// A number over all rows in which it is defined; NaN where it is in none.
struct ColumnSummary {
    std::uint64_t count = 0;
    double min, mean, max;
};

class OutcomeSummary {
  public:
    /// The task must outlive it.
    explicit OutcomeSummary(const PolicyTask& task);

    /// A row in and what came of it.
    void add(std::uint64_t index, std::span<const double> values, std::span<const double> outcome);

    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    /// Rows that no policy may have: bounds of a region turned over.
    [[nodiscard]] std::uint64_t illegal() const { return illegal_; }
    /// Rows in which all expectations hold; 0 without expectations.
    [[nodiscard]] std::uint64_t passing() const { return passing_; }
    [[nodiscard]] ColumnSummary column(std::size_t k) const;
    /// In how many rows column k, the robustness of an expectation, is ≥ 0.
    [[nodiscard]] std::uint64_t holding(std::size_t k) const { return holding_[k]; }

    /// The row whose least robustness is most, the first of such.
    struct Best {
        std::uint64_t index = 0;
        std::vector<double> values;
        double robustness = 0;
    };
    /// Unset without expectations.
    [[nodiscard]] const std::optional<Best>& best() const { return best_; }

  private:
    void take(std::span<const double> outcome);

    std::unique_ptr<Policy> policy_;  ///< the knobs' own
    Knobs knobs_;
    Quantity robustness_;
    std::uint64_t rows_ = 0, illegal_ = 0, passing_ = 0;
    std::vector<std::uint64_t> counts_;  ///< one a column, as the next three
    std::vector<double> sums_, least_, most_;
    std::vector<std::uint64_t> holding_;
    std::optional<Best> best_;
};

}  // namespace rei
