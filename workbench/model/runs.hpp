// What was tried: every policy that the main variant replayed, with what came out of it. A run is recorded
// by itself; two of them can be pinned and compared, and any of them comes back with one edit.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rei/model/session.hpp"
#include "rei/replay/metrics.hpp"

namespace rei::workbench {

/// The two places in which a run can be kept at hand.
enum class PinSlot : std::uint8_t { a, b };
inline constexpr std::array kPinSlots{PinSlot::a, PinSlot::b};
[[nodiscard]] const char* name_of(PinSlot slot);

/// What the main variant did with a policy on a scenario.
struct RecordedRun {
    int number = 0;    ///< counts from 1 in a session
    std::string name;  ///< of the edit that led to it; empty: what the session began with
    std::shared_ptr<const Policy> policy;
    std::shared_ptr<const Scenario> scenario;  ///< runs of equal scenarios share one
    std::string policy_hash;
    Variant variant = Variant::continuous;
    std::vector<PolicyChange> changes;  ///< from the nominal policy as it was then
    std::size_t held = 0;               ///< expectations
    std::size_t expectations = 0;
    double worst_robustness = 0;         ///< of them; NaN where there are none
    std::shared_ptr<const Trace> trace;  ///< null: dropped, to be replayed where it is needed
    /// One value a metric of `metrics`, NaN where it is not defined; empty: not measured yet.
    std::vector<double> values;
    std::shared_ptr<const std::vector<Metric>> metrics;

    [[nodiscard]] bool is_measured() const { return !values.empty(); }
    /// By the metric's name; null before it was measured, or where there is none.
    [[nodiscard]] const double* value_of(const std::string& metric) const;
};

class Runs {
  public:
    /// Take note of what the session shows now, unless an edit is open or it is known. Cheap: nothing is
    /// measured.
    void record(const Session& session);
    /// Measure runs that are not measured yet, the current one first, for about `budget_sec` but at least
    /// one step.
    void advance(double budget_sec);
    [[nodiscard]] bool has_work() const;
    /// How many are measured, from 0 to 1.
    [[nodiscard]] double share_done() const;

    /// Oldest first.
    [[nodiscard]] const std::vector<RecordedRun>& list() const { return runs_; }
    /// Null where there is none of this number.
    [[nodiscard]] const RecordedRun* find(int number) const;
    /// The one that the session showed when it was last recorded; null before the first.
    [[nodiscard]] const RecordedRun* current() const { return find(current_); }
    [[nodiscard]] bool is_current(const RecordedRun& run) const { return run.number == current_; }

    /// Keep a run at hand; it leaves the other place, and what was there is kept no longer. Does nothing
    /// where there is none of this number.
    void pin(PinSlot slot, int number);
    void unpin(PinSlot slot) { pins_[static_cast<std::size_t>(slot)].reset(); }
    [[nodiscard]] const RecordedRun* pinned(PinSlot slot) const;
    [[nodiscard]] std::optional<PinSlot> slot_of(const RecordedRun& run) const;

    /// Pinned and current ones are never dropped.
    static constexpr std::size_t kMostRuns = 200;
    /// What traces of runs that are neither may take up, about.
    static constexpr std::size_t kMostTraceBytes = 64U << 20U;

  private:
    /// A measurement that is under way.
    struct Job {
        int number = 0;
        std::shared_ptr<const Trace> trace;
        AppraisedScenario heard;
        std::vector<double> values;
    };
    [[nodiscard]] RecordedRun* find_same(const Work& work, const std::string& hash, Variant variant);
    [[nodiscard]] std::shared_ptr<const Scenario> known(
        const std::shared_ptr<const Scenario>& scenario) const;
    void add(const Session& session, const Work& work, const std::string& hash);
    [[nodiscard]] RecordedRun* next_to_measure();
    void step(RecordedRun& run);
    [[nodiscard]] bool is_kept(const RecordedRun& run) const;
    void drop_old();

    std::vector<RecordedRun> runs_;
    int current_ = 0;  ///< number of a run; 0: none
    int last_number_ = 0;
    std::array<std::optional<int>, 2> pins_;
    std::uint64_t seen_revision_ = 0;  ///< of the session as of the last record
    std::optional<Job> job_;
};

/// The metrics that a list of runs has room for, by name, most telling first.
[[nodiscard]] const std::vector<std::string>& key_metrics();

/// What `b` has in its policy that differs from `a`.
[[nodiscard]] inline std::vector<PolicyChange> differences(const RecordedRun& a, const RecordedRun& b) {
    return diff_policies(*a.policy, *b.policy);
}

/// About how much memory a trace takes up.
[[nodiscard]] std::size_t bytes_of(const Trace& trace);

}  // namespace rei::workbench
