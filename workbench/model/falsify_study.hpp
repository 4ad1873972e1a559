// The search for conversations that break a law of the policy or an expectation of the scenario, on a thread
// of its own.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "rei/model/study.hpp"
#include "rei/model/study_setup.hpp"
#include "rei/study/falsify.hpp"

namespace rei::workbench {

/// Laws that can be searched for in the session now: the built-in ones, or those of its scenario.
struct LawChoice {
    std::string name;
    std::string promise;  ///< in the language of the interface
};
[[nodiscard]] std::vector<LawChoice> law_choices(const Session& session, bool around_scenario);
/// Why the search can't be run as it is set up, in the language of the interface; empty where it can.
[[nodiscard]] std::string falsify_problem(const StudySetup& setup, const Session& session);

class FalsifyStudy final : public Study {
  public:
    /// Starts at once. Requires a setup without a problem.
    FalsifyStudy(const Session& session, const StudySetup& setup);

    [[nodiscard]] Job& job() override { return *job_; }
    [[nodiscard]] const Job& job() const override { return *job_; }
    void take() override;
    [[nodiscard]] bool is_of(const Session& session) const override;

    struct SoughtLaw {
        Law law;
        std::optional<Counterexample> broken;
        double nearest;  ///< the least robustness in any conversation so far; infinite before that
    };
    [[nodiscard]] const std::vector<SoughtLaw>& laws() const { return state_.laws; }
    [[nodiscard]] std::uint64_t tried() const { return state_.tried; }
    [[nodiscard]] bool around_scenario() const { return around_scenario_; }
    /// Expectations of the scenario that make no sense for other conversations.
    [[nodiscard]] std::size_t not_taken() const { return not_taken_; }
    /// What breaks a law, with a name and where it is from. Requires that it is broken.
    [[nodiscard]] Scenario found(std::size_t law) const;

  private:
    struct State {
        std::vector<SoughtLaw> laws;
        std::uint64_t tried = 0;
    };
    struct Inbox {
        std::mutex mutex;
        State state;
        bool is_fresh = false;
    };
    [[nodiscard]] static Job::Begin begin(FalsifyPlan plan, std::shared_ptr<Inbox> inbox);

    StudyBase base_;
    bool around_scenario_;
    std::size_t not_taken_ = 0;
    State state_;
    std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
    std::unique_ptr<Job> job_;
};

/// The verdict of the expectation that is broken worst: its index.
[[nodiscard]] std::size_t worst_of(const Proof& proof);

}  // namespace rei::workbench
