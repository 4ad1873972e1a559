// The metrics of all shown variants side by side, with the policy as tuned and as loaded, brought up to date
// a little at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/replay/metrics.hpp"

namespace rei::workbench {

/// Those that can be measured here: nothing is mishearing, and few scenarios know the truth.
[[nodiscard]] std::vector<Metric> metrics_for(const Policy& policy, const Scenario& scenario);
/// One metric of a trace, NaN where it is not defined; `heard` is the scenario by the policy's words.
[[nodiscard]] double measure(const Metric& metric, const Trace& trace, const Scenario& scenario,
                             const AppraisedScenario& heard, const Policy& policy);
/// Which of two values is the better one: below 0 the first, above 0 the second, else neither.
[[nodiscard]] int compare_values(const Metric& metric, double a, double b);

/// What was measured of one trace.
struct TraceValues {
    std::vector<double> metrics;   ///< one a metric; NaN where it is not defined
    std::size_t expectations = 0;  ///< how many hold
    std::uint64_t stamp = 0;       ///< of the trace; 0: not measured yet
};

struct MeasuredVariant {
    Variant variant = Variant::continuous;
    TraceValues tuned;
    TraceValues as_loaded;

    [[nodiscard]] bool is_of(const Run& run) const {
        return tuned.stamp == run.trace_stamp && as_loaded.stamp == run.ghost_stamp;
    }
};

class Measurements {
  public:
    /// Measure what is out of date for about `budget_sec`, at least one metric of one variant. Variants take
    /// turns, so that a slow one keeps no other waiting. Does nothing without a scenario.
    void advance(const Session& session, double budget_sec);
    /// Whether every shown variant's values are of its present traces.
    [[nodiscard]] bool is_current(const Session& session) const;

    /// How much of what is shown is up to date, from 0 to 1.
    [[nodiscard]] double share_done(const Session& session) const;
    [[nodiscard]] const std::vector<Metric>& metrics() const { return metrics_; }
    /// A variant's latest values; null before it was measured.
    [[nodiscard]] const MeasuredVariant* find(Variant variant) const;
    /// Whether its tuned value of the metric is the best, and another one is worse.
    [[nodiscard]] bool is_best(std::size_t metric, const MeasuredVariant& of) const;

  private:
    /// A measurement that is under way.
    struct Job {
        TraceValues values;
        std::size_t next = 0;  ///< of the metrics, then of the expectations
        bool is_of_ghost = false;
    };
    struct Column {
        MeasuredVariant measured;
        std::optional<Job> job;
    };
    void match_columns(const Session& session);
    void step(const Session& session, const Run& run, Column& column);
    void finish(Column& column) const;

    std::vector<Metric> metrics_;
    std::vector<Column> columns_;        ///< in the order of the session's runs as of the last advance
    std::size_t turn_ = 0;               ///< which column comes first
    std::uint64_t files_revision_ = 0;   ///< that the metrics and the next belong to
    AppraisedScenario heard_as_loaded_;  ///< by the words of the policy as loaded
};

/// The words for a metric: "flips per min", "share · happy".
[[nodiscard]] std::string label_of(const Metric& metric);

}  // namespace rei::workbench
