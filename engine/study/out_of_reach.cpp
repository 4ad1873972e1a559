#include "rei/study/out_of_reach.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include <fmt/format.h>

namespace rei {
namespace {

/// A mood that is wanted, and the turns that are to bring it.
struct Wanted {
    const std::string& mood;
    double from_sec, to_sec;
};

std::optional<Wanted> wanted_by(const Expectation& expectation) {
    if (const auto* becomes = std::get_if<MoodBecomes>(&expectation.what))
        return Wanted{becomes->mood, becomes->from_sec, becomes->deadline_sec};
    if (const auto* is = std::get_if<MoodIs>(&expectation.what))
        return Wanted{is->mood, is->span.from_sec, is->span.from_sec};
    return std::nullopt;
}

bool has_place(const Policy& policy, const std::string& mood) {
    const auto is_it = [&](const Region& region) { return region.mood == mood; };
    const auto leads_there = [&](const TriggerRule& rule) { return rule.target == mood; };
    return std::any_of(policy.regions.begin(), policy.regions.end(), is_it) ||
           std::any_of(policy.transitions.begin(), policy.transitions.end(), leads_there);
}

bool says_something(const Scenario& scenario, const AppraisedScenario& heard, std::size_t turn) {
    const Heard words = heard.normalised[turn];
    return !words.classes.empty() || !words.transitions.empty() || scenario.turns[turn].llm.mood_delta != 0;
}

}  // namespace

std::string what_is_missing(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy,
                            const Expectation& expectation) {
    const std::optional<Wanted> wanted = wanted_by(expectation);
    if (!wanted || wanted->mood == "neutral") return {};
    if (!has_place(policy, wanted->mood))
        return fmt::format("nothing leads to {}: it has no region and no trigger", wanted->mood);
    std::optional<std::size_t> first, last_before;
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const double at_sec = scenario.turns[k].at_sec;
        if (at_sec <= wanted->from_sec + kTimeSlackSec) last_before = k;
        if (at_sec < wanted->from_sec - kTimeSlackSec || at_sec > wanted->to_sec + kTimeSlackSec) continue;
        if (says_something(scenario, heard, k)) return {};
        if (!first) first = k;
    }
    const std::optional<std::size_t> turn = first ? first : last_before;
    if (!turn || says_something(scenario, heard, *turn)) return {};
    const Turn& said = scenario.turns[*turn];
    return fmt::format("none of the persona's words is heard in “{}” at {} s", said.text, said.at_sec);
}

}  // namespace rei
