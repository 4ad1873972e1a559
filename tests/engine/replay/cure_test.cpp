#include "rei/replay/cure.hpp"

#include <cmath>

#include "engine/replay/patient.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/replay/robustness.hpp"

namespace rei {
namespace {

using test::find;
using test::Patient;

CureSearch search_for(const Patient& patient, const Finding& finding) {
    return CureSearch(patient.scenario, patient.heard, patient.policy, patient.variant, finding);
}
std::optional<Cure> cure_of(const Patient& patient, const Finding& finding) {
    CureSearch search = search_for(patient, finding);
    while (search.advance()) {
    }
    return search.result();
}

/// The trigger comes 0.5 s after another with a hold of 2: lost, unless the hold is 2.5 or the cooldown 2.5.
const Patient& impatient() {
    static const Patient patient(R"({"emotions": ["neutral", "angry", "glad"], "regions": [],
      "engine": {"cooldown_sec": 3, "trigger_hold_sec": 2},
      "transitions": {"any->angry": ["boo"], "any->glad": ["hey"]}})",
                                 "{turns: [{at: 1, text: boo}, {at: 1.5, text: hey}], until: 30}");
    return patient;
}

TEST(Cure, IsTheSmallestChangeAsAShareOfTheRecommendedRange) {
    const auto findings = impatient().findings();
    const auto cure = cure_of(impatient(), *find(findings, FindingKind::lost_trigger, "any->glad"));
    ASSERT_TRUE(cure);
    EXPECT_EQ(cure->path, "engine.trigger_hold_sec");  // 0.5 of 6 s; of the cooldown it is 0.5 of 3 s
    EXPECT_EQ(cure->before, 2);
    EXPECT_EQ(cure->after, 2.5);
    EXPECT_NEAR(cure->size, 0.5 / 6, 1e-12);
    EXPECT_EQ(cure->severity_before, 1);
    EXPECT_EQ(cure->severity_after, 0);
    EXPECT_EQ(cure->findings_before, 2U);  // lost, and glad never comes
    EXPECT_EQ(cure->findings_after, 0U);
}

TEST(Cure, FailsNoExpectationThatHeld) {
    // glad comes at 4 s with a hold of 2.5; with a cooldown of 2.5 it comes at 3.5 s
    Patient patient = impatient();
    patient.scenario.expectations.push_back({MoodIs{"angry", {3.8, 4}}, {}, {}});
    const auto findings = patient.findings();
    auto cure = cure_of(patient, *find(findings, FindingKind::lost_trigger, "any->glad"));
    ASSERT_TRUE(cure);
    EXPECT_EQ(cure->path, "engine.trigger_hold_sec");
    patient.scenario.expectations = {{MoodNever{"glad", {3.8, 30}}, {}, {}}};
    cure = cure_of(patient, *find(findings, FindingKind::lost_trigger, "any->glad"));
    EXPECT_FALSE(cure);
}

TEST(Cure, IsNoneWhereNoSingleParameterWillDo) {
    const Patient patient(R"({"emotions": ["neutral"], "regions": []})",
                          "{start: {valence: 0.2}, turns: [{at: 1, text: a}, {at: 31, text: b}], until: 40}",
                          Variant::heuristic);
    const auto findings = patient.findings();
    const Finding* overshoot = find(findings, FindingKind::sign_overshoot, "valence");
    ASSERT_NE(overshoot, nullptr);
    CureSearch search = search_for(patient, *overshoot);
    double progress = 0;
    while (search.advance()) {
        EXPECT_GE(search.progress(), progress);
        progress = search.progress();
    }
    EXPECT_FALSE(search.result());
    EXPECT_EQ(search.progress(), 1);
    EXPECT_FALSE(search.advance());
}

