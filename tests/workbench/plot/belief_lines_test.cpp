#include "rei/plot/belief_lines.hpp"

#include <algorithm>
#include <cmath>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

#include "rei/replay/replay.hpp"
#include "rei/replay/smoothing.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::workbench {
namespace {

Trace kalman_trace(const std::string& scenario = test::project_scenario()) {
    return replay(*load_scenario(scenario), test::project_policy().policy, Variant::kalman);
}

TEST(BeliefBands, AreTwoDeviationsWideAroundTheMean) {
    const Trace trace = kalman_trace();
    const auto bands = belief_bands(trace, 2, {0, trace.until_sec}, 300);
    const Band& valence = bands[0];
    EXPECT_TRUE(std::is_sorted(valence.time_sec.begin(), valence.time_sec.end()));
    EXPECT_EQ(valence.time_sec.back(), trace.until_sec);
    for (std::size_t k = 0; k + 1 < valence.size(); ++k) {
        if (valence.time_sec[k] == valence.time_sec[k + 1]) continue;  // before a jump
        const Belief belief = belief_at(trace, valence.time_sec[k]);
        EXPECT_NEAR((valence.low[k] + valence.high[k]) / 2, belief.valence, 1e-9);
        EXPECT_NEAR((valence.high[k] - valence.low[k]) / 4, std::sqrt(belief.covariance.valence), 1e-9);
        EXPECT_NEAR((bands[1].high[k] - bands[1].low[k]) / 4, std::sqrt(belief.covariance.arousal), 1e-9);
    }
}

TEST(BeliefBands, BecomeNarrowAtALineThatSaysSomething) {
    const Trace trace = kalman_trace();
    const auto bands = belief_bands(trace, 2, {0, trace.until_sec}, 300);
    const auto& steps = std::get<KalmanColumns>(trace.own).steps;
    const auto said = std::find_if(steps.begin(), steps.end(),
                                   [](const KalmanOwn& step) { return step.measurement.taken; });
    ASSERT_NE(said, steps.end());
    const double at_sec = trace.anchors.time_sec[static_cast<std::size_t>(said - steps.begin())];
    const auto before = static_cast<std::size_t>(
        std::find(bands[0].time_sec.begin(), bands[0].time_sec.end(), at_sec) - bands[0].time_sec.begin());
    ASSERT_EQ(bands[0].time_sec[before + 1], at_sec);
    EXPECT_LT(bands[0].high[before + 1] - bands[0].low[before + 1],
              bands[0].high[before] - bands[0].low[before]);
}

TEST(BeliefBands, TakeInEveryTurnOfAColumnThatHoldsMany) {
    const Trace trace = kalman_trace(test::source_file("scenarios/one-hour-stream.yaml"));
    const auto bands = belief_bands(trace, 2, {0, trace.until_sec}, 4);
    EXPECT_EQ(bands[0].size(), 5U);
    const double highest = *std::max_element(bands[0].high.begin(), bands[0].high.end());
    for (std::size_t turn = 0; turn < trace.turns.size(); ++turn)
        EXPECT_GE(highest, trace.turn_state(turn).valence);
}

TEST(SmoothedLines, AreTheSmoothersAtTheEdgesOfTheColumns) {
    const Trace trace = kalman_trace();
    const auto lines = smoothed_lines(trace, {0, trace.until_sec}, 10);
    ASSERT_EQ(lines[0].size(), 11U);
    const Smoother smoother = smoother_of(trace);
    for (std::size_t k = 0; k < lines[0].size(); ++k)
        EXPECT_EQ(lines[0].value[k], smoother.at(lines[0].time_sec[k]).valence);
}

TEST(BeliefEllipse, HoldsEveryPointAtTheSameDistance) {
    const Belief belief{0.2, 0.4, {0.04, 0.012, 0.01}};
    const auto ellipse = belief_ellipse(belief, 2, 48);
    ASSERT_EQ(ellipse.size(), 48U);
    const Covariance& p = belief.covariance;
    const double determinant = p.valence * p.arousal - p.cross * p.cross;
    for (const PlanePoint& point : ellipse) {
        const double v = point.valence - belief.valence;
        const double a = point.arousal - belief.arousal;
        // Mahalanobis
        const double squared = (p.arousal * v * v - 2 * p.cross * v * a + p.valence * a * a) / determinant;
        EXPECT_NEAR(squared, 4, 1e-9);
    }
}

TEST(BeliefEllipse, OfACertainNumberIsALine) {
    for (const PlanePoint& point : belief_ellipse({0.2, 0.4, {0, 0, 0.01}}, 2, 12))
        EXPECT_EQ(point.valence, 0.2);
}

}  // namespace
}  // namespace rei::workbench
