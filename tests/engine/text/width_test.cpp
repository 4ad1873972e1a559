#include "rei/text/width.hpp"

#include <gtest/gtest.h>

namespace rei {
namespace {

TEST(Width, HangulTakesTwoCellsAndMarksNone) {
    EXPECT_EQ(width_in_cells(""), 0U);
    EXPECT_EQ(width_in_cells("at: 3"), 5U);
    EXPECT_EQ(width_in_cells("칭찬 #"), 6U);
    EXPECT_EQ(width_in_cells("e\xCC\x81"), 1U);  // e and a combining acute
    EXPECT_EQ(width_in_cells("a\xFF\xFEz"), 4U);
}

}  // namespace
}  // namespace rei
