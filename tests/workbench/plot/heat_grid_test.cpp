#include "rei/plot/heat_grid.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(NodeAxis, CellsJoinAndCoverTheAxis) {
    const NodeAxis axis{7, 10, 111};
    EXPECT_EQ(axis.edge(0), 10);
    EXPECT_EQ(axis.edge(7), 111);
    for (std::size_t k = 0; k < 7; ++k) {
        EXPECT_LT(axis.edge(k), axis.edge(k + 1));
        EXPECT_EQ(axis.node_at(axis.px(static_cast<double>(k))), k);
    }
    EXPECT_FALSE(axis.node_at(9.9F));
    EXPECT_FALSE(axis.node_at(111.1F));
}

TEST(NodeAxis, CanGoUpwards) {
    const NodeAxis axis{4, 100, 20};
    EXPECT_EQ(axis.node_at(99), 0U);
    EXPECT_EQ(axis.node_at(21), 3U);
    EXPECT_EQ(axis.px(0.5), 80) << "between the first and the second";
}

TEST(PlaceAmong, IsBetweenTheNodesAroundIt) {
    const double nodes[] = {1, 10, 100};
    EXPECT_EQ(place_among(nodes, 1), 0);
    EXPECT_EQ(place_among(nodes, 5.5), 0.5);
    EXPECT_EQ(place_among(nodes, 55), 1.5);
    EXPECT_EQ(place_among(nodes, 100), 2);
}

TEST(PlaceAmong, EndsHalfACellOutside) {
    const double nodes[] = {0, 1, 2};
    EXPECT_EQ(place_among(nodes, -0.5), -0.5);
    EXPECT_FALSE(place_among(nodes, -0.6));
    EXPECT_EQ(place_among(nodes, 2.5), 2.5);
    EXPECT_FALSE(place_among(nodes, 2.6));
}

TEST(NodeTicks, StandApartAndCutTheAxisEvenly) {
    std::vector<double> nodes;
    for (int k = 0; k <= 40; ++k) nodes.push_back(k / 40.0);
    const std::vector<NodeTick> ticks = node_ticks(nodes, {41, 0, 410}, 60);
    ASSERT_EQ(ticks.size(), 6U);
    EXPECT_EQ(ticks[0].label, "0");
    EXPECT_EQ(ticks[1].label, "0.2");
    EXPECT_EQ(ticks.back().label, "1");
}

TEST(NodeTicks, AreRoundNumbersWhereNodesGrowByAFactor) {
    std::vector<double> nodes;
    for (int k = 0; k <= 20; ++k) nodes.push_back(5 * std::pow(180.0, k / 20.0));  // to 900
    std::string labels;
    for (const NodeTick& tick : node_ticks(nodes, {21, 420, 0}, 24)) labels += tick.label + " ";
    EXPECT_EQ(labels, "5 10 20 50 100 200 500 ");
}

TEST(NodeTicks, AreOneWhereThereIsNoRoom) {
    const double nodes[] = {1, 2, 3};
    EXPECT_EQ(node_ticks(nodes, {3, 0, 30}, 100).size(), 1U);
}

}  // namespace
}  // namespace rei::workbench
