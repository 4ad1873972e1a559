#include "rei/plot/axis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
    std::vector<std::string> out;
    for (const Tick& tick : ticks) out.push_back(tick.label);
    return out;
}

TEST(Axis, GoesToPixelsAndBack) {
    const Axis2Px axis{{-1, 1}, 300, 100};  // upwards
    EXPECT_FLOAT_EQ(axis.px(-1), 300);
    EXPECT_FLOAT_EQ(axis.px(1), 100);
    EXPECT_NEAR(axis.value(axis.px(0.37)), 0.37, 1e-6);
    EXPECT_NEAR(axis.per_px(), 0.01, 1e-12);
}

TEST(Axis, StepsAreOneTwoFive) {
    EXPECT_DOUBLE_EQ(round_step(0.011), 0.02);
    EXPECT_DOUBLE_EQ(round_step(0.2), 0.2);
    EXPECT_DOUBLE_EQ(round_step(3), 5);
    EXPECT_DOUBLE_EQ(round_step(700), 1000);
}

TEST(Axis, TicksHaveAsManyDigitsAsTheStepAndNoNegativeZero) {
    EXPECT_THAT(labels(number_ticks({{-1, 1}, 0, 100}, 25)),
                ::testing::ElementsAre("-1.0", "-0.5", "0.0", "0.5", "1.0"));
    EXPECT_THAT(labels(number_ticks({{-0.02, 0.02}, 0, 100}, 45)),
                ::testing::ElementsAre("-0.02", "0.00", "0.02"));
}

TEST(Axis, TimeTicksAreRoundMinutesAndSeconds) {
    EXPECT_THAT(labels(time_ticks({{0, 90}, 0, 300}, 60)),
                ::testing::ElementsAre("0:00", "0:30", "1:00", "1:30"));
    EXPECT_THAT(labels(time_ticks({{3590, 3610}, 0, 200}, 90)),
                ::testing::ElementsAre("59:50", "1:00:00", "1:00:10"));
    EXPECT_THAT(labels(time_ticks({{1, 1.5}, 0, 100}, 35)),
                ::testing::ElementsAre("0:01.0", "0:01.2", "0:01.4"));
}

TEST(Axis, WithoutAnyLengthHasNoTicks) {
    const Axis2Px axis{{0, 90}, 12, 12};  // a pane that is as narrow as it gets
    EXPECT_TRUE(number_ticks(axis, 50).empty());
    EXPECT_TRUE(time_ticks(axis, 50).empty());
    EXPECT_EQ(axis.value(12), 0);
    EXPECT_EQ(axis.value(99), 0);
}

TEST(Axis, TimesCarryOverWhenTheyRound) {
    EXPECT_EQ(format_time(59.999, 1), "1:00.0");
    EXPECT_EQ(format_time(3599.96, 1), "1:00:00.0");
    EXPECT_EQ(format_time(75.25, 2), "1:15.25");
    EXPECT_EQ(format_time(-0.001, 1), "0:00.0");
}

TEST(Axis, LabelsThatWouldOverlapAreDropped) {
    EXPECT_THAT(prune_labels({{0, 10}, {8, 18}, {20, 30}, {29, 40}}, 2),
                ::testing::ElementsAre(true, false, true, false));
}

}  // namespace
}  // namespace rei::workbench
