#include "rei/replay/robustness.hpp"

#include <cmath>
#include <tuple>

#include "engine/random_cases.hpp"
#include <fmt/format.h>

#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

/// happy from 1 s (v = 0.4 by one word) until 31 s, where 0.4·2^(−t/10) passes the exit border 0.05; then
/// neutral.
const char* const kPersona =
    R"({"emotions": ["neutral", "happy", "sad"], "sentiment_keywords": {"up": ["up"]},
  "sentiment_weights": {"up": {"valence": 1.6}},
  "regions": [{"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]}, {"mood": "sad", "valence": [-1, -0.1], "arousal": [0, 1]}]})";

std::vector<Verdict> judged(const std::string& expect, const std::string& turns = "[{at: 1, text: up}]") {
    const Policy policy = test::policy_from(kPersona);
    const auto scenario =
        parse_scenario("{turns: " + turns + ", until: 60, expect: [" + expect + "]}", "t.yaml");
    if (!scenario) {
        ADD_FAILURE() << text_of(scenario.problems);
        return std::vector<Verdict>(1);
    }
    return judge(replay(*scenario, policy, Variant::continuous), *scenario, policy);
}

double robustness(const std::string& expect) {
    const Verdict verdict = judged(expect)[0];
    EXPECT_EQ(verdict.holds, verdict.robustness >= 0) << expect;
    return verdict.robustness;
}

TEST(MoodIs, CountsTheSecondsToTheNearestOtherMood) {
    EXPECT_NEAR(robustness("{mood: {is: happy, from: 2, to: 30}}"), 1, 1e-9);
    EXPECT_NEAR(robustness("{mood: {is: happy, from: 10, to: 12}}"), 2, 1e-9);  // capped at the span
    EXPECT_NEAR(robustness("{mood: {is: happy, from: 0, to: 10}}"), -1, 1e-9);
    EXPECT_NEAR(robustness("{mood: {is: happy, from: 28, to: 33}}"), -2, 1e-9);
    EXPECT_NEAR(robustness("{mood: {is: sad, from: 28, to: 33}}"), -5, 1e-9);
}

TEST(MoodIs, ASpanIsHalfOpenButClosedAtTheEnd) {
    EXPECT_NEAR(robustness("{mood: {is: happy, from: 1, to: 31}}"), 0, 1e-6);
    EXPECT_NEAR(robustness("{mood: {is: neutral, from: 31, to: 60}}"), 0, 1e-6);
}

TEST(MoodBecomes, CountsArrivalAgainstTheInclusiveDeadline) {
    EXPECT_NEAR(robustness("{mood: {becomes: happy, from: 0, within: 1}}"), 0, 1e-9);
    EXPECT_NEAR(robustness("{mood: {becomes: happy, from: 0, within: 4}}"), 3, 1e-9);
    EXPECT_NEAR(robustness("{mood: {becomes: happy, from: 0, within: 0.75}}"), -0.25, 1e-9);
    EXPECT_NEAR(robustness("{mood: {becomes: sad, from: 5, within: 10}}"), -10, 1e-9);
    EXPECT_GT(robustness("{mood: {becomes: happy, from: 5, within: 10}}"), 0);  // already being so counts
}

TEST(MoodNever, IsTheOppositeOfATouch) {
    EXPECT_NEAR(robustness("{mood: {never: sad}}"), 60, 1e-9);
    EXPECT_NEAR(robustness("{mood: {never: happy, from: 33, to: 50}}"), 2, 1e-6);
    EXPECT_NEAR(robustness("{mood: {never: happy, from: 30, to: 50}}"), -1, 1e-6);
}

TEST(Settles, MeasuresTheArrivalToStay) {
    EXPECT_NEAR(robustness("{settles: {to: neutral, after: 1, within: 40}}"), 10, 1e-6);
    EXPECT_NEAR(robustness("{settles: {to: neutral, after: 1, within: 20}}"), -10, 1e-6);
    EXPECT_NEAR(robustness("{settles: {to: happy, after: 1, within: 20}}"), -59, 1e-9);
}

TEST(Flips, CountInHalfOpenWindows) {
    EXPECT_EQ(robustness("{flips: {at_most: 2}}"), 0);
    EXPECT_EQ(robustness("{flips: {at_most: 1}}"), -1);
    EXPECT_EQ(robustness("{flips: {at_most: 1, window: 30}}"), 0);  // exactly 30 s apart: not in one window
    EXPECT_EQ(robustness("{flips: {at_most: 1, window: 30.001}}"), -1);
    EXPECT_EQ(robustness("{flips: {at_most: 0, from: 2, to: 30}}"), 0);
}

TEST(Saturation, MeasuresTheExactShareOfTime) {
    // v > 0.2 from 1 s to 11 s of 60 s
    EXPECT_NEAR(robustness("{saturation: {of: valence, above: 0.2, at_most: 0.5}}"), 0.5 - 10.0 / 60, 1e-12);
    EXPECT_NEAR(robustness("{saturation: {of: valence, above: 0.2, at_most: 0.1}}"), 0.1 - 10.0 / 60, 1e-12);
    EXPECT_NEAR(robustness("{saturation: {of: valence, above: 0.4, at_most: 0}}"), 0, 1e-12);  // strict
    EXPECT_NEAR(robustness("{saturation: {of: arousal, above: 0.2, at_most: 0.9}}"), -0.1, 1e-12);
}

TEST(Range, MeasuresTheWorstMomentInItsOwnUnit) {
    EXPECT_NEAR(robustness("{range: {of: valence, max: 0.5}}"), 0.1, 1e-12);
    EXPECT_NEAR(robustness("{range: {of: valence, max: 0.35}}"), -0.05, 1e-12);
    EXPECT_NEAR(robustness("{range: {of: valence, min: 0.2, from: 1, to: 11}}"), 0, 1e-12);
    EXPECT_NEAR(robustness("{range: {of: valence, max: 0.1, from: 0, to: 1}}"), 0.1,
                1e-12);  // the turn at 1 is outside
}

TEST(Verdicts, WhatLastsNoTimeIsNoMomentButItsChangesAreFlips) {
    const std::string turns =
        "[{at: 1, text: up}, {at: 1, llm: {mood_delta: -8}}, {at: 1, llm: {mood_delta: 8}}]";
    const auto verdicts = judged("{mood: {never: sad}}, {range: {of: valence, min: 0}}", turns);
    EXPECT_TRUE(verdicts[0].holds);
    EXPECT_TRUE(verdicts[1].holds);
}

TEST(Verdicts, SayHowNearTheStateCameToTheBorder) {
    EXPECT_NEAR(judged("{mood: {is: happy, from: 1, to: 11}}")[0].border_distance, 0.2 - 0.05, 1e-9);
    EXPECT_TRUE(std::isnan(judged("{flips: {at_most: 2}}")[0].border_distance));
}

TEST(Verdicts, SayItOfATraceThatStandsToo) {
    const char* const regions[] = {R"({"mood": "happy", "valence": [0.3, 1], "arousal": [0.6, 1]})",
                                   R"({"mood": "happy", "valence": [-1, -0.9], "arousal": [0.9, 1]})",
                                   R"({"mood": "happy", "valence": [0.2, 0.25], "arousal": [0.95, 0.98]})"};
    const auto persona = [&](int first, int second, int third) {
        return fmt::format(
            R"({{"emotions": ["neutral", "happy"], "engine": {{"version": 1, "baseline": {{"valence": 0, "arousal": 0.3}},
               "hysteresis": {{"valence": 0.05, "arousal": 0.05}}}}, "regions": [{}, {}, {}]}})",
            regions[first], regions[second], regions[third]);
    };
    const auto scenario = parse_scenario("{until: 60, expect: [{mood: {never: happy}}]}", "t.yaml");
    ASSERT_TRUE(scenario);
    for (const auto& [a, b, c] : {std::tuple{0, 1, 2}, {1, 2, 0}, {2, 0, 1}}) {
        const Policy policy = test::policy_from(persona(a, b, c));
        for (const Variant variant : {Variant::continuous, Variant::discrete}) {
            const Verdict verdict = judge(replay(*scenario, policy, variant), *scenario, policy)[0];
            EXPECT_TRUE(verdict.holds);
            EXPECT_NEAR(verdict.border_distance, std::hypot(0.25, 0.25), 1e-9) << "the nearest corner";
        }
    }
}

