#include "rei/plot/range.hpp"

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

constexpr Interval kWhole{0, 100};

TEST(Range, ZoomKeepsWhatIsUnderTheCursor) {
    const Interval before{20, 60};
    const Interval after = zoomed(before, 30, 0.5, kWhole, 0.1);
    EXPECT_DOUBLE_EQ(length_of(after), 20);
    EXPECT_DOUBLE_EQ((30 - after.low) / length_of(after), (30 - before.low) / length_of(before));
}

TEST(Range, ZoomStaysInsideAndNotShorterThanTheShortest) {
    EXPECT_EQ(zoomed({10, 90}, 50, 10, kWhole, 1), kWhole);
    EXPECT_DOUBLE_EQ(length_of(zoomed({10, 12}, 11, 1e-9, kWhole, 1)), 1);
    EXPECT_EQ(zoomed({0, 10}, 0, 2, kWhole, 1), (Interval{0, 20}));
}

TEST(Range, PanKeepsTheLengthAtTheEnds) {
    EXPECT_EQ(panned({10, 30}, 500, kWhole), (Interval{80, 100}));
    EXPECT_EQ(panned({10, 30}, -500, kWhole), (Interval{0, 20}));
    EXPECT_EQ(panned({10, 30}, 5, kWhole), (Interval{15, 35}));
}

TEST(Range, ABoxCanBeDrawnFromEitherSide) {
    EXPECT_EQ(range_between(40, 20, kWhole), (Interval{20, 40}));
}

}  // namespace
}  // namespace rei::workbench
