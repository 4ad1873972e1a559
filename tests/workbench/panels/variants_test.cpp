#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

TEST(Variants, AreChosenInTheTimelinesHeading) {
    Desk desk;
    desk.click(desk.centre("timeline/choices"));
    desk.click(desk.centre("choices/shown/heuristic"));
    EXPECT_FALSE(desk.session().shows(Variant::heuristic));
    EXPECT_EQ(desk.ui.items.find("timeline/variant/heuristic"), nullptr);
    desk.click(desk.centre("choices/shown/heuristic"));
    EXPECT_TRUE(desk.session().shows(Variant::heuristic));
    EXPECT_NE(desk.ui.items.find("timeline/variant/heuristic"), nullptr);
    desk.click(desk.centre("choices/main/heuristic"));
    EXPECT_EQ(desk.session().main_run().variant, Variant::heuristic);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Variants, TheMainOneStaysShown) {
    Desk desk;
    desk.click(desk.centre("timeline/choices"));
    desk.click(desk.centre("choices/shown/continuous"));
    EXPECT_TRUE(desk.session().shows(Variant::continuous));
}

TEST(Variants, AClickOnTheNameOfAMoodLaneMakesItTheMainOne) {
    Desk desk;
    desk.click(desk.centre("timeline/variant/heuristic"));
    EXPECT_EQ(desk.session().main_run().variant, Variant::heuristic);
    EXPECT_TRUE(desk.session().shows(Variant::continuous));
}

TEST(Variants, LinesAreChosenWithoutClosingTheList) {
    Desk desk;
    desk.click(desk.centre("timeline/choices"));
    desk.click(desk.centre("choices/show-ghost"));
    EXPECT_FALSE(desk.bench.view.shows_ghost);
    desk.click(desk.centre("choices/show-variants"));
    EXPECT_FALSE(desk.bench.view.shows_variants);
}

TEST(Drawer, OpensAndClosesByItsTabsAndLeavesRoomForTheTimeline) {
    Desk desk;
    const Box before = desk.box("pane/timeline");
    desk.click(desk.centre("tab/compare"));
    EXPECT_EQ(desk.bench.view.drawer, Drawer::compare);
    EXPECT_LT(desk.box("pane/timeline").height(), before.height());
    EXPECT_GE(desk.box("pane/compare").min.y, desk.box("pane/timeline").max.y);
    desk.click(desk.centre("tab/diagnosis"));
    EXPECT_EQ(desk.bench.view.drawer, Drawer::diagnosis);
    desk.click(desk.centre("tab/diagnosis"));
    EXPECT_FALSE(desk.bench.view.drawer.has_value());
    EXPECT_EQ(desk.box("pane/timeline").height(), before.height());
}

}  // namespace
}  // namespace rei::workbench
