#include "rei/replay/mood_stretches.hpp"

#include <limits>
#include <utility>

#include <gtest/gtest.h>

namespace rei {
namespace {

constexpr double kForever = std::numeric_limits<double>::infinity();
using Stretch = std::pair<double, double>;

/// Those that last.
std::vector<Stretch> stretches(const MoodStretches& of, Mood mood, bool inside) {
    const StretchesOfMood all = of.of(mood, inside);
    std::vector<Stretch> out;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].from_sec < all[k].to_sec) out.emplace_back(all[k].from_sec, all[k].to_sec);
    }
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

TEST(MoodStretches, TheFirstBehindAnInstantIsFound) {
    const MoodStretches moods({{0, -kForever, 3}, {1, 3, 5}, {0, 5, 6}, {1, 6, 8}, {0, 8, kForever}}, 2);
    for (const bool inside : {true, false}) {
        for (Mood mood : {Mood{0}, Mood{1}, kNoMood}) {
            const StretchesOfMood all = moods.of(mood, inside);
            for (const double sec : {-kForever, 0.0, 3.0, 4.0, 5.0, 5.5, 6.0, 7.0, 8.0, 9.0}) {
                std::size_t first = 0;
                while (first < all.size() && all[first].to_sec <= sec) ++first;
                EXPECT_EQ(all.first_behind(sec), first) << mood << ' ' << inside << ' ' << sec;
            }
        }
    }
}

}  // namespace
}  // namespace rei
