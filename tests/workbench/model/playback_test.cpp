#include "rei/model/playback.hpp"

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

Playback of_length(double until_sec) {
    Playback playback;
    playback.set_until(until_sec);
    return playback;
}

TEST(Playback, PlaysAtItsSpeedAndStopsAtTheEnd) {
    Playback playback = of_length(10);
    playback.set_speed(4);
    playback.play();
    playback.advance(1);
    EXPECT_DOUBLE_EQ(playback.time_sec(), 4);
    playback.advance(100);
    EXPECT_DOUBLE_EQ(playback.time_sec(), 10);
    EXPECT_FALSE(playback.playing());
}

TEST(Playback, StartsOverWhenItLoops) {
    Playback playback = of_length(10);
    playback.set_loop(true);
    playback.seek(9);
    playback.play();
    playback.advance(3);
    EXPECT_NEAR(playback.time_sec(), 2, 1e-12);
    EXPECT_TRUE(playback.playing());
}

TEST(Playback, PlaysFromTheStartAgainWhenItIsAtTheEnd) {
    Playback playback = of_length(10);
    playback.seek(10);
    playback.play();
    EXPECT_EQ(playback.time_sec(), 0);
}

TEST(Playback, StepsLandExactlyOnTheTimesGiven) {
    const std::vector<double> times{0.5, 4.1, 9.300000001};
    Playback playback = of_length(20);
    for (const double time : times) {
        playback.step_forward(times);
        EXPECT_EQ(playback.time_sec(), time);
    }
    playback.step_forward(times);
    EXPECT_EQ(playback.time_sec(), 20);
    playback.step_back(times);
    EXPECT_EQ(playback.time_sec(), 9.300000001);
    playback.seek(0.2);
    playback.step_back(times);
    EXPECT_EQ(playback.time_sec(), 0);
}

TEST(Playback, KeepsSpeedAndTimeInTheirRanges) {
    Playback playback = of_length(10);
    playback.set_speed(1000);
    EXPECT_EQ(playback.speed(), Playback::kFastest);
    playback.set_speed(0);
    EXPECT_EQ(playback.speed(), Playback::kSlowest);
    playback.seek(-5);
    EXPECT_EQ(playback.time_sec(), 0);
}

TEST(Playback, DoesNotMoveWhilePaused) {
    Playback playback = of_length(10);
    EXPECT_FALSE(playback.advance(1));
    EXPECT_EQ(playback.time_sec(), 0);
}

TEST(Playback, LoopsInsideARange) {
    Playback playback;
    playback.set_until(10);
    playback.set_loop(true);
    playback.set_loop_range(Interval{2, 4});
    playback.play();
    EXPECT_EQ(playback.time_sec(), 2);
    playback.advance(2.5);
    EXPECT_NEAR(playback.time_sec(), 2.5, 1e-12);
    EXPECT_TRUE(playback.playing());
}

TEST(Playback, APlayheadPutBehindTheLoopPlaysToTheEndAndThenLoops) {
    Playback playback;
    playback.set_until(10);
    playback.set_loop(true);
    playback.set_loop_range(Interval{2, 4});
    playback.play();
    playback.seek(6);
    playback.advance(3);
    EXPECT_EQ(playback.time_sec(), 9);
    playback.advance(3);
    EXPECT_EQ(playback.time_sec(), 2);
}

TEST(Playback, ALoopPastTheEndIsCutThereAndOneBeyondItIsNone) {
    Playback playback;
    playback.set_until(10);
    playback.set_loop(true);
    playback.set_loop_range(Interval{8, 20});
    playback.play();
    playback.advance(3);
    EXPECT_EQ(playback.time_sec(), 9);
    playback.set_loop_range(Interval{12, 20});
    playback.seek(1);
    playback.advance(1);
    EXPECT_EQ(playback.time_sec(), 2);
}

}  // namespace
}  // namespace rei::workbench
