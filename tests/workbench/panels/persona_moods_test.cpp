#include "workbench/panels/persona_desk.hpp"

namespace rei::workbench {
namespace {

using test::PersonaDesk;
using testing::HasSubstr;

/// At the mood `shy`, of which the scenario expects nothing.
class PersonaMoods : public ::testing::Test {
  protected:
    PersonaMoods() : desk(PolicyPart::moods) { desk.click_on("moods/mood/shy"); }
    [[nodiscard]] const Voice* voice() const { return find_by_name(desk.policy().voices, "shy"); }
    [[nodiscard]] const Face* face() const { return find_by_name(desk.policy().faces, "shy"); }
    PersonaDesk desk;
};

TEST_F(PersonaMoods, AHintIsTypedAsOneEntry) {
    desk.click_on("mood/shy/hint");
    desk.key(Key::end);
    desk.type("!");
    desk.type("?");
    EXPECT_EQ(desk.entries(), 0U) << "still typing";
    const std::string hint = *find_by_name(desk.policy().style_hints, "shy");
    EXPECT_EQ(hint.substr(hint.size() - 2), "!?");
    desk.key(Key::enter);
    desk.frames(2);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.undo_name(), "Change the hint of shy");
    desk.undo();
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST_F(PersonaMoods, TheRateOfAVoiceIsDraggedAsOneEntry) {
    const Box track = desk.box("persona/mood/shy/voice/rate/track");
    const Axis2Px axis{{0.5, 2}, track.min.x + 6, track.max.x - 6};
    desk.drag({axis.px(voice()->rate), track.centre().y}, {axis.px(1.5), track.centre().y});
    EXPECT_NEAR(voice()->rate, 1.5, 0.02);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.undo_name(), "Change the voice of shy");
}

TEST_F(PersonaMoods, AVoiceIsLeftToNeutralAndMadeItsOwnAgain) {
    desk.click_on("mood/shy/voice/own");
    EXPECT_EQ(voice(), nullptr);
    desk.frames(2);
    EXPECT_TRUE(desk.shows("mood/shy/voice/lint")) << "the lint says so where it is";
    desk.click_on("mood/shy/voice/own");
    ASSERT_NE(voice(), nullptr);
    EXPECT_EQ(*voice(), *find_by_name(desk.policy().voices, "neutral"));
}

TEST_F(PersonaMoods, AChannelOfTheFaceIsDraggedAddedAndLeft) {
    const Box track = desk.box("persona/mood/shy/face/Blush/track");
    const Axis2Px axis{{0, 1}, track.min.x + 6, track.max.x - 6};
    desk.drag({axis.px(1), track.centre().y}, {axis.px(0.3), track.centre().y});
    EXPECT_NEAR(*find_by_name(*face(), "Blush"), 0.3, 0.02);
    EXPECT_EQ(desk.entries(), 1U);
    desk.type_into("mood/shy/face/add/own", "EyeWide");
    EXPECT_EQ(*find_by_name(*face(), "EyeWide"), 0.5);
    desk.frames(2);
    desk.click_on("mood/shy/face/Blush/delete");
    EXPECT_EQ(find_by_name(*face(), "Blush"), nullptr);
    EXPECT_EQ(desk.entries(), 3U);
}

TEST_F(PersonaMoods, AMoodIsRenamedWithEverythingThatSpeaksOfIt) {
    const std::string field = "mood/" + std::to_string(desk.policy().mood("shy")) + "/name";
    desk.type_into(field, "bashful");
    EXPECT_NE(desk.policy().mood("bashful"), kNoMood);
    EXPECT_EQ(voice(), nullptr);
    EXPECT_NE(find_by_name(desk.policy().voices, "bashful"), nullptr);
    EXPECT_EQ(desk.undo_name(), "Rename mood shy to bashful");
    desk.frames(2);
    desk.click_on("mood/bashful/delete");
    EXPECT_EQ(desk.policy().mood("bashful"), kNoMood);
    desk.undo();
    desk.undo();
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST_F(PersonaMoods, NeutralCannotBeDeleted) {
    desk.click_on("moods/mood/neutral");
    desk.click_on("mood/neutral/delete");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_THAT(desk.told(), HasSubstr("neutral has to stay"));
}

TEST_F(PersonaMoods, AMoodThatTheScenarioExpectsCannotBeDeleted) {
    desk.click_on("moods/mood/happy");
    desk.click_on("mood/happy/delete");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_THAT(desk.told(), HasSubstr("\"happy\" is no mood of this persona"));
}

TEST_F(PersonaMoods, ANameThatIsTakenIsExplainedAndNotGiven) {
    const std::string field = "mood/" + std::to_string(desk.policy().mood("shy")) + "/name";
    desk.type_into(field, "sad");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_THAT(desk.told(), HasSubstr("there is a mood sad already"));
}

TEST_F(PersonaMoods, ANewMoodIsShownAndLacksEverything) {
    desk.type_into("moods/new", "calm");
    EXPECT_EQ(desk.policy().emotions.back(), "calm");
    desk.frames(2);
    EXPECT_TRUE(desk.shows("mood/calm/voice/own"));
    EXPECT_TRUE(desk.shows("mood/calm/hint/lint"));
    EXPECT_FALSE(desk.shows("mood/calm/voice/rate/track"));
}

TEST_F(PersonaMoods, ThePersonaIsRenamed) {
    desk.click_on("name");
    desk.key(Key::end);
    desk.type("na");
    desk.key(Key::enter);
    desk.frame();
    EXPECT_EQ(desk.policy().name, "Reina");
    EXPECT_EQ(desk.undo_name(), "Rename persona");
}

}  // namespace
}  // namespace rei::workbench
