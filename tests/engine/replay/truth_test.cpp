#include <cmath>

#include "engine/replay/measuring.hpp"
#include "engine/test_data.hpp"

#include "rei/replay/agreement.hpp"
#include "rei/replay/noise.hpp"

namespace rei {
namespace {

using test::measured_persona;
using test::metric;

// truly happy from 10 s; happy from 12 s
const char* const kTwoSecondsLate =
    "{turns: [{at: 12, text: up}], until: 20, truth: [{at: 0, valence: 0, arousal: 0.3}, {at: 10, valence: "
    "0.5, "
    "arousal: 0.4}]}";

TEST(Truth, LagIsTheTimeFromATrueChangeUntilTheMoodIsTheTrueOne) {
    EXPECT_NEAR(metric("truth.lag_sec", kTwoSecondsLate), 2, 1e-9);
    EXPECT_EQ(metric("truth.missed_share", kTwoSecondsLate), 0);
}

TEST(Truth, AMissedChangeLagsUntilTheNextOne) {
    const char* const kMissed =
        "{until: 20, truth: [{at: 0, valence: 0, arousal: 0}, {at: 10, valence: 0.5, arousal: 0}, {at: 14, "
        "valence: -0.5, arousal: 0}, {at: 15, valence: 0, arousal: 0}]}";
    EXPECT_NEAR(metric("truth.lag_sec", kMissed), (4.0 + 1.0 + 0.0) / 3, 1e-9);  // neutral is there already
    EXPECT_NEAR(metric("truth.missed_share", kMissed), 2.0 / 3, 1e-9);
}

TEST(Truth, PointsOfOneMoodAreNoChangeOfMood) {
    const char* const kWithin =
        "{until: 20, truth: [{at: 0, valence: 0.5, arousal: 0}, {at: 10, valence: 0.7, arousal: 0.9}]}";
    EXPECT_TRUE(std::isnan(metric("truth.lag_sec", kWithin)));
    EXPECT_NEAR(metric("truth.agreement", kWithin), 0, 1e-9);  // neutral all along
}

TEST(Truth, RmseIsExactOverTheTimeInWhichTheTruthIsKnown) {
    // |v − truth|² is 0 on [0, 10), 0.25 on [10, 12), (0.4·2^(−t/10) − 0.5)² after
    const double k = M_LN2 / 10;
    const double after =
        0.25 * 8 - 2 * 0.5 * 0.4 * (1 - std::exp(-8 * k)) / k + 0.16 * (1 - std::exp(-16 * k)) / (2 * k);
    EXPECT_NEAR(metric("truth.rmse_valence", kTwoSecondsLate), std::sqrt((0.5 + after) / 20), 1e-12);
    EXPECT_NEAR(metric("truth.rmse_arousal", kTwoSecondsLate), std::sqrt(0.01 * 10 / 20), 1e-12);
    EXPECT_NEAR(metric("truth.rmse_valence", "{until: 20, truth: [{at: 15, valence: 0.3, arousal: 0}]}"), 0.3,
                1e-12);
}

TEST(Truth, AgreementIsCohensKappaOverTime) {
    // agreed 0.9 of the time; by chance 0.5·0.6 + 0.5·0.4
    EXPECT_NEAR(metric("truth.agreement", kTwoSecondsLate), (0.9 - 0.5) / 0.5, 1e-9);
    EXPECT_EQ(metric("truth.agreement", "{until: 20, truth: [{at: 5, valence: 0, arousal: 0}]}"), 1);
}

TEST(Truth, IsNeutralOutsideAllRegionsAndBlindToThoseItCannotKnow) {
    const Policy policy = test::policy_from(
        R"({"emotions": ["neutral", "happy", "shy"], "regions": [
            {"mood": "shy", "valence": [0, 1], "arousal": [0, 1], "intensity": [0, 0.2]},
            {"mood": "happy", "valence": [0.2, 1], "arousal": [0, 1]}]})");
    const Scenario scenario = test::scenario_from(
        "{until: 9, truth: [{at: 1, valence: 0.1, arousal: 0}, {at: 3, valence: 0.2, arousal: 0}, {at: 9, "
        "valence: 0, arousal: 0}]}");
    const std::vector<MoodRun> moods = true_moods(scenario, policy);
    ASSERT_EQ(moods.size(), 2U) << "what is true at the end alone lasts no time";
    EXPECT_EQ(moods[0].mood, policy.neutral());
    EXPECT_EQ(moods[0].end_sec, 3);
    EXPECT_EQ(moods[1].mood, policy.mood("happy"));
    EXPECT_EQ(moods[1].end_sec, 9);
}

