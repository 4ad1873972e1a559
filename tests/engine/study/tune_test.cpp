// Tuning: small cases with known answers, conflicts, and that the result depends on the seed alone.
#include "rei/study/tune.hpp"

#include <algorithm>

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/policy/parameters.hpp"
#include "rei/replay/replay.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/study/thread_crew.hpp"
#include "rei/study/tune_score.hpp"

namespace rei {
namespace {

using testing::Each;
using testing::IsEmpty;
using testing::SizeIs;

Scenario scenario_from(const std::string& yaml) {
    auto parsed = parse_scenario(yaml, "test.yaml");
    if (!parsed) {
        ADD_FAILURE() << text_of(parsed.problems);
        return {};
    }
    return *parsed;
}

/// One line of praise, and what is expected of it.
Scenario praised(const std::string& expectations) {
    return scenario_from("scenario: praised\nturns: [{at: 1, text: good}]\nuntil: 60\nexpect:\n" +
                         expectations);
}

/// One class, one region.
Policy persona() {
    return test::policy_from(R"({"emotions": ["neutral", "happy"],
        "engine": {"half_life_sec": {"valence": 20}, "stimulus_gain": {"valence": 0.3}},
        "regions": [{"mood": "happy", "valence": [0.1, 1.0], "arousal": [0.0, 1.0]}],
        "sentiment_keywords": {"praise": ["good"]},
        "sentiment_weights": {"praise": {"valence": 1, "arousal": 0}}})");
}

TunePlan plan(std::vector<Scenario> scenarios, std::vector<std::string> free = {}) {
    TunePlan out;
    out.trial.policy = persona();
    out.trial.scenarios = std::move(scenarios);
    out.trial.free = free.empty() ? tunable_parameters(out.trial.policy, out.trial.variant) : std::move(free);
    out.budget = 4000;
    return out;
}

TuneResult tuned(const TunePlan& plan, unsigned threads = 1) {
    Tuning tuning(plan, thread_crews(threads));
    double progress = 0;
    while (tuning.advance()) {
        EXPECT_GE(tuning.progress(), progress);
        progress = tuning.progress();
        EXPECT_LT(progress, 1);
    }
    EXPECT_EQ(tuning.progress(), 1);
    return tuning.result();
}

TEST(Tuning, ChangesNothingWhereEverythingHolds) {
    const TuneResult result = tuned(plan({praised("  - mood: {becomes: happy, from: 1, within: 1}\n")}));
    EXPECT_TRUE(result.holds());
    EXPECT_EQ(result.failing_before, 0U);
    EXPECT_THAT(result.changes, IsEmpty());
    EXPECT_THAT(result.conflicts, IsEmpty());
    EXPECT_EQ(result.tries, 1U);
}

TEST(Tuning, FindsTheLeastChangeOfOneParameter) {
    // 0.3 falls to the exit border of 0.05 in T·log2(6) = 2.585 T: 12 s after the turn for T ≤ 4.64 s, below
    // what is recommended; so with the recommended ranges it takes something else, or more
    const std::string soon = "  - settles: {to: neutral, after: 1, within: 30}\n";
    const TuneResult result = tuned(plan({praised(soon)}, {"engine.half_life_sec.valence"}));
    ASSERT_TRUE(result.holds());
    ASSERT_THAT(result.changes, SizeIs(1));
    EXPECT_EQ(result.changes[0].path, "engine.half_life_sec.valence");
    EXPECT_EQ(result.changes[0].before, 20);
    // it must have settled 30 s after the turn, and a little before for the margin
    const double latest = 30 / std::log2(6.0);
    EXPECT_LE(result.changes[0].after, latest);
    EXPECT_GE(result.changes[0].after, latest - 0.3);
    EXPECT_THAT(result.history, testing::Not(IsEmpty()));
    EXPECT_EQ(result.history.back().failing, 0U);
}

TEST(Tuning, ChangesOneParameterWhereOneIsEnough) {
    const TuneResult result =
        tuned(plan({praised("  - settles: {to: neutral, after: 1, within: 30}\n"
                            "  - mood: {is: happy, from: 2, to: 10}\n")}));
    EXPECT_TRUE(result.holds());
    EXPECT_THAT(result.changes, SizeIs(1));
}

TEST(Tuning, StaysInsideTheRangesAndOnTheSteps) {
    const std::string soon =
        "  - settles: {to: neutral, after: 1, within: 10}\n"
        "  - mood: {becomes: happy, from: 1, within: 1}\n";
    TunePlan recommended = plan({praised(soon)}, {"engine.half_life_sec.valence"});
    EXPECT_FALSE(tuned(recommended).holds()) << "5 s is the least that is recommended";
    TunePlan hard = recommended;
    hard.hard_ranges = true;
    const TuneResult result = tuned(hard);
    ASSERT_TRUE(result.holds());
    EXPECT_LE(result.changes[0].after, 10 / std::log2(6.0));
    EXPECT_GE(result.changes[0].after, 0.1);
    EXPECT_EQ(result.changes[0].after, std::round(result.changes[0].after * 10) / 10);
}

TEST(Tuning, WhatItShowsHoldsByThePlainEngine) {
    const TunePlan asked =
        plan({praised("  - settles: {to: neutral, after: 1, within: 30}\n"
                      "  - range: {of: valence, max: 0.25}\n"
                      "  - mood: {becomes: happy, from: 1, within: 1}\n")});
    const TuneResult result = tuned(asked);
    ASSERT_TRUE(result.holds());
    Policy policy = asked.trial.policy;
    for (const TunedChange& change : result.changes) {
        EXPECT_EQ(get_parameter(policy, change.path), change.before);
        EXPECT_TRUE(set_parameter(policy, change.path, change.after));
    }
    const Scenario& scenario = asked.trial.scenarios[0];
    const auto verdicts = judge(replay(scenario, policy, asked.trial.variant), scenario, policy);
    for (std::size_t k = 0; k < verdicts.size(); ++k) {
        EXPECT_TRUE(verdicts[k].holds) << scenario.expectations[k].in_words;
        EXPECT_EQ(verdicts[k].robustness, result.after[0][k].robustness);
    }
}

TEST(Tuning, LeavesSomethingToSpare) {
    // valence may rise to 0.25: a gain of 0.25 has nothing to spare
    const std::string low = "  - range: {of: valence, max: 0.25}\n";
    TunePlan asked = plan({praised(low)}, {"engine.stimulus_gain.valence"});
    asked.margin = 0.2;  // of 0.1 as the half: 0.025
    const TuneResult result = tuned(asked);
    ASSERT_TRUE(result.holds());
    EXPECT_EQ(result.changes[0].after, 0.22);
}

TEST(Tuning, TriesNoMoreThanItsBudgetAndAFifthToPolish) {
    const std::string hard =
        "  - settles: {to: neutral, after: 1, within: 20}\n"
        "  - range: {of: valence, max: 0.25}\n"
        "  - mood: {is: happy, from: 2, to: 10}\n";
    const std::string impossible = hard + "  - range: {of: valence, max: 0.05}\n";
    for (const std::string& expected : {hard, impossible}) {
        for (const std::size_t budget : {100U, 101U, 150U, 333U, 1000U, 3000U}) {
            TunePlan asked = plan({praised(expected)});
            asked.budget = budget;
            EXPECT_LE(tuned(asked).tries, budget + polish_allowance(budget)) << expected;
        }
    }
}

TEST(Tuning, NamesTwoExpectationsThatCannotHoldTogether) {
    const std::string both =
        "  - mood: {becomes: happy, from: 1, within: 1}\n"
        "  - range: {of: valence, max: 0.7}\n"
        "  - range: {of: valence, max: 0.05}\n"
        "  - settles: {to: neutral, after: 1, within: 59}\n";
    TunePlan asked = plan({praised("  - mood: {never: happy, from: 30}\n"), praised(both)},
                          {"engine.stimulus_gain.valence", "engine.half_life_sec.valence"});
    asked.hard_ranges = true;  // each alone is within reach
    const TuneResult result = tuned(asked);
    EXPECT_FALSE(result.holds());
    EXPECT_EQ(result.failing, 1U);
    ASSERT_THAT(result.conflicts, SizeIs(1));
    EXPECT_THAT(result.conflicts[0].expectations,
                testing::ElementsAre(ExpectationAt{1, 0}, ExpectationAt{1, 2}));
    EXPECT_GT(result.conflicts[0].aimed, 100U);
}

TEST(Tuning, NamesAnExpectationThatNeverHolds) {
    const TuneResult result = tuned(plan({scenario_from("scenario: deaf\nturns: [{at: 1, text: 👏}]\nexpect:\n"
                                                        "  - mood: {becomes: happy, from: 1, within: 1}\n"
                                                        "  - mood: {is: neutral, to: 1}\n")},
                                         {"engine.stimulus_gain.valence", "engine.cooldown_sec"}));
    EXPECT_FALSE(result.holds());
    ASSERT_THAT(result.conflicts, SizeIs(1));
    EXPECT_THAT(result.conflicts[0].expectations, testing::ElementsAre(ExpectationAt{0, 0}));
    EXPECT_THAT(result.changes, IsEmpty()) << "nothing helps, so nothing is changed";
}

TEST(Tuning, DependsOnTheSeedAndNotOnTheThreads) {
    TunePlan asked =
        plan({praised("  - settles: {to: neutral, after: 1, within: 20}\n"
                      "  - range: {of: valence, max: 0.25}\n"
                      "  - range: {of: intensity, min: 0.1, from: 1, to: 20}\n"
                      "  - mood: {is: happy, from: 2, to: 10}\n")});
    const TuneResult one = tuned(asked, 1), three = tuned(asked, 3);
    EXPECT_TRUE(one.holds());
    EXPECT_EQ(one.values, three.values);
    EXPECT_EQ(one.tries, three.tries);
    EXPECT_EQ(one.values, tuned(asked, 1).values);
    asked.seed = 2;
    EXPECT_NE(one.tries, tuned(asked, 1).tries);
}

TEST(ComparableRobustness, IsHalfAtTheScaleOfTheKindAndKeepsTheSign) {
    const Scenario scenario = praised(
        "  - mood: {never: happy}\n"
        "  - flips: {at_most: 4}\n"
        "  - saturation: {of: valence, above: 0.9, at_most: 0.5}\n"
        "  - range: {of: valence, max: 0.5}\n");
    const double halves[] = {2, 1, 0.05, 0.1};
    for (std::size_t k = 0; k < 4; ++k) {
        const Expectation& expectation = scenario.expectations[k];
        EXPECT_DOUBLE_EQ(comparable_robustness(expectation, halves[k]), 0.5);
        EXPECT_DOUBLE_EQ(comparable_robustness(expectation, -halves[k]), -0.5);
        EXPECT_EQ(comparable_robustness(expectation, 0), 0);
        EXPECT_LT(comparable_robustness(expectation, 1e9), 1.0000001);
    }
}

TEST(TuneSpace, PutsTheUnchangedAroundZeroAndValuesOnSteps) {
    const Policy policy = persona();
    const std::vector<std::string> paths = {"engine.half_life_sec.valence", "engine.cooldown_sec",
                                            "engine.context_turns", "regions[0].valence[0]"};
    const TuneSpace space(policy, paths, false);
    EXPECT_EQ(space.values_of(std::vector<double>(4, 0.05)), space.present());
    EXPECT_EQ(space.values_of(std::vector<double>(4, -1.0)), (std::vector<double>{5, 2, 1, -1}));
    EXPECT_EQ(space.values_of(std::vector<double>(4, 1.0)), (std::vector<double>{900, 5, 5, 1}));
    EXPECT_EQ(space.change(space.present()), 0);
    test::Dice dice(1);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> genes;
        for (int k = 0; k < 4; ++k) genes.push_back(dice.real(-1, 1));
        const std::vector<double> values = space.values_of(genes);
        EXPECT_EQ(space.values_of(space.genes_of(values)), values);
        EXPECT_EQ(values[1], std::round(values[1] * 10) / 10);
        EXPECT_EQ(values[2], std::round(values[2]));
    }
}

TEST(TunableParameters, AreTraitsThatTheVariantReads) {
    const Policy policy = persona();
    const auto of = [&](Variant variant) { return tunable_parameters(policy, variant); };
    EXPECT_THAT(of(Variant::continuous), testing::Contains("engine.cooldown_sec"));
    EXPECT_THAT(of(Variant::continuous), testing::Contains("sentiment_weights.praise.valence"));
    EXPECT_THAT(of(Variant::continuous), testing::Contains("regions[0].valence[0]"));
    EXPECT_THAT(of(Variant::continuous), testing::Not(testing::Contains("regions[0].valence[1]")));
    EXPECT_THAT(of(Variant::continuous), testing::Not(testing::Contains("engine.kalman.flip_margin")));
    EXPECT_THAT(of(Variant::kalman), testing::Contains("engine.kalman.flip_margin"));
    EXPECT_THAT(of(Variant::fsm), testing::Not(testing::Contains("engine.fsm.seed")));
    EXPECT_THAT(of(Variant::kalman), testing::Not(testing::Contains("engine.grid_sec")));
}

}  // namespace
}  // namespace rei
