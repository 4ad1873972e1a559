#include "rei/study/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/test_data.hpp"

#include "rei/study/parameter_box.hpp"

namespace rei {
namespace {

std::vector<double> point(UnitPoints& points, std::size_t dimensions, std::uint64_t k) {
    std::vector<double> out(dimensions);
    points.point(k, out);
    return out;
}

/// L2 star discrepancy (Warnock 1972): how unevenly points fill the cube.
double discrepancy(const std::vector<std::vector<double>>& points) {
    const auto n = static_cast<double>(points.size()), d = static_cast<double>(points[0].size());
    double single = 0, pairs = 0;
    for (const auto& a : points) {
        double product = 1;
        for (const double x : a) product *= 1 - x * x;
        single += product;
        for (const auto& b : points) {
            product = 1;
            for (std::size_t k = 0; k < a.size(); ++k) product *= 1 - std::max(a[k], b[k]);
            pairs += product;
        }
    }
    return std::sqrt(std::pow(3, -d) - std::pow(2, 1 - d) / n * single + pairs / (n * n));
}

TEST(Grid, IsEveryCombinationWithTheLastAxisFastest) {
    UnitPoints grid(Grid({2, 3}));
    const std::vector<std::vector<double>> wanted = {{0, 0}, {0, 0.5}, {0, 1}, {1, 0}, {1, 0.5}, {1, 1}};
    for (std::size_t k = 0; k < wanted.size(); ++k) EXPECT_EQ(point(grid, 2, k), wanted[k]) << k;
    EXPECT_EQ(Grid({2, 3}).size(), 6U);
    std::size_t levels[2];
    Grid({2, 3}).levels_of(5, levels);
    EXPECT_EQ(levels[0], 1U);
    EXPECT_EQ(levels[1], 2U);
}

TEST(Grid, OfOneLevelStaysAtTheLowerEnd) {
    UnitPoints grid(Grid({1, 2}));
    EXPECT_EQ(point(grid, 2, 1), (std::vector<double>{0, 1}));
}

TEST(Grid, KnowsWhenItIsTooLarge) {
    EXPECT_EQ(grid_size(std::vector<std::size_t>{1000000, 1000000}), kMostPoints);
    EXPECT_EQ(grid_size(std::vector<std::size_t>{1000000, 1000001}), std::nullopt);
    EXPECT_EQ(grid_size(std::vector<std::size_t>(100, 1000)), std::nullopt);
    EXPECT_EQ(grid_size(std::vector<std::size_t>(100, 1)), 1U);
}

TEST(Shuffle, IsAPermutationAndAnotherForEveryKey) {
    for (const std::uint64_t n : {1U, 2U, 3U, 10U, 64U, 1000U}) {
        std::set<std::uint64_t> seen;
        for (std::uint64_t k = 0; k < n; ++k) seen.insert(Shuffle(n, 5)(k));
        EXPECT_EQ(seen.size(), n);
        EXPECT_EQ(*seen.rbegin(), n - 1);
    }
    int same = 0;
    for (std::uint64_t k = 0; k < 1000; ++k) same += Shuffle(1000, 5)(k) == Shuffle(1000, 6)(k) ? 1 : 0;
    EXPECT_LT(same, 10);
}

TEST(Shuffle, PutsEveryNumberEverywhereAboutEquallyOften) {
    constexpr std::uint64_t kNumbers = 5, kKeys = 5000;
    int counts[kNumbers][kNumbers] = {};
    for (std::uint64_t key = 0; key < kKeys; ++key) {
        const Shuffle shuffle(kNumbers, key);
        for (std::uint64_t k = 0; k < kNumbers; ++k) ++counts[k][shuffle(k)];
    }
    for (const auto& row : counts) {
        for (const int count : row) EXPECT_NEAR(count, 1000, 5 * std::sqrt(800));  // five deviations
    }
}

TEST(LatinHypercube, HasOnePointInEverySliceOfEveryAxis) {
    constexpr std::size_t kCount = 97, kAxes = 4;
    UnitPoints points(LatinHypercube(kAxes, kCount, 3));
    std::vector<std::set<int>> slices(kAxes);
    for (std::size_t k = 0; k < kCount; ++k) {
        const auto x = point(points, kAxes, k);
        for (std::size_t axis = 0; axis < kAxes; ++axis) {
            EXPECT_GE(x[axis], 0);
            EXPECT_LT(x[axis], 1);
            slices[axis].insert(static_cast<int>(x[axis] * kCount));
        }
    }
    for (const auto& seen : slices) EXPECT_EQ(seen.size(), kCount);
}

TEST(LatinHypercube, IsAnotherForEverySeedAndItsAxesHaveNothingToDoWithEachOther) {
    constexpr std::size_t kCount = 1000;
    UnitPoints points(LatinHypercube(2, kCount, 3)), again(LatinHypercube(2, kCount, 3)),
        other(LatinHypercube(2, kCount, 4));
    EXPECT_EQ(point(points, 2, 7), point(again, 2, 7));
    EXPECT_NE(point(points, 2, 7), point(other, 2, 7));
    double together = 0;
    for (std::size_t k = 0; k < kCount; ++k) {
        const auto x = point(points, 2, k);
        together += (x[0] - 0.5) * (x[1] - 0.5) * 12 / kCount;  // correlation
    }
    EXPECT_LT(std::abs(together), 4 / std::sqrt(kCount));
}

TEST(SobolSequence, IsTheKnownOneWithoutItsOrigin) {
    UnitPoints points(SobolSequence(3));
    // Joe & Kuo's own program (new-joe-kuo-6), points 1 to 7
    const std::vector<std::vector<double>> wanted = {
        {0.5, 0.5, 0.5},       {0.75, 0.25, 0.25},    {0.25, 0.75, 0.75},   {0.375, 0.375, 0.625},
        {0.875, 0.875, 0.125}, {0.625, 0.125, 0.875}, {0.125, 0.625, 0.375}};
    for (std::size_t k = 0; k < wanted.size(); ++k) EXPECT_EQ(point(points, 3, k), wanted[k]) << k;
}

TEST(SobolSequence, GivesAPointByItsNumberWhateverWasAskedBefore) {
    UnitPoints in_order(SobolSequence(5)), jumping(SobolSequence(5));
    std::vector<std::vector<double>> points;
    for (std::uint64_t k = 0; k < 50; ++k) points.push_back(point(in_order, 5, k));
    for (const std::uint64_t k : {40U, 3U, 4U, 0U, 49U}) EXPECT_EQ(point(jumping, 5, k), points[k]) << k;
}

TEST(SobolSequence, FillsTheCubeMoreEvenlyThanChance) {
    constexpr std::size_t kCount = 255, kAxes = 4;
    UnitPoints sobol{SobolSequence(kAxes)};
    test::Dice dice(5);
    std::vector<std::vector<double>> even, thrown;
    for (std::size_t k = 0; k < kCount; ++k) {
        even.push_back(point(sobol, kAxes, k));
        thrown.push_back({dice.real(0, 1), dice.real(0, 1), dice.real(0, 1), dice.real(0, 1)});
    }
    EXPECT_LT(discrepancy(even), discrepancy(thrown) / 2);
}

TEST(ParameterRange, IsDividedAlongItsScaleWithExactEnds) {
    const ParameterRange linear{{-0.1, 0.3}}, log{{0.1, 1000}, Scale::logarithmic};
    EXPECT_EQ(linear.at(0), -0.1);
    EXPECT_EQ(linear.at(1), 0.3);
    EXPECT_NEAR(linear.at(0.25), 0, 1e-15);
    EXPECT_EQ(log.at(0), 0.1);
    EXPECT_EQ(log.at(1), 1000);
    EXPECT_NEAR(log.at(0.5), 10, 1e-12);
}

TEST(ParameterRange, GivesEveryWholeNumberAnEqualShare) {
    const ParameterRange whole{{1, 5}, Scale::linear, true};
    int counts[6] = {};
    for (int k = 0; k < 1000; ++k) {
        const double value = whole.at((k + 0.5) / 1000);
        ASSERT_EQ(value, std::floor(value));
        ++counts[static_cast<int>(value)];
    }
    for (int value = 1; value <= 5; ++value) EXPECT_EQ(counts[value], 200);
    EXPECT_EQ(whole.at(1), 5);
}

TEST(ParameterRange, LevelsOfAGridAreDifferentWholeNumbers) {
    for (std::size_t levels = 2; levels <= 50; ++levels) {
        const ParameterRange whole{{1, 50}, Scale::linear, true};
        const Grid grid({levels});
        std::set<double> seen;
        for (std::size_t k = 0; k < levels; ++k) seen.insert(whole.at(grid.at(0, k)));
        EXPECT_EQ(seen.size(), levels);
        EXPECT_EQ(*seen.begin(), 1);
        EXPECT_EQ(*seen.rbegin(), 50);
    }
}

TEST(ParameterBox, TakesScalesFromTheParameterTable) {
    const ParameterBox box(test::shipped_policy("rei.json"),
                           {"engine.half_life_sec.valence", "engine.context_turns", "engine.cooldown_sec"},
                           {{1, 100}, {1, 4}, {1, 100}});
    std::vector<double> values(3);
    box.map(std::vector<double>{0.5, 0.5, 0.5}, values);
    EXPECT_NEAR(values[0], 10, 1e-12);
    EXPECT_EQ(values[1], 3);
    EXPECT_EQ(values[2], 50.5);
}

}  // namespace
}  // namespace rei