TEST(Agreement, IsOneForTheSameAndZeroForChance) {
    const std::vector<MoodRun> half{{0, 0, 10}, {1, 10, 20}};
    const std::vector<MoodRun> quarters{{0, 0, 5}, {1, 5, 10}, {0, 10, 15}, {1, 15, 20}};
    const std::vector<MoodRun> opposite{{1, 0, 10}, {0, 10, 20}};
    EXPECT_EQ(agreement(half, half, {0, 20}), 1);
    EXPECT_NEAR(agreement(half, quarters, {0, 20}), 0, 1e-12);
    EXPECT_NEAR(agreement(half, opposite, {0, 20}), -1, 1e-12);
    EXPECT_TRUE(std::isnan(agreement(half, half, {5, 5})));
}

TEST(NoiseMetrics, CompareWithTheReplayWithoutNoise) {
    const Policy policy = measured_persona();
    const Scenario scenario = test::scenario_from("{turns: [{at: 10, text: hm}], until: 20}");
    EXPECT_EQ(metric("noise.agreement", scenario, policy), 1);
    EXPECT_EQ(metric("noise.rmse_valence", scenario, policy), 0);
    // a push of 1.6 makes happy from 10 s on: v = 0.4·2^(−t/10), a = 0.3 + 0.1·2^(−t/10)
    const std::vector<Push> noise{{1.6, 0.4}};
    const double square = (1 - std::exp2(-2)) / (2 * M_LN2 / 10) / 20;
    EXPECT_NEAR(metric("noise.rmse_valence", scenario, policy, Variant::continuous, noise),
                0.4 * std::sqrt(square), 1e-12);
    EXPECT_NEAR(metric("noise.rmse_arousal", scenario, policy, Variant::continuous, noise),
                0.1 * std::sqrt(square), 1e-12);
    EXPECT_NEAR(metric("noise.agreement", scenario, policy, Variant::continuous, noise), 0, 1e-9);
}

TEST(Noise, IsTheSameForTheSameSeedRunAndTurnWhateverElseIsDrawn) {
    const Scenario longer =
        test::scenario_from("{turns: [{at: 1, text: a}, {at: 2}, {at: 3, text: b}, {at: 4, text: c}]}");
    Scenario shorter = longer;
    shorter.turns.resize(3);
    const auto all = draw_noise(longer, {0.3, 7}, 2), some = draw_noise(shorter, {0.3, 7}, 2);
    ASSERT_EQ(all.size(), 4U);
    for (std::size_t k = 0; k < some.size(); ++k) {
        EXPECT_EQ(all[k].valence, some[k].valence);
        EXPECT_EQ(all[k].arousal, some[k].arousal);
    }
    EXPECT_NE(all[0].valence, all[2].valence);
    EXPECT_NE(all[0].valence, all[0].arousal);
    EXPECT_NE(all[0].valence, draw_noise(longer, {0.3, 7}, 3)[0].valence);
    EXPECT_NE(all[0].valence, draw_noise(longer, {0.3, 8}, 2)[0].valence);
    EXPECT_NE(all[0].valence, draw_noise(longer, {0.3, 7 + (1ULL << 32U)}, 2)[0].valence);
}

TEST(Noise, IsNoneWhereNothingIsSaid) {
    const auto noise = draw_noise(test::scenario_from("{turns: [{at: 1}, {at: 2, text: a}]}"), {0.3, 1}, 0);
    EXPECT_EQ(noise[0].valence, 0);
    EXPECT_EQ(noise[0].arousal, 0);
    EXPECT_NE(noise[1].valence, 0);
}

TEST(Noise, IsNormalWithTheSdAskedForAndIndependentAxes) {
    Scenario scenario;
    scenario.turns.resize(20000);
    for (Turn& turn : scenario.turns) turn.text = "x";
    double sum = 0, squares = 0, products = 0, within = 0;
    for (const Push& push : draw_noise(scenario, {0.3, 1}, 0)) {
        sum += push.valence;
        squares += push.valence * push.valence;
        products += push.valence * push.arousal;
        if (std::abs(push.valence) < 0.3) ++within;
    }
    // four standard errors
    EXPECT_NEAR(sum / 20000, 0, 4 * 0.3 / std::sqrt(20000));
    EXPECT_NEAR(std::sqrt(squares / 20000), 0.3, 4 * 0.3 / std::sqrt(40000));
    EXPECT_NEAR(products / 20000, 0, 4 * 0.09 / std::sqrt(20000));
    EXPECT_NEAR(within / 20000, 0.6827, 4 * std::sqrt(0.6827 * 0.3173 / 20000));
}

}  // namespace
}  // namespace rei
