#include "workbench/panels/persona_desk.hpp"

namespace rei::workbench {
namespace {

using test::PersonaDesk;
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<std::string>& praise(const PersonaDesk& desk) {
    return desk.policy().classes[0].keywords;
}

TEST(PersonaWords, AWordIsAddedByEnterAndHeardAtOnce) {
    PersonaDesk desk(PolicyPart::words);
    const std::string before = desk.hash();
    const std::size_t words = praise(desk).size();
    desk.type_into("class/praise/add", "방송");
    ASSERT_EQ(praise(desk).size(), words + 1);
    EXPECT_EQ(praise(desk).back(), "방송");
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.undo_name(), "Change the keywords of praise");
    EXPECT_NE(desk.hash(), before) << "the scenario says it";
    desk.type("둘");
    desk.key(Key::enter);
    EXPECT_EQ(praise(desk).back(), "둘") << "the field keeps the keyboard";
}

TEST(PersonaWords, ACommaAddsTheWordAndLeavesTheFieldEmpty) {
    PersonaDesk desk(PolicyPart::words);
    desk.click_on("class/praise/add");
    desk.type("하나,");
    EXPECT_EQ(praise(desk).back(), "하나");
    desk.type("둘, 셋,");
    EXPECT_EQ(praise(desk).back(), "셋");
    EXPECT_EQ(desk.entries(), 2U);
}

TEST(PersonaWords, TheCrossOfAWordForgetsIt) {
    PersonaDesk desk(PolicyPart::words);
    ASSERT_EQ(praise(desk).front(), "고마워");
    desk.click_on("class/praise/word/고마워/remove");
    EXPECT_NE(praise(desk).front(), "고마워");
    desk.undo();
    EXPECT_EQ(praise(desk).front(), "고마워");
}

TEST(PersonaWords, AWordThatIsThereAlreadyIsExplainedAndNotAdded) {
    PersonaDesk desk(PolicyPart::words);
    desk.type_into("class/praise/add", "최고");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_THAT(desk.told(), HasSubstr("\"최고\" is in praise already"));
}

TEST(PersonaWords, WordsAreMarkedWithHowOftenTheyAreHeard) {
    PersonaDesk desk(PolicyPart::words);
    std::size_t turns = 0;
    for (const TurnText& turn : desk.session().turn_texts()) {
        for (const HeardWord& heard : turn.heard) turns += heard.word == "최고" && !heard.is_trigger ? 1 : 0;
    }
    ASSERT_GT(turns, 0U);
    const PersonaUi::Word word{false, "praise", "최고"};
    EXPECT_EQ(desk.ui.persona.heard.at(word), turns);
}

TEST(PersonaWords, AClassIsAddedRenamedAndDeleted) {
    PersonaDesk desk(PolicyPart::words);
    desk.type_into("class/new", "teasing");
    EXPECT_EQ(desk.policy().classes.back().name, "teasing");
    const std::string field = "class/" + std::to_string(desk.policy().classes.size() - 1) + "/name";
    desk.type_into(field, "mockery");
    EXPECT_EQ(desk.policy().classes.back().name, "mockery");
    EXPECT_EQ(desk.undo_name(), "Rename class teasing to mockery");
    desk.click_on("class/mockery/delete");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 3U);
}

TEST(PersonaWords, ANameThatIsTakenIsExplainedAndNotGiven) {
    PersonaDesk desk(PolicyPart::words);
    desk.type_into("class/0/name", "insult");
    EXPECT_EQ(desk.policy().classes[0].name, "praise");
    EXPECT_THAT(desk.told(), HasSubstr("there is a class insult already"));
}

TEST(PersonaWords, EscLeavesANameAsItWas) {
    PersonaDesk desk(PolicyPart::words);
    desk.click_on("class/0/name");
    desk.type("nothing");
    desk.key(Key::escape);
    desk.frames(2);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_EQ(desk.policy().classes[0].name, "praise");
}

TEST(PersonaWords, AWordThatTheLintSpeaksOfIsMarkedWhereItStands) {
    PersonaDesk desk(PolicyPart::words);
    const float before = desk.box("persona/class/praise/word/최고").width();
    desk.type_into("class/insult/add", "최고");
    const std::size_t k = desk.policy().classes[1].keywords.size() - 1;
    ASSERT_FALSE(desk.bench.lint.at("sentiment_keywords.insult[" + std::to_string(k) + "]").empty());
    EXPECT_GT(desk.box("persona/class/insult/word/최고").width(), before - 30) << "drawn";
}

TEST(PersonaWords, TheDirectionOfAClassIsTurnedUnderParameters) {
    PersonaDesk desk(PolicyPart::words);
    desk.click_on("class/praise/direction");
    EXPECT_EQ(desk.bench.view.tab, Tab::parameters);
    EXPECT_NE(desk.ui.items.find("parameters/sentiment_weights.praise.valence/track"), nullptr);
}

}  // namespace
}  // namespace rei::workbench
