// The search for numbers under which every expectation of the scenario holds, on a thread of its own.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "rei/model/study.hpp"
#include "rei/model/study_setup.hpp"
#include "rei/study/tune.hpp"

namespace rei::workbench {

/// Numbers that are set free together.
struct FreeGroup {
    std::string name;  ///< of the parameter table
    std::vector<Parameter> parameters;
    bool is_free = false;
};
/// Groups of numbers that the main variant reads and that are traits of the persona, in the order in which
/// people read them; those of words that are taken are among them.
[[nodiscard]] std::vector<FreeGroup> free_groups(const StudySetup& setup, const Session& session);
/// Why it can't be run as it is set up, in the language of the interface; empty where it can.
[[nodiscard]] std::string tune_problem(const StudySetup& setup, const Session& session);

class TuneStudy final : public Study {
  public:
    /// Starts at once. Requires a setup without a problem.
    TuneStudy(const Session& session, const StudySetup& setup);

    [[nodiscard]] Job& job() override { return *job_; }
    [[nodiscard]] const Job& job() const override { return *job_; }
    void take() override;
    [[nodiscard]] bool is_of(const Session& session) const override;

    /// The best so far; unset before the first step.
    [[nodiscard]] const std::optional<TuneResult>& result() const { return result_; }
    [[nodiscard]] const StudyBase& base() const { return base_; }
    /// Whether the policy takes any words before its numbers change.
    [[nodiscard]] bool takes_words() const { return takes_words_; }
    [[nodiscard]] const TunePlan& plan() const { return plan_; }
    [[nodiscard]] const Scenario& scenario() const { return *base_.scenario; }
    /// The one of that path as it was.
    [[nodiscard]] const Parameter* parameter(const std::string& path) const;
    /// The changes as values to be adopted.
    [[nodiscard]] std::vector<PolicyEdit> edits() const;
    /// How they were found; requires a result.
    [[nodiscard]] Provenance provenance() const;

  private:
    struct Inbox {
        std::mutex mutex;
        std::optional<TuneResult> result;
    };

    StudyBase base_;
    bool takes_words_;
    std::string hash_before_;  ///< of the policy without them
    std::vector<Parameter> parameters_;
    TunePlan plan_;
    std::optional<TuneResult> result_;
    std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
    std::unique_ptr<Job> job_;
};

}  // namespace rei::workbench
