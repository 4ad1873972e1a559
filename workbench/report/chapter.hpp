// What a report tells of one scenario: its replay under the policy, and under the one before where there is
// one, what is expected, measured and found. Worked out in steps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/replay/cure.hpp"
#include "rei/replay/metrics.hpp"
#include "rei/replay/robustness.hpp"
#include "rei/report/tuning_record.hpp"

namespace rei::workbench {

/// A policy as it is reported.
struct ReportedPolicy {
    std::string file;  ///< as people name it
    Policy policy;
    Variant variant = Variant::continuous;
    std::vector<TuningRecord> tuning;
};

/// A scenario replayed under one policy.
struct ReportedRun {
    AppraisedScenario heard;
    Trace trace;
    std::vector<Verdict> verdicts;  ///< one an expectation
    std::vector<double> values;     ///< one a metric of the chapter; NaN where it is not defined

    [[nodiscard]] std::size_t held() const;
};

struct ReportedFinding {
    Finding finding;
    bool searched = false;     ///< whether a cure was sought to the end
    std::optional<Cure> cure;  ///< searched: the smallest; else the best so far
};

struct Chapter {
    const Scenario& scenario;
    const ReportedPolicy& policy;
    const ReportedPolicy* policy_before = nullptr;
    std::vector<Metric> metrics;
    ReportedRun now;
    std::optional<ReportedRun> before;      ///< set exactly when there is a policy before
    std::vector<ReportedFinding> findings;  ///< worst first
};

/// Reads one scenario in steps: replays and verdicts first, then metrics and findings, then a cure each.
class ChapterWork {
  public:
    /// All of it must outlive the chapter. `before` may be null.
    ChapterWork(const Scenario& scenario, const ReportedPolicy& policy, const ReportedPolicy* before,
                bool seeks_cures);

    /// A short piece of work; false when nothing is left to do.
    bool advance();
    /// From 0 to 1.
    [[nodiscard]] double progress() const;
    /// As far as it has come; complete when advance() has returned false. What is told before that lacks
    /// metrics or findings.
    [[nodiscard]] const Chapter& chapter() const { return chapter_; }

  private:
    void measure_next();
    void find();
    bool seek_cure();

    Chapter chapter_;
    std::size_t measured_ = 0;
    bool found_ = false;
    bool seeks_cures_;
    std::size_t next_ = 0;  ///< whose cure is sought
    std::optional<CureSearch> search_;
};

}  // namespace rei::workbench
