#include "rei/model/falsify_study.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::workbench {

namespace {

/// All there are, whether they are searched or not.
std::vector<Law> laws_there_are(const Policy& policy, const Scenario* around) {
    if (around != nullptr) return laws_of(*around).laws;
    std::vector<Law> out;
    for (const LawInfo& info : law_table()) out.push_back(make_law(info, policy));
    return out;
}

std::vector<Law> laws_searched(const Policy& policy, const Scenario* around, const StudySetup& setup) {
    std::vector<Law> laws = laws_there_are(policy, around);
    if (around != nullptr) return laws;
    laws.erase(std::remove_if(laws.begin(), laws.end(),
                              [&](const Law& law) { return setup.not_laws.count(law.name) != 0; }),
               laws.end());
    return laws;
}

const Scenario* around(const Session& session, bool around_scenario) {
    return around_scenario && session.has_scenario() ? &session.scenario() : nullptr;
}

}  // namespace

std::vector<LawChoice> law_choices(const Session& session, bool around_scenario) {
    std::vector<LawChoice> out;
    for (const Law& law : laws_there_are(session.policy(), around(session, around_scenario)))
        out.push_back({law.name, say(law.promise)});
    return out;
}

std::string falsify_problem(const StudySetup& setup, const Session& session) {
    if (setup.around_scenario && !session.has_scenario())
        return tr("Open a scenario to search around, or search any conversation.");
    if (!laws_searched(session.policy(), around(session, setup.around_scenario), setup).empty()) return {};
    return tr(setup.around_scenario
                  ? "None of its expectations makes sense for other conversations: flips, saturation, range "
                    "or never over the whole do, and settles after the last turn."
                  : "Tick a law that shall be broken.");
}

FalsifyStudy::FalsifyStudy(const Session& session, const StudySetup& setup)
    : base_(session), around_scenario_(setup.around_scenario) {
    FalsifyPlan plan;
    plan.policy = base_.policy;
    plan.variant = base_.variant;
    plan.budget = setup.conversations;
    if (around_scenario_) {
        plan.scenario = *base_.scenario;
        not_taken_ = laws_of(*base_.scenario).not_taken.size();
    }
    plan.laws = laws_searched(base_.policy, plan.scenario ? &*plan.scenario : nullptr, setup);
    for (const Law& law : plan.laws)
        state_.laws.push_back({law, std::nullopt, std::numeric_limits<double>::infinity()});
    job_ = std::make_unique<Job>(begin(std::move(plan), inbox_));
}

Job::Begin FalsifyStudy::begin(FalsifyPlan plan, std::shared_ptr<Inbox> inbox) {
    return [plan = std::move(plan), inbox = std::move(inbox)]() -> Job::Step {
        const auto search = std::make_shared<Falsify>(plan, thread_crews());
        return [search, inbox]() -> Job::Progress {
            const bool goes_on = search->advance();
            State state;
            state.tried = search->tried();
            const std::vector<Law>& laws = search->plan().laws;
            for (std::size_t k = 0; k < laws.size(); ++k)
                state.laws.push_back({laws[k], search->broken(k), search->nearest(k)});
            const std::lock_guard lock(inbox->mutex);
            inbox->state = std::move(state);
            inbox->is_fresh = true;
            return {goes_on, search->progress()};
        };
    };
}

void FalsifyStudy::take() {
    const std::lock_guard lock(inbox_->mutex);
    if (!inbox_->is_fresh) return;
    state_ = std::move(inbox_->state);
    inbox_->is_fresh = false;
}

bool FalsifyStudy::is_of(const Session& session) const {
    if (around_scenario_) return base_.is_of(session, {});
    return session.main_variant() == base_.variant && session.policy() == base_.policy;
}

Scenario FalsifyStudy::found(std::size_t law) const {
    const SoughtLaw& sought = state_.laws[law];
    const Proof& proof = sought.broken->proof;
    Scenario out = proof.scenario;
    std::string ending = sought.law.name;
    std::replace(ending.begin(), ending.end(), ' ', '-');
    out.name = fmt::format("{}breaks-{}", around_scenario_ ? base_.scenario->name + "-" : "", ending);
    out.description = fmt::format(
        "Breaks what must hold: {}. Found: {}. By the search for counterexamples with engine {}, "
        "after {} conversations.",
        sought.law.promise, proof.verdicts[worst_of(proof)].detail, name_of(base_.variant),
        sought.broken->conversations);
    return out;
}

std::size_t worst_of(const Proof& proof) {
    const auto least =
        std::min_element(proof.verdicts.begin(), proof.verdicts.end(),
                         [](const Verdict& a, const Verdict& b) { return a.robustness < b.robustness; });
    return static_cast<std::size_t>(least - proof.verdicts.begin());
}

}  // namespace rei::workbench
