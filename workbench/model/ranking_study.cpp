#include "rei/model/ranking_study.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rei/study/thread_crew.hpp"

namespace rei::workbench {

namespace {

constexpr std::uint64_t kTrajectories = 100;

std::vector<std::string> paths_of(const std::vector<Parameter>& parameters) {
    std::vector<std::string> out;
    for (const Parameter& parameter : parameters) out.push_back(parameter.path);
    return out;
}

/// The study, and what it is of: made on the thread that works.
struct Ranking {
    PolicyTask task;
    std::vector<StudyColumn> columns;
    Sensitivity study;

    Ranking(const PolicyTrial& trial, const std::vector<Interval>& ranges)
        : task(trial),
          columns(columns_of(task)),
          study({SensitivityMethod::morris, kTrajectories, 1}, task,
                ParameterBox(task.trial().policy, task.trial().free, ranges), quantities(), thread_crews(),
                {}) {}

    [[nodiscard]] std::vector<Quantity> quantities() const {
        std::vector<Quantity> out;
        for (const StudyColumn& column : columns) out.push_back(column.quantity);
        return out;
    }
    [[nodiscard]] std::vector<std::vector<Influence>> influences() const {
        std::vector<std::vector<Influence>> out(columns.size());
        for (std::size_t q = 0; q < columns.size(); ++q) {
            for (std::size_t p = 0; p < task.inputs(); ++p) out[q].push_back(study.influence(q, p));
        }
        return out;
    }
};

}  // namespace

RankingStudy::RankingStudy(const Session& session, const StudySetup& setup)
    : base_(session), parameters_(ranked_parameters(base_.policy, base_.variant)), asked_(setup.shown) {
    job_ = std::make_unique<Job>(begin());
}

Job::Begin RankingStudy::begin() const {
    PolicyTrial trial{base_.policy,
                      base_.variant,
                      {*base_.scenario},
                      paths_of(parameters_),
                      study_metrics(base_.policy, *base_.scenario)};
    std::vector<Interval> ranges;
    for (const Parameter& parameter : parameters_) ranges.push_back(parameter.recommended);
    return [inbox = inbox_, trial = std::move(trial), ranges = std::move(ranges)]() -> Job::Step {
        const auto ranking = std::make_shared<Ranking>(trial, ranges);
        return [inbox, ranking]() -> Job::Progress {
            const bool goes_on = ranking->study.advance();
            std::vector<std::vector<Influence>> influences = ranking->influences();
            const std::lock_guard lock(inbox->mutex);
            inbox->columns = ranking->columns;
            inbox->influences = std::move(influences);
            inbox->is_fresh = true;
            return {goes_on, ranking->study.progress()};
        };
    };
}

void RankingStudy::take() {
    {
        const std::lock_guard lock(inbox_->mutex);
        if (!inbox_->is_fresh) return;
        if (columns_.empty()) columns_ = inbox_->columns;
        influences_ = std::move(inbox_->influences);
        inbox_->is_fresh = false;
    }
    rank();
}

void RankingStudy::rank() {
    shown_ = find_column(columns_, asked_);
    ranking_.clear();
    for (std::size_t p = 0; p < parameters_.size(); ++p) {
        Influence influence = influences_[shown_][p];
        Estimate& direct = influence.direct;
        if (shown().is_holding()) direct = {-direct.mean, -direct.high, -direct.low, direct.count};
        ranking_.push_back({&parameters_[p], influence});
    }
    std::stable_sort(ranking_.begin(), ranking_.end(), [](const Ranked& a, const Ranked& b) {
        const double x = a.influence.strength.mean;
        const double y = b.influence.strength.mean;
        return !std::isnan(x) && (std::isnan(y) || x > y);
    });
}

void RankingStudy::show(const std::string& column) {
    if (asked_ == column) return;
    asked_ = column;
    if (!columns_.empty()) rank();
}

bool RankingStudy::is_of(const Session& session) const {
    return base_.is_of(session, paths_of(parameters_));
}

}  // namespace rei::workbench
