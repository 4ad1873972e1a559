// Populations asked and told a generation at a time.
#include "rei/study/evolution.hpp"

#include <algorithm>
#include <cmath>

#include "engine/test_data.hpp"

namespace rei {
namespace {

constexpr std::size_t kWidth = 5;

Rows beginnings(std::size_t count) {
    test::Dice dice(3);
    Rows out(kWidth, count);
    for (double& value : out.values()) value = dice.real(-1, 1);
    return out;
}

/// Distance² to (0.3, …), and to (−0.3, …) where two are asked for.
Rows worth_of(const Rows& points, std::size_t outputs) {
    Rows out(outputs, points.size());
    for (std::size_t k = 0; k < points.size(); ++k) {
        for (const double x : points[k]) {
            out[k][0] += (x - 0.3) * (x - 0.3);
            if (outputs == 2) out[k][1] += (x + 0.3) * (x + 0.3);
        }
    }
    return out;
}

Rows evolved(Evolution::By by, std::size_t outputs, int generations, std::uint64_t seed) {
    const Rows begin = beginnings(32);
    Evolution evolution(by, begin, worth_of(begin, outputs), seed);
    Rows points(kWidth);
    for (int k = 0; k < generations; ++k) {
        points = evolution.ask();
        EXPECT_EQ(points.size(), 32U);
        for (const double x : points.values()) EXPECT_LE(std::abs(x), 1);
        evolution.tell(worth_of(points, outputs));
    }
    return points;
}

TEST(Evolution, ByDifferencesComesToTheSmallestValue) {
    const Rows worth = worth_of(evolved(Evolution::By::differences, 1, 150, 1), 1);
    EXPECT_LT(*std::min_element(worth.values().begin(), worth.values().end()), 1e-4);
}

TEST(Evolution, ByDominanceSpreadsBetweenTwoAims) {
    const Rows worth = worth_of(evolved(Evolution::By::dominance, 2, 150, 1), 2);
    double least[2] = {100, 100};
    for (std::size_t k = 0; k < worth.size(); ++k) {
        for (std::size_t aim = 0; aim < 2; ++aim) least[aim] = std::min(least[aim], worth[k][aim]);
        EXPECT_LT(std::sqrt(worth[k][0]) + std::sqrt(worth[k][1]), 0.65 * std::sqrt(5.0) + 0.4) << k;
    }
    EXPECT_LT(least[0], 0.1);
    EXPECT_LT(least[1], 0.1);
}

TEST(Evolution, DependsOnTheSeedAlone) {
    for (const auto by : {Evolution::By::differences, Evolution::By::dominance}) {
        const std::size_t outputs = by == Evolution::By::differences ? 1 : 2;
        EXPECT_EQ(evolved(by, outputs, 20, 7), evolved(by, outputs, 20, 7));
        EXPECT_NE(evolved(by, outputs, 20, 7), evolved(by, outputs, 20, 8));
    }
}

TEST(Evolution, AskedTwiceAsksTheSame) {
    const Rows begin = beginnings(16);
    Evolution evolution(Evolution::By::differences, begin, worth_of(begin, 1), 1);
    const Rows first = evolution.ask();
    EXPECT_EQ(first, evolution.ask());
    evolution.tell(worth_of(first, 1));
    EXPECT_NE(first, evolution.ask());
}

}  // namespace
}  // namespace rei
