#include "rei/plot/dense_columns.hpp"

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(DenseColumns, KeepTheLeastAndTheGreatestOfEachColumn) {
    DenseColumns columns(2);
    for (const auto& [px, value] : {std::pair{4.0F, 1.0}, {4.5F, -2.0}, {5.9F, 0.5}, {10.0F, 3.0}})
        columns.add(px, value);
    ASSERT_EQ(columns.columns().size(), 2U);
    EXPECT_EQ(columns.columns()[0].px, 4);
    EXPECT_EQ(columns.columns()[0].least, -2);
    EXPECT_EQ(columns.columns()[0].greatest, 1);
    EXPECT_EQ(columns.columns()[1].px, 10);
    EXPECT_EQ(columns.columns()[1].least, 3);
}

TEST(DenseColumns, AreNoMoreThanThereArePixels) {
    DenseColumns columns(1);
    for (int k = 0; k < 100'000; ++k) columns.add(static_cast<float>(k) * 0.01F, k % 7);
    EXPECT_LE(columns.columns().size(), 1001U);
    EXPECT_EQ(columns.columns()[500].least, 0);
    EXPECT_EQ(columns.columns()[500].greatest, 6);
}

}  // namespace
}  // namespace rei::workbench