TEST(Cure, OfABiasDoesNotMakeEverybodysMoodThatOfTheFriend) {
    const Patient patient(R"({"emotions": ["neutral", "happy"], "engine": {"affinity_bias": 0.003},
      "regions": [{"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]}]})",
                          "{users: {fan: {affinity: 3}}, turns: [{at: 1, user: fan}], until: 100}");
    const auto findings = patient.findings();
    const auto cure = cure_of(patient, *find(findings, FindingKind::user_bias, "fan"));
    ASSERT_TRUE(cure);
    Policy cured = patient.policy;
    ASSERT_TRUE(set_parameter(cured, cure->path, cure->after));
    const Trace trace = replay(patient.scenario, patient.heard, cured, patient.variant);
    EXPECT_EQ(trace.moods[trace.mood_at(90)], "neutral") << cure->path;
}

TEST(Cure, MovesAValueThatLiesOutsideTheRecommendedRangeIntoIt) {
    // intensity lasts for hours; every half-life inside the range fades sooner
    const Patient patient(
        R"({"emotions": ["neutral"], "engine": {"half_life_sec": {"intensity": 5000}}, "regions": []})",
        "{start: {intensity: 1}, turns: [], until: 60}");
    const auto findings = patient.findings();
    const auto cure = cure_of(patient, findings.at(0));
    ASSERT_TRUE(cure);
    EXPECT_EQ(cure->path, "engine.half_life_sec.intensity");
    EXPECT_NEAR(cure->after, 162.1, 1e-9);  // 12 s of the minute above 0.95: 12 / log2(1/0.95) = 162.16
    EXPECT_NEAR(cure->size, std::log(5000 / 162.1) / std::log(600.0 / 5), 1e-12);
}

/// Every value on the step of every parameter that is a smaller change: none of them cures.
TEST(Cure, IsAsSmallAsTryingEverythingFinds) {
    const Patient& patient = impatient();
    const auto findings = patient.findings();
    const Finding& lost = *find(findings, FindingKind::lost_trigger, "any->glad");
    const auto cure = cure_of(patient, lost);
    ASSERT_TRUE(cure);
    std::size_t tried = 0;
    for (const Parameter& parameter : parameters_of(patient.policy)) {
        const double present = get_parameter(patient.policy, parameter.path);
        const Interval& range = parameter.recommended;
        const double reach = cure->size * (range.high - range.low);
        if (parameter.scale == Scale::logarithmic) continue;  // half-lives: nothing here fades
        if (parameter.path == "engine.fsm.seed") continue;    // a range of thousands of millions
        for (double value = present - reach; value < present + reach; value += parameter.step) {
            if (value < range.low || value > range.high) continue;
            if (std::abs(value - present) > reach - parameter.step / 2) continue;
            Policy policy = patient.policy;
            if (!set_parameter(policy, parameter.path, value)) continue;
            ++tried;
            const Patient other(policy, patient.scenario, patient.variant);
            EXPECT_NE(find(other.findings(), lost.kind, lost.subject.text()), nullptr)
                << parameter.path << value;
        }
    }
    EXPECT_GT(tried, 30U);
}

// ---- on random policies

/// Random expectations, some of which hold.
void expect_something(test::Dice& dice, const Policy& policy, Scenario& scenario) {
    const Span all{0, scenario.until_sec};
    scenario.expectations.push_back({FlipsAtMost{double(dice.whole(0, 8)), 10.0, all}, {}, {}});
    scenario.expectations.push_back({MoodNever{dice.pick(policy.emotions), all}, {}, {}});
    scenario.expectations.push_back({SaturationAtMost{Axis::intensity, 0.9, dice.real(0, 1), all}, {}, {}});
    scenario.expectations.push_back({SettlesTo{dice.pick(policy.emotions), 0, scenario.until_sec}, {}, {}});
}

void expect_cured(const Patient& patient, const Finding& finding, const Cure& cure) {
    const auto parameters = parameters_of(patient.policy);
    const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& one) { return one.path == cure.path; });
    ASSERT_NE(parameter, parameters.end());
    EXPECT_EQ(cure.before, get_parameter(patient.policy, cure.path));
    EXPECT_GE(cure.after, parameter->recommended.low);
    EXPECT_LE(cure.after, parameter->recommended.high);
    const double steps = cure.after / parameter->step;
    EXPECT_NEAR(steps, std::round(steps), 1e-6) << cure.path << " " << cure.after;

    Patient cured = patient;
    ASSERT_TRUE(set_parameter(cured.policy, cure.path, cure.after));
    const auto before = patient.findings(), after = cured.findings();
    EXPECT_EQ(before.size(), cure.findings_before);
    EXPECT_EQ(after.size(), cure.findings_after);
    for (const Finding& one : after) {
        EXPECT_FALSE(same_thing(one, finding)) << cure.path << ": " << one.what;
        EXPECT_TRUE(std::any_of(before.begin(), before.end(),
                                [&](const Finding& known) { return same_thing(one, known); }))
            << cure.path << ": " << one.what;
    }
    const auto held = judge(patient.trace(), patient.scenario, patient.policy);
    const auto holds = judge(cured.trace(), cured.scenario, cured.policy);
    for (std::size_t k = 0; k < held.size(); ++k) EXPECT_TRUE(holds[k].holds || !held[k].holds) << cure.path;
}

TEST(Cure, ReallyCuresAndBreaksNothingOnRandomPolicies) {
    test::Dice dice(11);
    std::size_t cured = 0, searched = 0;
    for (int round = 0; round < 24; ++round) {
        const Policy policy = test::random_policy(dice);
        Scenario scenario = test::random_scenario(dice, dice.whole(3, 15));
        expect_something(dice, policy, scenario);
        const Patient patient(policy, scenario, round % 3 == 0 ? Variant::heuristic : Variant::continuous);
        const auto findings = patient.findings();
        for (std::size_t k = 0; k < std::min<std::size_t>(2, findings.size()); ++k) {
            const auto cure = cure_of(patient, findings[k]);
            ++searched;
            if (!cure) continue;
            ++cured;
            expect_cured(patient, findings[k], *cure);
        }
    }
    EXPECT_GT(cured, 8U);
    EXPECT_GT(searched, cured);
}

TEST(Cure, IsTheSameHoweverOftenItIsSought) {
    const auto findings = impatient().findings();
    const auto one = cure_of(impatient(), findings[0]), other = cure_of(impatient(), findings[0]);
    ASSERT_TRUE(one && other);
    EXPECT_EQ(one->path, other->path);
    EXPECT_EQ(one->after, other->after);
}

TEST(Cure, WhatASearchHasFoundWhenItIsLeftIsACureAlready) {
    const auto findings = impatient().findings();
    CureSearch search = search_for(impatient(), findings[0]);
    while (search.advance() && !search.result()) {
    }
    ASSERT_TRUE(search.result());
    expect_cured(impatient(), findings[0], *search.result());
}

}  // namespace
}  // namespace rei
