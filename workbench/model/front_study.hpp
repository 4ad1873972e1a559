// Responsiveness against stability among the personas under which every expectation holds, searched on a
// thread of its own from what tuning found.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "rei/model/tune_study.hpp"
#include "rei/study/front.hpp"

namespace rei::workbench {

/// Why there is no front to be searched, in the language of the interface; empty where there is.
[[nodiscard]] std::string front_problem(const TuneStudy* tuned);

class FrontStudy final : public Study {
  public:
    /// Starts at once, from where the tuning ended. Requires that there is no problem.
    explicit FrontStudy(const TuneStudy& tuned);

    [[nodiscard]] Job& job() override { return *job_; }
    [[nodiscard]] const Job& job() const override { return *job_; }
    void take() override;
    [[nodiscard]] bool is_of(const Session& session) const override;

    /// The soonest first.
    [[nodiscard]] const std::vector<FrontPoint>& points() const { return points_; }
    [[nodiscard]] std::size_t tries() const { return tries_; }
    [[nodiscard]] const StudyBase& base() const { return base_; }
    /// What a point sets that was another value where tuning started.
    [[nodiscard]] std::vector<PolicyEdit> changes(const FrontPoint& point) const;
    /// All of its values, to be adopted.
    [[nodiscard]] std::vector<PolicyEdit> edits(const FrontPoint& point) const;
    /// How they were found, tuning included.
    [[nodiscard]] Provenance provenance(const FrontPoint& point) const;

  private:
    struct Inbox {
        std::mutex mutex;
        std::vector<FrontPoint> points;
        std::size_t tries = 0;
        bool is_fresh = false;
    };

    StudyBase base_;
    Provenance tuned_;  ///< of the tuning before
    std::vector<std::string> free_;
    std::vector<FrontPoint> points_;
    std::size_t tries_ = 0;
    std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
    std::unique_ptr<Job> job_;
};

}  // namespace rei::workbench
