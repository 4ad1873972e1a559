#include "rei/model/diagnosis.hpp"

#include "rei/model/display_text.hpp"
#include "rei/model/work_clock.hpp"

namespace rei::workbench {

void Diagnosis::advance(const Session& session, bool searches, double budget_sec) {
    if (!session.has_scenario()) {
        findings_.clear();
        return;
    }
    WorkClock clock(budget_sec);
    if (!is_current(session)) find(session);
    if (!searches || session.history().is_open()) return;
    do {
        if (!has_work()) return;
        search_step(session);
    } while (clock.has_time_for_another());
}

void Diagnosis::find(const Session& session) {
    const Run& run = session.main_run();
    findings_.clear();
    for (Finding& finding : diagnose(run.trace, session.scenario(), session.heard(), session.policy())) {
        findings_.emplace_back();
        findings_.back().finding = std::move(finding);
    }
    search_.reset();
    next_ = 0;
    stamp_ = run.trace_stamp;
}

double Diagnosis::share_done() const {
    if (!has_work()) return 1;
    const double within = search_ ? findings_[next_].progress : 0;
    return (static_cast<double>(next_) + within) / static_cast<double>(findings_.size());
}

void Diagnosis::search_step(const Session& session) {
    DiagnosedFinding& searched = findings_[next_];
    if (!search_) {
        search_.emplace(session.scenario(), session.heard(), session.policy(), session.main_run().variant,
                        searched.finding);
        searched.state = CureState::searching;
        return;
    }
    const bool goes_on = search_->advance();
    searched.progress = search_->progress();
    searched.cure = search_->result();
    if (goes_on) return;
    searched.state = searched.cure ? CureState::found : CureState::none;
    search_.reset();
    ++next_;
}

}  // namespace rei::workbench
