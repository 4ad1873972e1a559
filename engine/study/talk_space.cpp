#include "rei/study/talk_space.hpp"

#include <algorithm>
#include <cmath>

#include "rei/persona/engine.hpp"

namespace rei {
namespace {

constexpr double kLongestGapSec = 30;

std::vector<KnownUser> usual_users(Language language, int affinity) {
    const bool korean = language == Language::korean;
    std::vector<KnownUser> out{{Turn().user, 0}};
    if (affinity == 0) return out;
    out.push_back({korean ? "단골" : "friend", affinity});
    out.push_back({korean ? "안티" : "foe", -affinity});
    return out;
}

/// Those whom the scenario lists, then those who speak, as in a replay.
std::vector<KnownUser> users_of(const Scenario& scenario) {
    std::vector<KnownUser> out = scenario.users;
    const auto add = [&](const std::string& name) {
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const KnownUser& user) { return user.name == name; });
        if (!known) out.push_back({name, 0});
    };
    for (const Turn& turn : scenario.turns) add(turn.user);
    if (out.empty()) add(Turn().user);
    return out;
}

double shortest_gap(const Scenario& scenario, double otherwise_sec) {
    double out = otherwise_sec;
    for (std::size_t k = 1; k < scenario.turns.size(); ++k)
        out = std::min(out, scenario.turns[k].at_sec - scenario.turns[k - 1].at_sec);
    return std::max(0.0, out);
}

TalkSpace space_with(Vocabulary vocabulary, const TalkLimits& limits) {
    const Interval gap_sec{limits.pace_sec, std::max(limits.pace_sec, kLongestGapSec)};
    return {std::move(vocabulary), {}, {}, limits.most_affinity, limits.most_turns, gap_sec};
}

}  // namespace

TalkSpace any_talk(const Policy& policy, Variant variant, const TalkLimits& limits) {
    TalkSpace out = space_with(Vocabulary(policy, matching_of(variant)), limits);
    out.users = usual_users(out.vocabulary.language(), limits.most_affinity);
    return out;
}

TalkSpace talk_around(const Scenario& scenario, const Policy& policy, Variant variant,
                      const TalkLimits& limits) {
    TalkSpace out = space_with(Vocabulary(policy, matching_of(variant), scenario.turns), limits);
    out.start = scenario.start;
    out.users = users_of(scenario);
    out.most_turns += scenario.turns.size();
    out.gap_sec.low = shortest_gap(scenario, limits.pace_sec);
    return out;
}

Talk talk_of(const Scenario& scenario, const TalkSpace& space) {
    Talk out;
    double before_sec = 0;
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const Turn& turn = scenario.turns[k];
        TalkTurn& one = out.emplace_back();
        one.gap_sec = std::max(0.0, time_after(turn.at_sec, -before_sec));
        before_sec = time_after(before_sec, one.gap_sec);
        const auto user = std::find_if(space.users.begin(), space.users.end(),
                                       [&](const KnownUser& known) { return known.name == turn.user; });
        one.user = static_cast<User>(user - space.users.begin());
        one.said[0] = static_cast<std::uint32_t>(space.vocabulary.words() + k);
        one.mood_delta = turn.llm.mood_delta;
        one.affinity_delta = std::trunc(turn.llm.affinity_delta);
    }
    return out;
}

}  // namespace rei
