// How a face gets from one expression to the next: by properties, over random targets and instants.
#include "rei/avatar/face_motion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gmock/gmock.h>

namespace rei::avatar::test {
namespace {

const std::vector<std::string> kChannels = {"MouthSmile", "Blush"};

double real(std::mt19937_64& dice, double low, double high) {
    return low + (high - low) * static_cast<double>(dice() >> 11U) * 0x1p-53;
}
Face random_face(std::mt19937_64& dice) {
    return {{"MouthSmile", real(dice, -1, 1)}, {"Blush", real(dice, -1, 1)}};
}

TEST(FaceMotion, BeginsAtItsFirstTarget) {
    FaceMotion motion(kChannels);
    EXPECT_EQ(motion.at(3), (Face{{"MouthSmile", 0}, {"Blush", 0}}));
    motion.set_target({{"MouthSmile", 0.5}}, 0, 0, 10);
    EXPECT_EQ(motion.at(10), (Face{{"MouthSmile", 0.5}, {"Blush", 0}}));
}

TEST(FaceMotion, IsAsFastAsWritten) {
    EXPECT_DOUBLE_EQ(time_constant_sec(0, 0), 0.6);
    EXPECT_DOUBLE_EQ(time_constant_sec(1, 1), 0.08);
    FaceMotion motion(kChannels);
    motion.set_target({{"Blush", 0}}, 0, 0, 0);
    motion.set_target({{"Blush", 1}}, 0, 0, 0);
    EXPECT_NEAR(motion.at(0.6)[1].second, 1 - std::exp(-1), 1e-12);
    EXPECT_NEAR(motion.at(60)[1].second, 1, 1e-12);
}

TEST(FaceMotion, ArousalAndIntensityOnlyHurryIt) {
    std::mt19937_64 dice(1);
    for (int k = 0; k < 1000; ++k) {
        const double intensity = real(dice, 0, 1);
        const double arousal = real(dice, 0, 0.9);
        EXPECT_GT(time_constant_sec(intensity, arousal), time_constant_sec(intensity, arousal + 0.1));
        EXPECT_GE(time_constant_sec(intensity, arousal), time_constant_sec(1, arousal));
    }
    const double nan = std::nan("");
    for (const double odd : {nan, -1.0, -std::numeric_limits<double>::infinity()})
        EXPECT_DOUBLE_EQ(time_constant_sec(odd, odd), 0.6);
    EXPECT_DOUBLE_EQ(time_constant_sec(1e300, 2), 0.08);
}

TEST(FaceMotion, NeverLeavesWhatItWasGivenAndIsNeverNaN) {
    std::mt19937_64 dice(2);
    const double odd[] = {std::nan(""), std::numeric_limits<double>::infinity(), 1e308, -1e308};
    for (int k = 0; k < 300; ++k) {
        FaceMotion motion(kChannels);
        double low = 0;
        double high = 0;
        double at = 0;
        for (int n = 0; n < 20; ++n) {
            Face face = random_face(dice);
            if (dice() % 4 == 0) face[0].second = odd[dice() % std::size(odd)];
            if (std::isfinite(face[0].second)) {
                low = std::min(low, face[0].second);
                high = std::max(high, face[0].second);
            }
            at += real(dice, -0.1, 1);  // back now and then
            motion.set_target(face, real(dice, -1, 2), real(dice, -1, 2), at);
            const double shown = motion.at(at + real(dice, -1, 3))[0].second;
            EXPECT_TRUE(shown >= low * (1 + 1e-12) && shown <= high * (1 + 1e-12)) << shown;
        }
    }
}

TEST(FaceMotion, IsTheSameHoweverOftenItIsAskedOrTold) {
    std::mt19937_64 dice(3);
    for (int k = 0; k < 300; ++k) {
        FaceMotion asked_once(kChannels);
        FaceMotion told_often(kChannels);
        const Face from = random_face(dice);
        const Face to = random_face(dice);
        const double intensity = real(dice, 0, 1);
        const double arousal = real(dice, 0, 1);
        for (FaceMotion* motion : {&asked_once, &told_often}) {
            motion->set_target(from, intensity, arousal, 0);
            motion->set_target(to, intensity, arousal, 1);
        }
        double at = 1;
        for (int n = 0; n < 50; ++n) {
            at += real(dice, 0, 0.05);
            told_often.set_target(to, intensity, arousal, at);
        }
        EXPECT_NEAR(asked_once.at(at)[0].second, told_often.at(at)[0].second, 1e-12);
        EXPECT_NEAR(asked_once.at(at)[1].second, told_often.at(at)[1].second, 1e-12);
    }
}

TEST(FaceMotion, AChannelLeftOutGoesBackAndAStrangerIsIgnored) {
    FaceMotion motion(kChannels);
    motion.set_target({{"Blush", 1}, {"Stranger", 1}}, 1, 1, 0);
    motion.set_target({{"MouthSmile", 1}}, 1, 1, 1);
    const Face face = motion.at(100);
    EXPECT_EQ(face, (Face{{"MouthSmile", 1}, {"Blush", 0}}));
}

}  // namespace
}  // namespace rei::avatar::test