TEST(Verdicts, AreTrueExactlyWhereRobustnessIsNotNegativeOnEveryShippedScenario) {
    for (const char* name : {"rei.json", "rei-tuned.json"}) {
        const Policy policy = test::shipped_policy(name);
        for (const std::string& file : test::scenario_files()) {
            const auto scenario = load_scenario(file);
            ASSERT_TRUE(scenario);
            for (const Variant variant : {Variant::heuristic, Variant::continuous}) {
                for (const Verdict& verdict : judge(replay(*scenario, policy, variant), *scenario, policy)) {
                    EXPECT_EQ(verdict.holds, verdict.robustness >= 0) << file;
                    EXPECT_TRUE(std::isfinite(verdict.robustness)) << file;
                }
            }
        }
    }
}

/// Which expectations fail, as file names.
std::vector<std::string> failing(const std::string& policy_name, const std::string& folder, Variant variant) {
    const Policy policy = test::shipped_policy(policy_name);
    std::vector<std::string> out;
    for (const std::string& file : test::scenario_files(folder)) {
        const auto scenario = load_scenario(file);
        if (!scenario) {
            ADD_FAILURE() << text_of(scenario.problems);
            continue;
        }
        for (const Verdict& verdict : judge(replay(*scenario, policy, variant), *scenario, policy)) {
            if (!verdict.holds) out.push_back(file);
        }
    }
    return out;
}

TEST(Showcase, TheTunedPoliciesPassEveryScenario) {
    EXPECT_TRUE(failing("rei-tuned.json", "scenarios", Variant::continuous).empty());
    EXPECT_TRUE(failing("aria.json", "scenarios/aria", Variant::continuous).empty());
}

TEST(Showcase, TheDocumentsPolicyFailsSomeUnderTheHeuristic) {
    const auto files = failing("rei.json", "scenarios", Variant::heuristic);
    const auto fails = [&](const char* name) {
        return std::any_of(files.begin(), files.end(),
                           [&](const auto& f) { return f.find(name) != std::string::npos; });
    };
    EXPECT_TRUE(fails("silence-after-praise"));  // valence crosses zero in silence
    EXPECT_TRUE(fails("faster-than-cooldown"));  // the cooldown counts from the last update
}

}  // namespace
}  // namespace rei
