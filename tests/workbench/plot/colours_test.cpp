#include "rei/plot/colours.hpp"

#include <set>

#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(MoodRgb, IsOneByItsNameForMoodsThatNobodyKnows) {
    EXPECT_EQ(mood_rgb("smug"), mood_rgb("smug"));
    EXPECT_EQ(hex_of(mood_rgb("happy")), "#f2cf53");
}

TEST(MoodRgb, IsAnotherForEachOfTheFirstMoodsOfAPolicyThatNobodyKnows) {
    const std::vector<std::string> moods{"neutral", "smug",   "뾰로통",  "happy",   "bored",
                                         "proud",   "dreamy", "wistful", "jealous", "giddy"};
    std::set<std::string> colours;
    for (const std::string& mood : moods) colours.insert(hex_of(mood_rgb(mood, moods)));
    EXPECT_EQ(colours.size(), moods.size());
    EXPECT_EQ(mood_rgb("happy", moods), mood_rgb("happy"));
}

TEST(ClassRgb, IsAnotherForEachOfTheFirstClasses) {
    std::set<std::string> colours;
    for (std::size_t place = 0; place < 8; ++place) colours.insert(hex_of(class_rgb(place)));
    EXPECT_EQ(colours.size(), 8U);
}

TEST(InkOn, CanBeReadOnEverySheetOfColour) {
    for (int red = 0; red < 256; red += 15) {
        for (int green = 0; green < 256; green += 15) {
            for (int blue = 0; blue < 256; blue += 15) {
                const Rgb colour{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                                 static_cast<std::uint8_t>(blue)};
                ASSERT_GE(contrast(ink_on(colour), colour), 4.4) << hex_of(colour);
            }
        }
    }
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

TEST(ReadableOn, CanBeReadOnThePaneOfEitherLook) {
    for (const PaletteOf<Rgb>* p : {&dark_colours(), &light_colours()}) {
        for (const char* mood : {"happy", "angry", "fear"})
            EXPECT_GE(contrast(readable_on(p->pane, mood_rgb(mood)), p->pane), 4.5) << mood;
    }
}

TEST(Converted, KeepsEveryColourInItsPlace) {
    const auto hex = converted(dark_colours(), [](Rgb colour) { return hex_of(colour); });
    EXPECT_EQ(hex.background, "#0f1217");
    EXPECT_EQ(hex.line_strong, "#3d4758");
    EXPECT_EQ(hex.on_accent, "#060a10");
    EXPECT_EQ(hex.ghost, "#8893a6");
}

}  // namespace
}  // namespace rei::workbench
