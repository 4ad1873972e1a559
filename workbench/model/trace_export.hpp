// Traces on their way into files, as `rei replay` writes them, each with what it is of beside it
// (trace_meta.hpp). A long conversation takes seconds, so it goes on a little at a time; no file appears
// before it is whole.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/replay/trace_meta.hpp"

namespace rei::workbench {

struct TraceExportPlan {
    std::string path;  ///< of the main variant's; others get their name behind it
    RecordFormat format = RecordFormat::csv;
    RowSet rows = RowSet::samples;
    bool all_variants = false;  ///< all that are shown, a file each: their columns differ
};

class TraceExport {
  public:
    /// Of what the session shows now, whatever becomes of it meanwhile. Requires has_scenario().
    TraceExport(const Session& session, TraceExportPlan plan);

    /// Go on for about `budget_sec`, but at least one step. Requires that it is not done.
    void advance(double budget_sec);
    [[nodiscard]] bool is_done() const { return next_ >= parts_.size(); }
    /// From 0 to 1.
    [[nodiscard]] double share_done() const;
    /// Why it ended early.
    [[nodiscard]] const Problems& problems() const { return problems_; }
    /// The traces' files that are written.
    [[nodiscard]] const std::vector<std::string>& written() const { return written_; }

  private:
    struct Part {
        std::string path;
        std::shared_ptr<const Trace> trace;
    };
    /// A file that is being put together.
    struct Writing {
        Writing(const Trace& trace, const TraceRows& rows, RecordFormat format);
        std::string text;
        RecordWriter records;
        TraceRecords rows;
    };
    void finish_part();

    TraceExportPlan plan_;
    TraceRows rows_;
    std::vector<Part> parts_;
    std::size_t next_ = 0;
    std::unique_ptr<Writing> writing_;  ///< the next part; null: not begun
    Policy policy_, nominal_;
    std::string policy_path_, scenario_path_;
    Problems problems_;
    std::vector<std::string> written_;
};

/// The path itself, or with the first number behind its name that makes it free: NAME-2.csv.
[[nodiscard]] std::string free_path(const std::string& path);
/// Beside the scenario, else here: NAME and an ending such as "-trace.csv"; free.
[[nodiscard]] std::string path_beside_scenario(const Session& session, const std::string& ending);

}  // namespace rei::workbench
