#include "rei/labelling/plane.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/test_data.hpp"

namespace rei {
namespace {

constexpr double kFar = 0.3;  // a rest that is no border here

AxisCells one_region(double low, double high, double hysteresis) {
    return {std::vector<Interval>{{low, high}}, hysteresis, -1, 1};
}

TEST(AxisCells, BothBoundsAreInside) {
    const AxisCells axis = one_region(0.1, 0.5, 0);
    EXPECT_EQ(axis.plain(axis.locate(0.1, kFar, 1)), 1U);
    EXPECT_EQ(axis.plain(axis.locate(0.5, kFar, 1)), 1U);
    EXPECT_EQ(axis.plain(axis.locate(0.0999999, kFar, 1)), 0U);
    EXPECT_EQ(axis.plain(axis.locate(0.5000001, kFar, 1)), 0U);
}

TEST(AxisCells, BordersAtAnEndOfTheRangeNeitherGrowNorShrink) {
    const AxisCells axis = one_region(0.1, 1.0, 0.3);
    EXPECT_EQ(axis.shrunk(axis.locate(1.0, kFar, 1)), 1U);
    EXPECT_EQ(axis.grown(axis.locate(-0.2, kFar, 1)), 1U);
    EXPECT_EQ(axis.shrunk(axis.locate(0.39, kFar, 1)), 0U);
}

TEST(AxisCells, BoundsShrunkPastEachOtherHoldNothing) {
    const AxisCells axis = one_region(0.1, 0.3, 0.2);
    for (double x = -1; x <= 1; x += 0.01) EXPECT_EQ(axis.shrunk(axis.locate(x, kFar, 1)), 0U);
}

TEST(AxisCells, HoldTheRegionsWhoseMovedBoundsAreAround) {
    test::Dice dice(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<Interval> regions;
        for (int k = dice.whole(1, 6); k > 0; --k) {
            const double low = std::round(dice.real(-1, 1) * 10) / 10;  // so that some are shared
            regions.push_back({low, std::min(1.0, low + std::round(dice.real(0, 1) * 10) / 10)});
        }
        AxisCells axis(regions, dice.real(0, 0.1), -1, 1);
        const double hysteresis = round % 5 == 0 ? 0 : dice.real(0, 0.4);
        axis.take_hysteresis(hysteresis);
        const auto holds = [&](std::size_t k, double outwards, double x) {
            const Interval open = open_ends(regions[k], -1, 1);
            return x >= open.low - outwards && x <= open.high + outwards;
        };
        for (int asked = 0; asked < 50; ++asked) {
            const double x = dice.real(-1, 1);
            const int cell = axis.locate(x, 3, 1);
            for (std::size_t k = 0; k < regions.size(); ++k) {
                EXPECT_EQ((axis.plain(cell) >> k & 1U) != 0, holds(k, 0, x));
                EXPECT_EQ((axis.grown(cell) >> k & 1U) != 0, holds(k, hysteresis, x));
                EXPECT_EQ((axis.shrunk(cell) >> k & 1U) != 0, holds(k, -hysteresis, x));
            }
        }
    }
}

TEST(AxisCells, AtARestingValueTheSideDecides) {
    const AxisCells axis = one_region(0.3, 1.0, 0);
    EXPECT_EQ(axis.plain(axis.locate(0.3, 0.3, 1e-30)), 1U);
    EXPECT_EQ(axis.plain(axis.locate(0.3, 0.3, -1e-30)), 0U);
    EXPECT_EQ(axis.plain(axis.locate(0.3, 0.3, 0)), 1U);
}

TEST(AxisCells, ABorderAtTheRestIsNeverMet) {
    const AxisCells axis = one_region(0.3, 1.0, 0);
    const Relaxation from_below{0.1, 0.3, -0.2, 10, 0, 1};
    EXPECT_EQ(axis.next_border(axis.locate(0.1, 0.3, -0.2), from_below).border, -1);
    const Relaxation past_it{0.1, 0.4, -0.3, 10, 0, 1};
    EXPECT_EQ(axis.next_border(axis.locate(0.1, 0.4, -0.3), past_it).border, 0);
}

TEST(AxisCells, APathThatIsCutComesToRestOnTheBorderThere) {
    const AxisCells axis = one_region(1.0, 1.0, 0);  // only valence 1 itself
    const Relaxation up{0.5, 1.4, -0.9, 10, -1, 1};
    const int cell = axis.locate(0.5, 1.4, -0.9);
    const auto next = axis.next_border(cell, up);
    ASSERT_EQ(next.border, 0);
    const int after = axis.cell_after(next.border, up);
    EXPECT_EQ(axis.plain(after), 1U);
    EXPECT_EQ(axis.next_border(after, up).border, -1);
}

TEST(LabelPlane, AnEarlierRegionTakesOverOnlyByTheMargin) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "excited", "happy"],
      "engine": {"hysteresis": {"valence": 0.05, "arousal": 0.05}},
      "regions": [{"mood": "excited", "valence": [0.1, 1], "arousal": [0.55, 1]},
                  {"mood": "happy", "valence": [0.1, 1], "arousal": [0, 0.55]}]})");
    const LabelPlane plane(policy);
    const auto cells = [&](double v, double a) {
        return Cells{plane.valence.locate(v, 0, 1), plane.arousal.locate(a, 0.3, 1),
                     plane.intensity.locate(0.3, 0, 1)};
    };
    const Mood happy = policy.mood("happy");
    const RegionSet all = plane.by_affinity(0);
    EXPECT_TRUE(plane.keeps(happy, cells(0.4, 0.58), all));
    EXPECT_FALSE(plane.keeps(happy, cells(0.4, 0.61), all));
    EXPECT_TRUE(plane.keeps(happy, cells(0.06, 0.3), all));
    EXPECT_FALSE(plane.keeps(happy, cells(0.04, 0.3), all));
    EXPECT_FALSE(plane.keeps(policy.neutral(), cells(0.0, 0.3), all));
}

TEST(LabelPlane, BoundsInIntensityAndAffinityAreExact) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "shy"], "regions":
      [{"mood": "shy", "valence": [-1, 1], "arousal": [0, 1], "intensity": [0.4, 1], "affinity": [10, 100]}]})");
    const LabelPlane plane(policy);
    const auto region = [&](double intensity, int affinity) {
        const Cells cells{plane.valence.locate(0, 0, 1), plane.arousal.locate(0.3, 0.3, 1),
                          plane.intensity.locate(intensity, 0, intensity)};
        return plane.first_region(cells, plane.by_affinity(affinity));
    };
    EXPECT_EQ(region(0.4, 10), 0);
    EXPECT_EQ(region(0.39, 10), -1);
    EXPECT_EQ(region(0.4, 9), -1);
}

}  // namespace
}  // namespace rei
