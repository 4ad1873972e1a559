#include "rei/model/tune_study.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "rei/model/strings.hpp"
#include "rei/policy/traits.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::workbench {

std::vector<FreeGroup> free_groups(const StudySetup& setup, const Session& session) {
    std::vector<FreeGroup> out;
    std::optional<Policy> with_words_taken;
    std::vector<Parameter> of_those;
    if (setup.words_from) {
        with_words_taken = with_words(session.policy(), setup.words_from.get()).policy;
        of_those = parameters_of(*with_words_taken);
    }
    const Policy& policy = with_words_taken ? *with_words_taken : session.policy();
    for (const Parameter& parameter : with_words_taken ? of_those : session.parameters()) {
        if (!is_read_by(session.main_variant(), parameter.path)) continue;
        if (!is_trait(parameter, get_parameter(policy, parameter.path))) continue;
        const std::string& name = parameter.group;
        if (out.empty() || out.back().name != name)
            out.push_back({name, {}, setup.fixed_groups.count(name) == 0});
        out.back().parameters.push_back(parameter);
    }
    return out;
}

std::string tune_problem(const StudySetup& setup, const Session& session) {
    if (!session.has_scenario()) return tr("Open a scenario to measure with.");
    if (session.scenario().expectations.empty())
        return tr("This scenario expects nothing: add an expectation, and the numbers are tuned to hold it.");
    const std::vector<FreeGroup> groups = free_groups(setup, session);
    const bool any =
        std::any_of(groups.begin(), groups.end(), [](const FreeGroup& group) { return group.is_free; });
    return any ? "" : tr("Tick the numbers that may change.");
}

TuneStudy::TuneStudy(const Session& session, const StudySetup& setup)
    : base_(session, setup.words_from),
      takes_words_(!(base_.policy == session.policy())),
      hash_before_(policy_hash(session.policy())),
      parameters_(parameters_of(base_.policy)) {
    std::vector<std::string> free;
    for (const FreeGroup& group : free_groups(setup, session)) {
        if (!group.is_free) continue;
        for (const Parameter& parameter : group.parameters) free.push_back(parameter.path);
    }
    plan_.trial = {base_.policy, base_.variant, {*base_.scenario}, free, {}};
    plan_.hard_ranges = setup.hard_ranges;
    job_ = std::make_unique<Job>([plan = plan_, inbox = inbox_]() -> Job::Step {
        const auto tuning = std::make_shared<Tuning>(plan, thread_crews());
        return [tuning, inbox]() -> Job::Progress {
            const bool goes_on = tuning->advance();
            TuneResult result = tuning->result();
            const std::lock_guard lock(inbox->mutex);
            inbox->result = std::move(result);
            return {goes_on, tuning->progress()};
        };
    });
}

void TuneStudy::take() {
    const std::lock_guard lock(inbox_->mutex);
    if (!inbox_->result) return;
    result_ = std::exchange(inbox_->result, std::nullopt);
}

bool TuneStudy::is_of(const Session& session) const {
    return base_.is_of(session, plan_.trial.free);
}

const Parameter* TuneStudy::parameter(const std::string& path) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(),
                                    [&](const Parameter& parameter) { return parameter.path == path; });
    return found == parameters_.end() ? nullptr : &*found;
}

std::vector<PolicyEdit> TuneStudy::edits() const {
    std::vector<PolicyEdit> out;
    if (!result_) return out;
    for (const TunedChange& change : result_->changes) out.push_back({change.path, change.after});
    return out;
}

Provenance TuneStudy::provenance() const {
    Provenance out{"Rei Workbench " REI_VERSION,
                   hash_before_,
                   name_of(base_.variant),
                   {base_.scenario->name},
                   plan_.seed,
                   result_->tries,
                   {}};
    for (const TunedChange& change : result_->changes)
        out.changed.push_back({change.path, change.before, change.after});
    return out;
}

}  // namespace rei::workbench
