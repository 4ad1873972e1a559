#include "rei/study/comparison.hpp"

#include <cmath>

#include "engine/test_data.hpp"

#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

TEST(Tally, GivesStudentsInterval) {
    Tally tally;
    for (const double value : {1.0, 2.0, std::nan(""), 3.0, 4.0}) tally.add(value);
    const Estimate estimate = tally.estimate();
    EXPECT_EQ(estimate.count, 4U);
    EXPECT_DOUBLE_EQ(estimate.mean, 2.5);
    const double half = 3.182446305 * std::sqrt(5.0 / 3 / 4);  // t₀.₉₇₅(3), s² = 5/3
    EXPECT_NEAR(estimate.low, 2.5 - half, 1e-8);
    EXPECT_NEAR(estimate.high, 2.5 + half, 1e-8);
}

TEST(Tally, SaysNothingOfTooFewValues) {
    Tally tally;
    EXPECT_TRUE(std::isnan(tally.estimate().mean));
    tally.add(3);
    EXPECT_EQ(tally.estimate().mean, 3);
    EXPECT_TRUE(std::isnan(tally.estimate().low));
}

class Compared : public testing::Test {
  protected:
    ComparisonPlan plan(std::vector<Variant> variants, bool with_noise) {
        ComparisonPlan out;
        out.policy = test::shipped_policy("rei.json");
        for (const char* name : {"scenarios/praise-then-insult.yaml", "scenarios/regular-and-hater.yaml"}) {
            auto loaded = load_scenario(test::source_path(name));
            if (loaded) out.scenarios.push_back(*loaded);
        }
        out.variants = std::move(variants);
        out.metrics = metrics_of(moods_of(out.policy, out.variants));
        if (with_noise) out.noise = Noise{0.3, 5};
        out.runs = 4;
        return out;
    }
    static Comparison finished(ComparisonPlan plan) {
        Comparison out(std::move(plan));
        while (out.advance()) {
        }
        return out;
    }
    static void expect_same(double a, double b) {
        if (std::isnan(a)) {
            EXPECT_TRUE(std::isnan(b));
        } else {
            EXPECT_EQ(a, b);
        }
    }
};

TEST_F(Compared, GivesWhatTheMetricsGive) {
    const Comparison comparison = finished(plan({Variant::heuristic, Variant::continuous}, false));
    const ComparisonPlan& what = comparison.plan();
    for (std::size_t scenario = 0; scenario < 2; ++scenario) {
        const AppraisedScenario heard = appraise(what.scenarios[scenario], what.policy);
        const Trace trace = replay(what.scenarios[scenario], heard, what.policy, Variant::continuous);
        const MeasuredReplay measured{trace, what.scenarios[scenario], heard, what.policy};
        for (std::size_t k = 0; k < what.metrics.size(); ++k) {
            if (what.metrics[k].info->needs != Needs::nothing) continue;
            expect_same(comparison.at(scenario, 1, k).value, what.metrics[k].measure(measured));
        }
    }
}

TEST_F(Compared, MeasuresEveryCellWithoutNoiseFirstAndThenRunByRun) {
    Comparison comparison(plan({Variant::heuristic, Variant::continuous}, true));
    EXPECT_EQ(comparison.steps(), 2U * 2 * (1 + 4));
    EXPECT_TRUE(std::isnan(comparison.at(1, 1, 0).value));
    double before = comparison.progress();
    EXPECT_EQ(before, 0);
    for (int k = 0; k < 4; ++k) EXPECT_TRUE(comparison.advance());
    EXPECT_FALSE(std::isnan(comparison.at(1, 1, 0).value));
    EXPECT_EQ(comparison.at(0, 0, 0).noisy.estimate().count, 0U);
    for (int k = 0; k < 4; ++k) EXPECT_TRUE(comparison.advance());
    EXPECT_EQ(comparison.at(0, 0, 0).noisy.estimate().count, 1U);
    EXPECT_EQ(comparison.at(1, 1, 0).noisy.estimate().count, 1U);
    while (comparison.advance()) {
        EXPECT_GT(comparison.progress(), before);
        before = comparison.progress();
    }
    EXPECT_EQ(comparison.progress(), 1);
    EXPECT_FALSE(comparison.advance());
    EXPECT_EQ(comparison.at(1, 1, 0).noisy.estimate().count, 4U);
}

TEST_F(Compared, HearsTheSameNoiseWhateverElseIsCompared) {
    const Comparison both = finished(plan({Variant::heuristic, Variant::continuous}, true));
    const Comparison alone = finished(plan({Variant::continuous}, true));
    for (std::size_t k = 0; k < alone.plan().metrics.size(); ++k) {
        for (std::size_t other = 0; other < both.plan().metrics.size(); ++other) {
            if (both.plan().metrics[other].name != alone.plan().metrics[k].name) continue;
            expect_same(both.at(1, 1, other).noisy.estimate().mean, alone.at(1, 0, k).noisy.estimate().mean);
        }
    }
}

TEST_F(Compared, KnowsTheMoodsThatOnlyTheHeuristicHas) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "glad"]})");
    EXPECT_EQ(moods_of(policy, {Variant::continuous}), policy.emotions);
    EXPECT_NE(find_mood(moods_of(policy, {Variant::continuous, Variant::heuristic}), "angry"), kNoMood);
}

TEST(Experiment, SaysWithEveryMessageWhatIsTrulyFeltAndPullsNoTrigger) {
    const Policy policy = test::shipped_policy("rei.json");
    const auto scenario = load_scenario(test::source_path("scenarios/experiments/a-message-a-second.yaml"));
    ASSERT_TRUE(scenario) << text_of(scenario.problems);
    const AppraisedScenario heard = appraise(*scenario, policy);
    ASSERT_GE(scenario->turns.size(), 590U);
    for (std::size_t turn = 0; turn < scenario->turns.size(); ++turn) {
        const auto next = std::find_if(
            scenario->truth.begin(), scenario->truth.end(),
            [&](const TruthPoint& point) { return point.at_sec > scenario->turns[turn].at_sec; });
        const TruthPoint& truth = *std::prev(next);
        const Stimulus push = stimulus_of(heard.normalised[turn], policy);
        EXPECT_NEAR(policy.engine.baseline_valence + 0.5 * push.valence, truth.valence, 1e-12) << turn;
        EXPECT_NEAR(policy.engine.baseline_arousal + 0.5 * push.arousal, truth.arousal, 1e-12) << turn;
        EXPECT_TRUE(heard.normalised[turn].transitions.empty()) << turn;
    }
}

}  // namespace
}  // namespace rei
