// Random policies inside the hard ranges, and random conversations: the ground of the property tests.
#pragma once

#include "engine/test_data.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::test {

/// A number inside a parameter's hard range: an end now and then, else mostly where people work.
inline double random_value(Dice& dice, const Parameter& parameter) {
    const Interval& range = dice.chance(0.3) ? parameter.hard : parameter.recommended;
    double value = dice.real(range.low, range.high);
    if (dice.chance(0.1)) value = dice.chance(0.5) ? range.low : range.high;
    return parameter.whole ? std::round(value) : value;
}

inline Region random_region(Dice& dice, const std::vector<std::string>& moods) {
    const auto bounds = [&](double low, double high) {
        double a = dice.real(low, high), b = dice.real(low, high);
        if (dice.chance(0.3)) a = low;
        if (dice.chance(0.3)) b = high;
        return Interval{std::min(a, b), std::max(a, b)};
    };
    Region out{dice.pick(moods), bounds(-1, 1), bounds(0, 1), {}, {}};
    if (dice.chance(0.2)) out.intensity = bounds(0, 1);
    if (dice.chance(0.2)) out.affinity = bounds(-100, 100);
    return out;
}

/// A table for the fsm variant: rows of all kinds, sure ones and such with chances.
inline std::vector<FsmRule> random_fsm_rules(Dice& dice, const Policy& policy) {
    using On = FsmRule::On;
    std::vector<FsmRule> out;
    for (int k = dice.whole(0, 20); k > 0; --k) {
        FsmRule rule;
        if (dice.chance(0.7)) rule.from = dice.pick(policy.emotions);
        rule.on = static_cast<On>(dice.whole(0, 2));
        if (rule.on == On::trigger) rule.event = dice.pick(policy.transitions).key;
        if (rule.on == On::sentiment) rule.event = dice.pick(policy.classes).name;
        if (rule.on == On::timeout)
            rule.after_sec = dice.chance(0.3) ? dice.whole(1, 5) : dice.real(0.01, 20);
        const int targets = dice.chance(0.5) ? 1 : dice.whole(1, 3);
        for (int t = 0; t < targets; ++t) {
            const std::string& mood = dice.pick(policy.emotions);
            if (find_by_name(rule.to, mood) == nullptr)
                rule.to.emplace_back(mood, dice.real(0.1, 1) / targets);
        }
        if (targets == 1 && dice.chance(0.7)) rule.to[0].second = 1;
        out.push_back(std::move(rule));
    }
    return out;
}

/// The documents' words and moods with everything else thrown.
inline Policy random_policy(Dice& dice) {
    Policy out = shipped_policy("rei.json");
    if (dice.chance(0.7)) {
        out.regions.clear();
        for (int k = dice.whole(0, 8); k > 0; --k) out.regions.push_back(random_region(dice, out.emotions));
    }
    for (const Parameter& parameter : parameters_of(out)) {
        const bool border = parameter.path.rfind("regions", 0) == 0;
        if (!border && dice.chance(0.5)) set_parameter(out, parameter.path, random_value(dice, parameter));
    }
    if (dice.chance(0.5)) out.fsm_rules = random_fsm_rules(dice, out);
    return out;
}

inline Scenario random_scenario(Dice& dice, int turns) {
    const std::vector<std::string> words{"고마워", "바보", "레전드", "토닥",   "우울", "대박",
                                         "최고",   "안녕", "별로",   "걱정마", "…"};
    const std::vector<std::string> users{"mina", "준", "bob"};
    Scenario out;
    out.name = "random";
    out.start.state = {dice.real(-1, 1), dice.real(0, 1), dice.real(0, 1)};
    out.users = {{"mina", dice.whole(-100, 100)}, {"bob", dice.whole(-20, 20)}};
    double at_sec = dice.chance(0.3) ? 0 : dice.real(0, 5);
    for (int k = 0; k < turns; ++k) {
        Turn turn;
        turn.at_sec = at_sec;
        turn.user = dice.pick(users);
        for (int w = dice.whole(0, 3); w > 0; --w) turn.text += dice.pick(words) + " ";
        if (dice.chance(0.3)) turn.llm = {dice.real(-2, 2), dice.real(-10, 10)};
        out.turns.push_back(turn);
        if (!dice.chance(0.15)) at_sec += dice.chance(0.2) ? dice.real(0, 120) : dice.real(0, 6);
    }
    out.until_sec = at_sec + dice.real(0, 60);
    return out;
}

}  // namespace rei::test
