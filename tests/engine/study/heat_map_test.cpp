#include "rei/study/heat_map.hpp"

#include <cmath>
#include <functional>

#include <gmock/gmock.h>

namespace rei {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::vector<double> sampled(std::size_t width, std::size_t height,
                            const std::function<double(double, double)>& f) {
    std::vector<double> out;
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x)
            out.push_back(f(static_cast<double>(x), static_cast<double>(y)));
    }
    return out;
}

/// Area to the left of a closed line.
double area(const Polyline& line) {
    double out = 0;
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        out += (line[k].x * line[k + 1].y - line[k + 1].x * line[k].y) / 2;
    }
    return out;
}

TEST(Contour, OfAPlaneIsOneStraightLineFromEdgeToEdge) {
    const auto lines = zero_contour(sampled(5, 4, [](double x, double y) { return x - 0.5 * y - 1.25; }), 5);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_GE(lines[0].size(), 4U);
    for (const GridPoint& at : lines[0]) EXPECT_NEAR(at.x - 0.5 * at.y, 1.25, 1e-12);
    // what is above lies to the right, so the line that has it on its left runs down
    EXPECT_EQ(lines[0].front().y, 3);
    EXPECT_EQ(lines[0].back().y, 0);
}

TEST(Contour, OfAHillIsOneClosedLineAroundIt) {
    const auto hill = [](double x, double y) { return 9 - (x - 5) * (x - 5) - (y - 5) * (y - 5); };
    const auto lines = zero_contour(sampled(11, 11, hill), 11);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].front(), lines[0].back());
    EXPECT_NEAR(area(lines[0]), 9 * M_PI, 1.5) << "and the hill is on its left";
}

TEST(Contour, OfAPitRunsTheOtherWay) {
    const auto pit = [](double x, double y) { return (x - 5) * (x - 5) + (y - 5) * (y - 5) - 9; };
    const auto lines = zero_contour(sampled(11, 11, pit), 11);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(area(lines[0]), -9 * M_PI, 1.5);
}

TEST(Contour, OfASaddleGoesByTheMiddle) {
    // above at (0, 0) and (1, 1)
    const auto apart = zero_contour(std::vector<double>{1, -2, -2, 1}, 2);
    ASSERT_EQ(apart.size(), 2U);
    for (const Polyline& line : apart) {
        const double sum = line.front().x + line.front().y;
        EXPECT_TRUE(sum < 1 || sum > 1);
        EXPECT_NEAR(line.back().x + line.back().y, sum, 1e-12) << "around the corner that is above";
    }
    const auto together = zero_contour(std::vector<double>{2, -1, -1, 2}, 2);
    ASSERT_EQ(together.size(), 2U);
    for (const Polyline& line : together) {
        EXPECT_NEAR(line.front().x - line.front().y, line.back().x - line.back().y, 1e-12)
            << "along the ridge";
    }
}

TEST(Contour, EndsWhereThereIsNothing) {
    auto values = sampled(5, 5, [](double x, double) { return x - 1.5; });
    values[2 * 5 + 2] = kNone;
    const auto lines = zero_contour(values, 5);
    ASSERT_EQ(lines.size(), 2U);
    for (const Polyline& line : lines) EXPECT_EQ(line.size(), 2U);
    EXPECT_TRUE(zero_contour(std::vector<double>(25, kNone), 5).empty());
}

TEST(Contour, OfWhatIsNowhereOrEverywhereAboveIsNone) {
    EXPECT_TRUE(zero_contour(std::vector<double>(9, 1), 3).empty());
    EXPECT_TRUE(zero_contour(std::vector<double>(9, -1), 3).empty());
    EXPECT_TRUE(zero_contour(std::vector<double>(9, 0), 3).empty()) << "0 holds";
    EXPECT_TRUE(zero_contour(std::vector<double>{1, -1, 1}, 3).empty()) << "one row has no squares";
    EXPECT_TRUE(zero_contour({}, 0).empty());
}

TEST(Contour, OfCountsTouchesTheNodesThatJustHold) {
    const auto lines = zero_contour(sampled(3, 2, [](double x, double) { return x < 2 ? -1.0 : 0.0; }), 3);
    ASSERT_EQ(lines.size(), 1U);
    for (const GridPoint& at : lines[0]) EXPECT_EQ(at.x, 2);
}

class HeatMapTest : public testing::Test {
  protected:
    /// Rows of three axes a, b, c: what is shown is 100a + 10b + c, the robustness a + b − 2.5, by levels.
    static HeatMap filled(HeatMapPlan plan) {
        const Grid grid({4, 3, 2});
        const ParameterBox box({{{1, 4}}, {{0.1, 10}, Scale::logarithmic}, {{0, 1}}});
        plan.shown = {"m", {}, Quantity::How::mean, {0}};
        HeatMap out(grid, box, plan, {"robustness", {}, Quantity::How::least, {1}});
        for (std::uint64_t k = 0; k < grid.size(); ++k) {
            std::size_t at[3];
            grid.levels_of(k, at);
            const auto a = static_cast<double>(at[0]), b = static_cast<double>(at[1]);
            const double row[] = {100 * a + 10 * b + static_cast<double>(at[2]), a + b - 2.5};
            out.add(k, row);
        }
        return out;
    }
};

TEST_F(HeatMapTest, ShowsThePlaneThatWasAskedFor) {
    const HeatMap map = filled({0, 1, {0, 0, 1}, {}});
    EXPECT_EQ(map.width(), 4U);
    EXPECT_EQ(map.height(), 3U);
    EXPECT_THAT(map.across(), testing::ElementsAre(1, 2, 3, 4));
    EXPECT_THAT(map.up(), testing::ElementsAre(0.1, testing::DoubleNear(1, 1e-12), 10));
    EXPECT_EQ(map.shown(3, 2), 321);
    EXPECT_EQ(map.shown(0, 1), 11);
    EXPECT_EQ(map.robustness(3, 2), 2.5);
    const HeatMap turned = filled({2, 0, {0, 1, 0}, {}});
    EXPECT_EQ(turned.width(), 2U);
    EXPECT_EQ(turned.shown(1, 3), 311);
}

TEST_F(HeatMapTest, DrawsTheBorderOfWhatPasses) {
    const auto lines = filled({0, 1, {0, 0, 0}, {}}).contour();
    ASSERT_EQ(lines.size(), 1U);
    for (const GridPoint& at : lines[0]) EXPECT_NEAR(at.x + at.y, 2.5, 1e-12);
}

TEST_F(HeatMapTest, IsNotANumberWhereNothingWasWorkedOutYet) {
    const HeatMap map(Grid({2, 2}), ParameterBox({{{0, 1}}, {{0, 1}}}),
                      {0, 1, {0, 0}, {"m", {}, Quantity::How::mean, {0}}},
                      {"robustness", {}, Quantity::How::least, {1}});
    EXPECT_TRUE(std::isnan(map.shown(1, 1)));
    EXPECT_TRUE(std::isnan(map.robustness(0, 0)));
    EXPECT_TRUE(map.contour().empty());
}

}  // namespace
}  // namespace rei
