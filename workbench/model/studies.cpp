#include "rei/model/studies.hpp"

#include <algorithm>
#include <utility>

#include "rei/model/strings.hpp"

namespace rei::workbench {

void Studies::set_up(StudySetup setup) {
    setup_ = std::move(setup);
    for (const std::unique_ptr<Study>& study : last_) {
        if (study) study->show(setup_.shown);
    }
}

Problems Studies::take_words(const std::string& path) {
    Loaded<PolicyFile> file = load_policy(path);
    if (!file) return std::move(file.problems);
    setup_.words_from = std::make_shared<const PolicyFile>(std::move(*file));
    seen_revision_.reset();
    return {};
}

/// Whether the file whose words it took says something else by now.
bool Studies::took_other_words(StudyKind kind) const {
    if (of(kind) == nullptr || (kind != StudyKind::tune && kind != StudyKind::front)) return false;
    const StudyBase& base = kind == StudyKind::tune ? tune()->base() : front()->base();
    const PolicyFile* const now = setup_.words_from.get();
    return base.words_from && now != nullptr && base.words_from->path == now->path &&
           !(base.words_from->policy == now->policy);
}

std::string Studies::problem(StudyKind kind, const Session& session) const {
    if (kind == StudyKind::falsify) return falsify_problem(setup_, session);
    if (!session.has_scenario()) return tr("Open a scenario to measure with.");
    if (kind == StudyKind::sweep) return sweep_problem(setup_, session);
    if (kind == StudyKind::tune) return tune_problem(setup_, session);
    return kind == StudyKind::front ? front_problem(tune()) : "";
}

std::unique_ptr<Study> Studies::start(StudyKind kind, const Session& session) const {
    switch (kind) {
        case StudyKind::sweep:
            return std::make_unique<SweepStudy>(session, setup_);
        case StudyKind::ranking:
            return std::make_unique<RankingStudy>(session, setup_);
        case StudyKind::tune:
            return std::make_unique<TuneStudy>(session, setup_);
        case StudyKind::front:
            return std::make_unique<FrontStudy>(*tune());
        case StudyKind::falsify:
            break;
    }
    return std::make_unique<FalsifyStudy>(session, setup_);
}

void Studies::run(StudyKind kind, const Session& session) {
    if (!problem(kind, session).empty()) return;
    std::unique_ptr<Study> next = start(kind, session);
    std::unique_ptr<Study>& last = last_[static_cast<std::size_t>(kind)];
    if (last) {
        last->job().stop();
        retired_.push_back(std::move(last));
    }
    last = std::move(next);
    outdated_[static_cast<std::size_t>(kind)] = false;
    has_work_ = true;
}

void Studies::stop(StudyKind kind) {
    if (const std::unique_ptr<Study>& last = last_[static_cast<std::size_t>(kind)]) last->job().stop();
}

bool Studies::is_running(StudyKind kind) const {
    return of(kind) != nullptr && of(kind)->job().is_running();
}

double Studies::share_done(StudyKind kind) const {
    return of(kind) == nullptr ? 0 : of(kind)->job().share_done();
}

bool Studies::was_stopped(StudyKind kind) const {
    return of(kind) != nullptr && !of(kind)->job().is_running() && !of(kind)->job().is_complete();
}

void Studies::advance(const Session& session) {
    if (seen_revision_ != session.revision()) {
        seen_revision_ = session.revision();
        for (const StudyKind kind : kStudyKinds)
            outdated_[static_cast<std::size_t>(kind)] =
                of(kind) != nullptr && (!of(kind)->is_of(session) || took_other_words(kind));
    }
    if (!has_work_) return;
    // asked before what was found is taken: after the end nothing more comes
    const auto runs = [this](StudyKind kind) { return is_running(kind); };
    has_work_ = std::any_of(kStudyKinds.begin(), kStudyKinds.end(), runs);
    for (const std::unique_ptr<Study>& study : last_) {
        if (study) study->take();
    }
    const auto has_ended = [](const std::unique_ptr<Study>& study) { return !study->job().is_running(); };
    retired_.erase(std::remove_if(retired_.begin(), retired_.end(), has_ended), retired_.end());
    has_work_ = has_work_ || !retired_.empty();
}

void Studies::wait() {
    for (const std::unique_ptr<Study>& study : last_) {
        if (study) study->job().wait();
    }
}

}  // namespace rei::workbench
