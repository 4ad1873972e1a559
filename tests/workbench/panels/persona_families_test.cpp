#include "workbench/panels/persona_desk.hpp"

namespace rei::workbench {
namespace {

using test::PersonaDesk;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(PersonaFamilies, MoodsAreAddedAndTakenOut) {
    PersonaDesk desk(PolicyPart::families);
    desk.click_on("family/0/add");
    desk.click_on("family/0/add/shy");
    EXPECT_THAT(desk.policy().families[0], ElementsAre("happy", "excited", "shy"));
    desk.click_on("family/0/mood/shy/remove");
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 2U);
}

TEST(PersonaFamilies, AreBegunAndDeleted) {
    PersonaDesk desk(PolicyPart::families);
    desk.click_on("family/new");
    ASSERT_EQ(desk.policy().families.size(), 3U);
    desk.click_on("family/2/add");
    desk.click_on("family/2/add/angry");
    EXPECT_THAT(desk.policy().families[2], ElementsAre("angry"));
    desk.click_on("family/2/delete");
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(PersonaFamilies, AMoodThatIsInItAlreadyIsExplainedAndNotAdded) {
    PersonaDesk desk(PolicyPart::families);
    carry_out(desk.bench, EditPolicy{AddToFamily{0, "happy"}});
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_THAT(desk.told(), HasSubstr("happy is in this family already"));
}

}  // namespace
}  // namespace rei::workbench
