#include "rei/plot/colours.hpp"

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(MoodRgb, IsOneByItsNameForMoodsThatNobodyKnows) {
    EXPECT_EQ(mood_rgb("smug"), mood_rgb("smug"));
    EXPECT_EQ(hex_of(mood_rgb("happy")), "#f2cf53");
}

TEST(Contrast, OfColoursIsThatOfWcag) {
    EXPECT_NEAR(contrast(Rgb{}, Rgb{255, 255, 255}), 21, 1e-6);
    EXPECT_NEAR(contrast(Rgb{0x77, 0x77, 0x77}, Rgb{255, 255, 255}), 4.48, 0.005);
}

TEST(Blended, GoesFromOneToTheOther) {
    const Rgb black{};
    const Rgb colour{200, 100, 50};
    EXPECT_EQ(blended(black, colour, 0), black);
    EXPECT_EQ(blended(black, colour, 1), colour);
    EXPECT_EQ(blended(black, colour, 0.5F), (Rgb{100, 50, 25}));
}

TEST(DarkenedFor, CanBeReadOnThePane) {
    const Rgb pane = light_colours().pane;
    EXPECT_GE(contrast(darkened_for(pane, mood_rgb("happy")), pane), 4.5);
}

TEST(Converted, KeepsEveryColourInItsPlace) {
    const auto hex = converted(dark_colours(), [](Rgb colour) { return hex_of(colour); });
    EXPECT_EQ(hex.background, "#0f1217");
    EXPECT_EQ(hex.line_strong, "#3d4758");
    EXPECT_EQ(hex.on_accent, "#0c1826");
    EXPECT_EQ(hex.ghost, "#8893a6");
}

}  // namespace
}  // namespace rei::workbench
