#include "workbench/panels/persona_desk.hpp"

namespace rei::workbench {
namespace {

using test::PersonaDesk;
using testing::HasSubstr;

std::vector<std::string> keys(const PersonaDesk& desk) {
    std::vector<std::string> out;
    for (const TriggerRule& rule : desk.policy().transitions) out.push_back(rule.key);
    return out;
}

TEST(PersonaTriggers, ArrowsChangeTheOrder) {
    PersonaDesk desk(PolicyPart::triggers);
    desk.click_on("trigger/any->happy/up");
    EXPECT_EQ(keys(desk).front(), "any->happy");
    desk.click_on("trigger/any->happy/down");
    EXPECT_EQ(keys(desk)[1], "any->happy");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 2U);
    desk.click_on("trigger/any->angry/up");  // it is the first
    EXPECT_EQ(desk.entries(), 2U);
}

TEST(PersonaTriggers, MoodsAreChosenFromTheList) {
    PersonaDesk desk(PolicyPart::triggers);
    desk.click_on("trigger/any->sad/from");
    desk.click_on("trigger/any->sad/from/happy");
    EXPECT_EQ(keys(desk)[2], "happy->sad");
    EXPECT_EQ(desk.undo_name(), "Change trigger any->sad to happy->sad");
}

TEST(PersonaTriggers, ATriggerThatIsThereAlreadyIsExplainedAndNotAdded) {
    PersonaDesk desk(PolicyPart::triggers);
    desk.ui.persona.new_target = "sad";
    desk.frame();
    desk.click_on("trigger/new/add");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_THAT(desk.told(), HasSubstr("there is a trigger any->sad already"));
}

TEST(PersonaTriggers, AreAddedWithWordsAndDeleted) {
    PersonaDesk desk(PolicyPart::triggers);
    desk.click_on("trigger/new/to");
    desk.click_on("trigger/new/to/tired");
    desk.click_on("trigger/new/add");
    EXPECT_EQ(keys(desk).back(), "any->tired");
    desk.type_into("trigger/any->tired/add", "졸려, 하품");
    EXPECT_EQ(desk.policy().transitions.back().words.size(), 2U);
    desk.click_on("trigger/any->tired/delete");
    EXPECT_FALSE(desk.session().is_tuned());
}

}  // namespace
}  // namespace rei::workbench
