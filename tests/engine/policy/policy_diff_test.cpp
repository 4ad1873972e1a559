#include "rei/policy/policy_diff.hpp"

#include <algorithm>

#include "sample_policies.hpp"
#include <gtest/gtest.h>

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

std::string diff(const Policy& before, const Policy& after) {
    std::string text;
    for (const PolicyChange& change : diff_policies(before, after)) {
        text.append(change.path)
            .append(": ")
            .append(change.before)
            .append(" -> ")
            .append(change.after)
            .append("\n");
    }
    return text;
}

TEST(PolicyDiff, EqualPoliciesDoNotDiffer) {
    const Policy policy = policy_of(documents_text()).policy;
    EXPECT_EQ(diff(policy, policy), "");
    EXPECT_EQ(diff(policy, policy_of(replaced(documents_text(), "3.0", "30e-1")).policy), "");
}

TEST(PolicyDiff, NumbersComeFirstInTheOrderOfTheTable) {
    const Policy before = policy_of(documents_text()).policy;
    Policy after = before;
    after.transitions[1].words = {"x"};
    after.variant = Variant::fsm;
    after.regions[1].valence.low = 0.2;
    after.voices[0].second.rate = 2;
    after.classes[0].valence = 0.5;
    after.engine.cooldown_sec = 4;
    after.engine.half_life_valence_sec = 12.5;
    EXPECT_EQ(diff(before, after),
              "engine.half_life_sec.valence: 10 -> 12.5\n"
              "engine.cooldown_sec: 3 -> 4\n"
              "sentiment_weights.praise.valence: 1 -> 0.5\n"
              "regions[1].valence[0]: 0.1 -> 0.2\n"
              "voice_map.happy.rate: 1.05 -> 2\n"
              "engine.variant: \"continuous\" -> \"fsm\"\n"
              "transitions.any->happy: [\"고마워\", \"최고\", \"대단\", \"멋져\"] -> [\"x\"]\n");
}

TEST(PolicyDiff, WhatIsAddedOrGoneHasAnEmptySide) {
    const Policy before = policy_of(documents_text()).policy;
    Policy after = before;
    after.faces.erase(after.faces.begin() + 1, after.faces.end());
    after.faces[0].second = {{"MouthSmile", 1.0}, {"New", 0.5}};
    after.style_hints.emplace_back("new", "hint");
    Policy first_face_only = before;
    first_face_only.faces.resize(1);
    EXPECT_EQ(diff(first_face_only, after),
              "vts_parameters.happy.MouthOpen: 0.1 -> \nvts_parameters.happy.BrowDownLeft: 0 -> \n"
              "vts_parameters.happy.New:  -> 0.5\nprompt_prefs.style_hints.new:  -> \"hint\"\n");
}

TEST(PolicyDiff, OtherRegionsAreComparedAsAWhole) {
    const Policy before = policy_of(documents_text()).policy;
    Policy after = before;
    after.regions.resize(1);
    const std::vector<PolicyChange> changes = diff_policies(before, after);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].path, "regions");
    EXPECT_EQ(changes[0].after, R"([{"mood": "excited", "valence": [0.15, 1], "arousal": [0.55, 1]}])");
}

TEST(PolicyDiff, TheOrderOfTriggersCounts) {
    const Policy before = policy_of(documents_text()).policy;
    Policy after = before;
    std::swap(after.transitions[0], after.transitions[1]);
    ASSERT_EQ(diff_policies(before, after).size(), 1U);
    EXPECT_EQ(diff_policies(before, after)[0].path, "transitions");
}

TEST(PolicyHash, IsTheSameForEqualPoliciesHoweverSpelled) {
    const Policy policy = policy_of(documents_text()).policy;
    const Policy spelled = policy_of(replaced(documents_text_with("\"unknown\": 1"), "3.0", "3")).policy;
    EXPECT_EQ(policy_hash(policy), policy_hash(spelled));
    EXPECT_EQ(policy_hash(policy).size(), 16U);
}

TEST(PolicyHash, EveryParameterCounts) {
    const Policy policy = policy_of(documents_text()).policy;
    const std::string hash = policy_hash(policy);
    for (const Parameter& parameter : parameters_of(policy)) {
        Policy other = policy;
        const double value = get_parameter(policy, parameter.path);
        const bool up = set_parameter(other, parameter.path, value + parameter.step);
        if (!up) set_parameter(other, parameter.path, value - parameter.step);
        EXPECT_NE(policy_hash(other), hash) << parameter.path;
    }
    Policy other = policy;
    std::swap(other.classes[0], other.classes[1]);
    EXPECT_NE(policy_hash(other), hash);
}

}  // namespace
}  // namespace rei
