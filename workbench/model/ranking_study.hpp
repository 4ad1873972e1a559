// Which parameters matter, by Morris' elementary effects over their recommended ranges, worked out on a
// thread of its own.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "rei/model/study.hpp"
#include "rei/model/study_columns.hpp"
#include "rei/model/study_setup.hpp"
#include "rei/study/sensitivity.hpp"

namespace rei::workbench {

class RankingStudy final : public Study {
  public:
    /// Starts at once. Requires a scenario.
    RankingStudy(const Session& session, const StudySetup& setup);

    [[nodiscard]] Job& job() override { return *job_; }
    [[nodiscard]] const Job& job() const override { return *job_; }
    void take() override;
    /// Rank by another column.
    void show(const std::string& column) override;
    [[nodiscard]] bool is_of(const Session& session) const override;

    struct Ranked {
        const Parameter* parameter = nullptr;
        Influence influence;  ///< NaN in all where nothing is known
    };
    /// Those of most influence on the shown column first; empty until something is known.
    [[nodiscard]] const std::vector<Ranked>& ranking() const { return ranking_; }
    [[nodiscard]] const std::vector<StudyColumn>& columns() const { return columns_; }
    [[nodiscard]] const StudyColumn& shown() const { return columns_[shown_]; }

  private:
    /// What is known: influences by column, then by parameter.
    struct Inbox {
        std::mutex mutex;
        std::vector<StudyColumn> columns;
        std::vector<std::vector<Influence>> influences;
        bool is_fresh = false;
    };
    [[nodiscard]] Job::Begin begin() const;
    void rank();

    StudyBase base_;
    std::vector<Parameter> parameters_;
    std::string asked_;
    std::vector<StudyColumn> columns_;
    std::size_t shown_ = 0;
    std::vector<std::vector<Influence>> influences_;
    std::vector<Ranked> ranking_;
    std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();
    std::unique_ptr<Job> job_;
};

}  // namespace rei::workbench
