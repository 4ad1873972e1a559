#include "rei/model/front_study.hpp"

#include <utility>

#include "rei/model/strings.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::workbench {

std::string front_problem(const TuneStudy* tuned) {
    if (tuned == nullptr || tuned->job().is_running() || !tuned->result())
        return tr("Tune first: the front goes on from there.");
    if (!tuned->result()->holds()) return tr("There is no front while an expectation fails.");
    return {};
}

FrontStudy::FrontStudy(const TuneStudy& tuned)
    : base_(tuned.base()), tuned_(tuned.provenance()), free_(tuned.plan().trial.free) {
    FrontPlan plan{tuned.plan(), tuned.result()->values};
    job_ = std::make_unique<Job>([plan = std::move(plan), inbox = inbox_]() -> Job::Step {
        const auto search = std::make_shared<FrontSearch>(plan, thread_crews());
        return [search, inbox]() -> Job::Progress {
            const bool goes_on = search->advance();
            std::vector<FrontPoint> points = search->result();
            const std::lock_guard lock(inbox->mutex);
            inbox->points = std::move(points);
            inbox->tries = search->tries();
            inbox->is_fresh = true;
            return {goes_on, search->progress()};
        };
    });
}

void FrontStudy::take() {
    const std::lock_guard lock(inbox_->mutex);
    if (!inbox_->is_fresh) return;
    points_ = std::move(inbox_->points);
    tries_ = inbox_->tries;
    inbox_->is_fresh = false;
}

bool FrontStudy::is_of(const Session& session) const {
    return base_.is_of(session, free_);
}

std::vector<PolicyEdit> FrontStudy::changes(const FrontPoint& point) const {
    std::vector<PolicyEdit> out;
    for (std::size_t k = 0; k < free_.size(); ++k) {
        if (point.values[k] != get_parameter(base_.policy, free_[k]))
            out.push_back({free_[k], point.values[k]});
    }
    return out;
}

std::vector<PolicyEdit> FrontStudy::edits(const FrontPoint& point) const {
    std::vector<PolicyEdit> out;
    for (std::size_t k = 0; k < free_.size(); ++k) out.push_back({free_[k], point.values[k]});
    return out;
}

Provenance FrontStudy::provenance(const FrontPoint& point) const {
    Provenance out = tuned_;
    out.tries += tries_;
    out.changed.clear();
    for (const PolicyEdit& change : changes(point))
        out.changed.push_back({change.path, get_parameter(base_.policy, change.path), change.value});
    return out;
}

}  // namespace rei::workbench
