#include "rei/replay/mood_stretches.hpp"

#include <limits>
#include <utility>

#include <gtest/gtest.h>

namespace rei {
namespace {

constexpr double kForever = std::numeric_limits<double>::infinity();
using Stretch = std::pair<double, double>;

std::vector<Stretch> stretches(const MoodStretches& of, Mood mood, bool inside) {
    std::vector<Stretch> out;
    of.for_each(mood, inside, [&](double begin_sec, double end_sec) {
        out.emplace_back(begin_sec, end_sec);
        return true;
    });
    return out;
}

TEST(MoodStretches, AreTheRunsOfAMoodAndWhatLiesBetween) {
    const MoodStretches moods({{0, -kForever, 3}, {2, 3, 5}, {0, 5, 6}, {1, 6, kForever}}, 4);
    EXPECT_EQ(stretches(moods, 0, true), (std::vector<Stretch>{{-kForever, 3}, {5, 6}}));
    EXPECT_EQ(stretches(moods, 0, false), (std::vector<Stretch>{{3, 5}, {6, kForever}}));
    EXPECT_EQ(stretches(moods, 1, false), (std::vector<Stretch>{{-kForever, 6}}));
    EXPECT_EQ(stretches(moods, 2, false), (std::vector<Stretch>{{-kForever, 3}, {5, kForever}}));
}

TEST(MoodStretches, AMoodThatNeverCameIsNeverInForce) {
    const MoodStretches moods({{0, -kForever, kForever}}, 4);
    for (const Mood mood : {Mood{3}, kNoMood}) {
        EXPECT_TRUE(stretches(moods, mood, true).empty());
        EXPECT_EQ(stretches(moods, mood, false), (std::vector<Stretch>{{-kForever, kForever}}));
    }
    EXPECT_TRUE(stretches(moods, 0, false).empty());
}

TEST(MoodStretches, AreLookedAtNoFurtherThanAsked) {
    const MoodStretches moods({{0, -kForever, 3}, {1, 3, 5}, {0, 5, 6}, {1, 6, kForever}}, 2);
    int seen = 0;
    moods.for_each(0, false, [&](double, double) {
        ++seen;
        return false;
    });
    EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace rei
