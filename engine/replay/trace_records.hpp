// A trace as exact data: the rows of rows.hpp with the columns of DESIGN §6. What `rei replay` prints and
// what the window exports is written here.
#pragma once

#include <string>
#include <vector>

#include "rei/replay/own_columns.hpp"
#include "rei/replay/records.hpp"
#include "rei/replay/rows.hpp"

namespace rei {

inline constexpr double kDefaultSampleSec = 0.1;

/// The columns that every variant has, then the variant's own; before them `scenario` where a file has
/// several.
[[nodiscard]] std::vector<std::string> trace_columns(Variant variant, const std::vector<std::string>& moods,
                                                     bool with_scenario = false);

/// Which rows of a trace. `sample_sec` is the distance of samples, > 0.
struct TraceRows {
    RowSet set = RowSet::samples;
    double sample_sec = kDefaultSampleSec;
    bool with_scenario = false;
};

/// Writes the rows of a trace one by one. Trace and records must outlive it.
class TraceRecords {
  public:
    TraceRecords(const Trace& trace, const TraceRows& rows, RecordWriter& records);
    /// The next row; false at the end.
    bool write_next();
    /// Of the row written last.
    [[nodiscard]] double time_sec() const { return time_sec_; }

  private:
    const Trace& trace_;
    RecordWriter& records_;
    bool with_scenario_;
    OwnValues own_values_;
    RowReader reader_;
    std::vector<Cell> cells_;
    std::vector<OwnValue> own_;
    double time_sec_ = 0;
};

}  // namespace rei
