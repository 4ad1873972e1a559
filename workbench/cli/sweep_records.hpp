// A sweep as exact data: a row a point and scenario, written as it is worked out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "records.hpp"

#include "rei/study/policy_task.hpp"

namespace rei::cli {

class SweepRecords {
  public:
    /// `format` is csv or json. Task and output must outlive it.
    SweepRecords(const PolicyTask& task, Output& output, Format format);
    void add(std::uint64_t index, std::span<const double> values, std::span<const double> outcome);
    void end() { writer_.end(); }

  private:
    void add_scenario(std::size_t scenario, std::span<const double> outcome);

    const PolicyTask& task_;
    std::size_t expectation_columns_;  ///< as many as the scenario with the most expectations has
    RecordWriter writer_;
    std::vector<Cell> cells_;
};

}  // namespace rei::cli
