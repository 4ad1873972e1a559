#include "rei/study/script.hpp"

#include <algorithm>
#include <cmath>

#include "rei/persona/user_memory.hpp"
#include "rei/replay/counterfactual.hpp"
#include "rei/replay/response.hpp"
#include "rei/replay/robustness.hpp"

namespace rei {
namespace {

/// The turn without what only people read.
Turn without_text(const Turn& turn) {
    Turn out;
    out.at_sec = turn.at_sec;
    out.llm = turn.llm;
    return out;
}

}  // namespace

Script::Script(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy,
               bool keep_silent)
    : hearings_{{}},
      has_affinity_(rei::has_affinity(scenario)),
      start_mood_(policy.mood(scenario.start.mood)) {
    scenario_.start = scenario.start;
    scenario_.until_sec = scenario.until_sec;
    scenario_.truth = scenario.truth;
    scenario_.expectations = scenario.expectations;
    for (const Expectation& expectation : scenario.expectations) {
        expected_moods_.push_back(mood_in(expectation.what, policy.emotions));
    }
    heard_.users = heard.users;
    heard_.affinities = heard.affinities;

    UserMemory users;
    users.start(heard.affinities);
    std::vector<std::int32_t> last_of(heard.users.size(), -1);
    int in_force = 0;
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const Turn& turn = scenario.turns[k];
        const User user = heard.speakers[k];
        const Heard words = heard.normalised[k];
        const int affinity = users.add_affinity(user, turn.llm.affinity_delta);
        const bool acts = !words.classes.empty() || !words.transitions.empty() || turn.llm.mood_delta != 0 ||
                          affinity != in_force;
        if (!acts && !keep_silent) continue;
        in_force = affinity;
        Cue cue{turn.at_sec, turn.llm.mood_delta, affinity, hearing_of(words), last_of[user], 0, 0};
        add_rules(words, policy, cue);
        last_of[user] = static_cast<std::int32_t>(cues_.size());
        cues_.push_back(cue);
        scenario_.turns.push_back(without_text(turn));
        heard_.speakers.push_back(user);
        heard_.normalised.add(words);
    }
    fill_columns();
}

void Script::fill_columns() {
    columns_.time_sec.push_back(0);
    columns_.affinity.push_back(0);
    std::vector<double> gap_sec;
    for (std::size_t k = 0; k < cues_.size(); ++k) {
        const Cue& cue = cues_[k];
        const bool is_spoken = !hearings_[cue.words].empty() || !rules(cue).empty();
        if (is_spoken) columns_.spoken.push_back(static_cast<std::uint32_t>(k));
        gap_sec.push_back(cue.at_sec - columns_.time_sec.back());
        columns_.time_sec.push_back(cue.at_sec);
        columns_.affinity.push_back(static_cast<std::int16_t>(cue.affinity));
    }
    gap_sec.push_back(std::max(0.0, scenario_.until_sec - columns_.time_sec.back()));
    columns_.gaps = RepeatedTimes(gap_sec);
    WholeSeconds& seconds = columns_.seconds;
    seconds = whole_seconds(columns_.time_sec, scenario_.until_sec);
    seconds.repeated = {RepeatedTimes(seconds.offset_sec), RepeatedTimes(seconds.count)};
    columns_.push_times_sec = push_times_sec(scenario_, heard_);
}

std::uint32_t Script::hearing_of(const Heard& heard) {
    const auto same = std::find_if(hearings_.begin(), hearings_.end(), [&](const auto& one) {
        return std::equal(one.begin(), one.end(), heard.classes.begin(), heard.classes.end());
    });
    if (same != hearings_.end()) return static_cast<std::uint32_t>(same - hearings_.begin());
    hearings_.emplace_back(heard.classes.begin(), heard.classes.end());
    return static_cast<std::uint32_t>(hearings_.size() - 1);
}

void Script::add_rules(const Heard& heard, const Policy& policy, Cue& cue) {
    cue.rules_begin = static_cast<std::uint32_t>(rules_.size());
    for (const std::uint16_t index : heard.transitions) {
        const TriggerRule& rule = policy.transitions[index];
        const Mood source = policy.mood(rule.source), target = policy.mood(rule.target);
        if (target == kNoMood || (source == kNoMood && rule.source != "any")) continue;
        rules_.push_back({index, rule.source == "any" ? kNoMood : source, target});
    }
    cue.rules_end = static_cast<std::uint32_t>(rules_.size());
}

}  // namespace rei
