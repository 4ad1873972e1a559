#include "rei/dynamics/continuous.hpp"

#include "engine/test_data.hpp"

namespace rei {
namespace {

using test::policy_from;

Policy plain(const std::string& engine = "{}") {
    return policy_from(R"({"emotions": ["neutral", "happy"], "engine": )" + engine + "}");
}

TEST(ContinuousDynamics, HalvesADeviationInAHalfLife) {
    const ContinuousDynamics dynamics(
        plain(R"({"half_life_sec": {"valence": 10, "arousal": 5, "intensity": 20}})"));
    const Motion from = dynamics.begin(0, {0.8, 0.7, 1.0}, 0);
    const AffectState there = dynamics.drift(from, 10);
    EXPECT_NEAR(there.valence, 0.4, 1e-15);
    EXPECT_NEAR(there.arousal, 0.3 + 0.4 / 4, 1e-15);
    EXPECT_NEAR(there.intensity, std::exp2(-0.5), 1e-15);
}

TEST(ContinuousDynamics, AtOneSecondStepsEqualsTheDocumentsFormula) {
    const Policy policy = plain(R"({"affinity_bias": 0.003})");
    const ContinuousDynamics dynamics(policy);
    const double lambda = 1 - std::exp2(-1.0 / 10);
    const int affinity = 7;
    double v = 0.6;
    Motion from = dynamics.begin(0, {v, 0.3, 0}, affinity);
    for (int t = 1; t <= 60; ++t) {
        v = (1 - lambda) * v + 0.003 * affinity;
        EXPECT_NEAR(dynamics.drift(from, t).valence, v, 1e-12);
    }
}

TEST(ContinuousDynamics, AStrikePushesByTheGainsAndRaisesIntensityByWhatItMoved) {
    const ContinuousDynamics dynamics(plain());
    const Motion from = dynamics.begin(0, {0.1, 0.3, 0.2}, 0);
    const Motion after = dynamics.strike(from, 0, from.state, {1.0, 0.2, 0}, 1, 0);
    EXPECT_DOUBLE_EQ(after.state.valence, 0.1 + 0.25 + 0.1);
    EXPECT_DOUBLE_EQ(after.state.arousal, 0.35);
    EXPECT_NEAR(after.state.intensity, 0.2 + 0.4 * (0.35 + 0.05), 1e-15);
}

TEST(ContinuousDynamics, IntensityCountsWhatWasCutOffAsNotMoved) {
    const ContinuousDynamics dynamics(plain());
    const Motion from = dynamics.begin(0, {0.95, 0.3, 0}, 0);
    const Motion after = dynamics.strike(from, 0, from.state, {2.0, 0, 0}, 0, 0);
    EXPECT_DOUBLE_EQ(after.state.valence, 1);
    EXPECT_NEAR(after.state.intensity, 0.4 * 0.05, 1e-15);
}

TEST(ContinuousDynamics, AffinityBeyondTheRangePinsValence) {
    const ContinuousDynamics dynamics(plain(R"({"affinity_bias": 0.002})"));
    EXPECT_GT(dynamics.rest_valence(34), 1);  // the documents' "always happy"
    EXPECT_LT(dynamics.rest_valence(33), 1);
    const Motion from = dynamics.begin(0, {0, 0.3, 0}, 100);
    EXPECT_DOUBLE_EQ(dynamics.drift(from, 1000).valence, 1);
}

TEST(ContinuousDynamics, TheSideOfTheRestSurvivesAThousandHalfLivesAndSilentTurns) {
    const ContinuousDynamics dynamics(plain());
    Motion motion = dynamics.begin(0, {0, 0.31, 0}, 0);
    for (int k = 1; k <= 50; ++k) {
        const double t = 100.0 * k;
        motion = dynamics.strike(motion, t, dynamics.drift(motion, t), {}, 0, 0);
    }
    EXPECT_DOUBLE_EQ(motion.state.arousal, 0.3);
    EXPECT_GT(motion.deviation_arousal, 0);
}

TEST(Relaxation, TimeToABorderIsTheInverseOfTheValueThen) {
    const Relaxation path{0.8, 0.1, 0.7, 7.0, -1, 1};
    const double t = path.time_to(0.25);
    EXPECT_NEAR(path.at(t), 0.25, 1e-15);
}

}  // namespace
}  // namespace rei
