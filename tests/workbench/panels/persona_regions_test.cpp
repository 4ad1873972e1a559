#include "workbench/panels/persona_desk.hpp"

namespace rei::workbench {
namespace {

using test::PersonaDesk;

TEST(PersonaRegions, ArrowsChangeWhichOneWins) {
    PersonaDesk desk(PolicyPart::regions);
    desk.click_on("region/0/down");
    EXPECT_EQ(desk.policy().regions[0].mood, "happy");
    EXPECT_EQ(desk.policy().regions[1].mood, "excited");
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(PersonaRegions, AClickFoldsTheBoundsOut) {
    PersonaDesk desk(PolicyPart::regions);
    EXPECT_FALSE(desk.shows("region/1/valence/track"));
    desk.click_on("region/1");
    EXPECT_TRUE(desk.shows("region/1/valence/track"));
    desk.click_on("region/1");
    EXPECT_FALSE(desk.shows("region/1/valence/track"));
}

TEST(PersonaRegions, AnEndOfABoundIsDraggedAsOneEntry) {
    PersonaDesk desk(PolicyPart::regions);
    desk.click_on("region/1");
    const Box track = desk.box("persona/region/1/valence/track");
    const Axis2Px axis{{-1, 1}, track.min.x + 6, track.max.x - 6};
    const float y = track.centre().y;
    desk.drag({axis.px(0.10), y}, {axis.px(0.40), y});
    EXPECT_NEAR(desk.policy().regions[1].valence.low, 0.40, 0.02);
    EXPECT_EQ(desk.policy().regions[1].valence.high, 1);
    EXPECT_EQ(desk.entries(), 1U);
    desk.drag({axis.px(0.40), y}, {axis.px(1.5), y});  // it stops at the other end
    EXPECT_EQ(desk.policy().regions[1].valence.low, 1);
    desk.undo();
    desk.undo();
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(PersonaRegions, ABoundIsTypedAsOneEntry) {
    PersonaDesk desk(PolicyPart::regions);
    desk.click_on("region/1");
    desk.type_into("region/1/arousal/high", "0.45");
    EXPECT_EQ(desk.policy().regions[1].arousal.high, 0.45);
    EXPECT_EQ(desk.entries(), 1U);
    desk.type_into("region/1/arousal/high", "7");
    EXPECT_EQ(desk.policy().regions[1].arousal.high, 0.45) << "outside the axis";
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(PersonaRegions, IntensityIsBoundAndUnbound) {
    PersonaDesk desk(PolicyPart::regions);
    desk.click_on("region/0");
    desk.click_on("region/0/intensity/bound");
    ASSERT_TRUE(desk.policy().regions[0].intensity);
    EXPECT_EQ(*desk.policy().regions[0].intensity, (Interval{0, 1}));
    desk.type_into("region/0/intensity/low", "0.4");
    EXPECT_EQ(desk.policy().regions[0].intensity->low, 0.4);
    desk.click_on("region/0/intensity/bound");
    EXPECT_FALSE(desk.session().is_tuned());
    desk.click_on("region/0/valence/bound");
    EXPECT_EQ(desk.entries(), 3U) << "valence can't be left out";
}

TEST(PersonaRegions, AreAddedGivenAMoodAndDeleted) {
    PersonaDesk desk(PolicyPart::regions);
    const std::size_t count = desk.policy().regions.size();
    desk.click_on("region/new");
    ASSERT_EQ(desk.policy().regions.size(), count + 1);
    EXPECT_EQ(desk.policy().regions.back().mood, "shy") << "it had none yet";
    const std::string id = "region/" + std::to_string(count);
    desk.frames(2);
    desk.click_on(id + "/mood");
    desk.click_on(id + "/mood/tired");
    EXPECT_EQ(desk.policy().regions.back().mood, "tired");
    desk.click_on(id + "/delete");
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(PersonaRegions, AreMarkedWithWhatTheLintSays) {
    PersonaDesk desk(PolicyPart::regions);
    EXPECT_FALSE(desk.shows("region/1/lint"));
    carry_out(desk.bench, EditPolicy{SetRegionBounds{1, Interval{-0.5, 1}, {}, {}, {}}});
    desk.frame();
    EXPECT_TRUE(desk.shows("region/1/lint")) << "the baseline lies in it";
}

}  // namespace
}  // namespace rei::workbench
