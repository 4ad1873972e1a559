#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

ImVec2 at_time(const Desk& desk, double time_sec, const std::string& item = "timeline/lanes") {
    const Box box = desk.box(item);
    return {Axis2Px{desk.bench.view.time_range, box.min.x, box.max.x}.px(time_sec), box.centre().y};
}

TEST(Timeline, DraggingTheRulerScrubs) {
    Desk desk;
    desk.drag(at_time(desk, 10, "timeline/ruler"), at_time(desk, 42, "timeline/ruler"));
    EXPECT_NEAR(desk.bench.playback.time_sec(), 42, 0.2);
    EXPECT_EQ(desk.bench.view.time_range, whole_range(desk.session()));
}

TEST(Timeline, DraggingThePlayheadScrubs) {
    Desk desk;
    carry_out(desk.bench, Seek{20});
    desk.frame();
    desk.drag(at_time(desk, 20), at_time(desk, 55));
    EXPECT_NEAR(desk.bench.playback.time_sec(), 55, 0.2);
}

TEST(Timeline, AClickPutsThePlayheadThere) {
    Desk desk;
    desk.click(at_time(desk, 33));
    EXPECT_NEAR(desk.bench.playback.time_sec(), 33, 0.2);
}

TEST(Timeline, TheWheelZoomsAtTheCursor) {
    Desk desk;
    desk.move(at_time(desk, 30));
    desk.wheel(5);
    const Interval range = desk.bench.view.time_range;
    EXPECT_NEAR(range.high - range.low, 90 * 0.59049, 1e-6);
    EXPECT_NEAR((30 - range.low) / (range.high - range.low), 30.0 / 90.0, 0.005);
}

TEST(Timeline, ADragMovesTheZoomedView) {
    Desk desk;
    carry_out(desk.bench, ShowTimeRange{{30, 60}});
    desk.frame();
    desk.drag(at_time(desk, 50), at_time(desk, 45));
    EXPECT_NEAR(desk.bench.view.time_range.low, 35, 0.2);
    EXPECT_NEAR(desk.bench.view.time_range.high, 65, 0.2);
    EXPECT_EQ(desk.bench.playback.time_sec(), 0);
}

TEST(Timeline, TheRightButtonZoomsIntoWhatItMarks) {
    Desk desk;
    desk.drag(at_time(desk, 40), at_time(desk, 15), 1);
    EXPECT_NEAR(desk.bench.view.time_range.low, 15, 0.3);
    EXPECT_NEAR(desk.bench.view.time_range.high, 40, 0.3);
}

TEST(Timeline, ADoubleClickShowsEverything) {
    Desk desk;
    carry_out(desk.bench, ShowTimeRange{{30, 60}});
    desk.frame();
    desk.double_click(at_time(desk, 50));
    EXPECT_EQ(desk.bench.view.time_range, whole_range(desk.session()));
}

TEST(Timeline, HoveringReadsTheInstantUnderTheMouse) {
    Desk desk;
    desk.move(at_time(desk, 18.1));
    ASSERT_TRUE(desk.ui.hovered_time_sec.has_value());
    EXPECT_NEAR(*desk.ui.hovered_time_sec, 18.1, 0.2);
    desk.move(desk.centre("circumplex/plane"));
    EXPECT_FALSE(desk.ui.hovered_time_sec.has_value());
}

TEST(Scenario, AClickOnATurnGoesToItExactly) {
    Desk desk;
    desk.click(desk.centre("scenario/turn/1"));
    EXPECT_EQ(desk.bench.playback.time_sec(), desk.session().scenario().turns[1].at_sec);
    EXPECT_EQ(desk.bench.view.selected_turn, 1U);
}

TEST(Scenario, FollowsThePlayhead) {
    Desk desk;
    desk.key(Key::end);
    desk.frames(2);
    EXPECT_NE(desk.ui.items.find("scenario/turn/6"), nullptr);
    desk.key(Key::home);
    desk.frames(2);
    EXPECT_NE(desk.ui.items.find("scenario/turn/0"), nullptr);
}

TEST(Expectations, AClickGoesToTheMomentThatDecides) {
    Desk desk;
    desk.click(desk.centre("expectation/2"));
    EXPECT_NEAR(desk.bench.playback.time_sec(), desk.session().main_run().verdicts[2].at_sec, 1e-12);
}

}  // namespace
}  // namespace rei::workbench
