#include "workbench/panels/desk.hpp"

#include "rei/plot/range.hpp"

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

TEST(TimelineCursors, ADragWithShiftMarksAStretchWhoseFlagsCanBeMoved) {
    Desk desk;
    const Box lanes = desk.box("timeline/lanes");
    const float y = lanes.centre().y;
    ImGui::GetIO().KeyShift = true;
    desk.drag({lanes.min.x + 100, y}, {lanes.min.x + 300, y});
    ImGui::GetIO().KeyShift = false;
    desk.frame();
    const std::optional<Interval> span = marked_span(desk.bench.view);
    ASSERT_TRUE(span);
    const double per_px = desk.session().scenario().until_sec / static_cast<double>(lanes.width());
    EXPECT_NEAR(span->high - span->low, 200 * per_px, 1.5 * per_px);
    EXPECT_EQ(desk.bench.playback.time_sec(), 0) << "marking is not scrubbing";
    const ImVec2 flag = desk.centre("timeline/cursor/2");
    desk.drag(flag, {flag.x + 50, flag.y});
    EXPECT_NEAR(marked_span(desk.bench.view)->high - span->high, 50 * per_px, 10 * per_px);
    EXPECT_EQ(marked_span(desk.bench.view)->low, span->low);
}

TEST(TimelineCursors, PlayLoopsBetweenThem) {
    Desk desk;
    desk.bench.playback.seek(5);
    desk.key(Key::i);
    desk.bench.playback.seek(6);
    desk.key(Key::o);
    desk.key(Key::l);
    desk.key(Key::space);
    desk.frames(100);
    EXPECT_GE(desk.bench.playback.time_sec(), 5);
    EXPECT_LT(desk.bench.playback.time_sec(), 6);
    desk.key(Key::x);
    EXPECT_FALSE(marked_span(desk.bench.view));
    EXPECT_FALSE(desk.bench.playback.loop_range());
}

TEST(TimelineValues, ABoxDrawnInALaneZoomsIntoItsValuesAndADoubleClickShowsAllAgain) {
    Desk desk;
    const Box lanes = desk.box("timeline/lanes");
    const float top = desk.box("timeline/ruler").max.y + 10;
    desk.drag({lanes.min.x + 100, top}, {lanes.min.x + 300, top + 60}, 1);
    ASSERT_TRUE(desk.bench.view.value_ranges[0]);
    EXPECT_GT(desk.bench.view.value_ranges[0]->low, -1);
    EXPECT_LT(desk.bench.view.value_ranges[0]->high, 1);
    EXPECT_LT(length_of(desk.bench.view.time_range), desk.session().scenario().until_sec);
    desk.double_click({lanes.min.x + 100, top});
    EXPECT_FALSE(desk.bench.view.value_ranges[0]);
}

TEST(TimelineValues, FitToTheViewIsAToggle) {
    Desk desk;
    desk.key(Key::y);
    EXPECT_TRUE(desk.bench.view.fits_values);
    desk.frames(2);
    desk.key(Key::y);
    EXPECT_FALSE(desk.bench.view.fits_values);
}

TEST(TimelineAffinity, ItsLaneIsThereWhereAffinityIsInForce) {
    const Desk without(REI_SOURCE_DIR "/scenarios/decomposed-hangul.yaml");
    EXPECT_EQ(without.ui.items.find("timeline/affinity"), nullptr);
    Desk with(REI_SOURCE_DIR "/scenarios/shy-when-a-regular-praises.yaml");
    EXPECT_NE(with.ui.items.find("timeline/affinity"), nullptr);
    carry_out(with.bench, Invoke{CommandId::show_affinity});
    with.frame();
    EXPECT_EQ(with.ui.items.find("timeline/affinity"), nullptr);
}

TEST(TimelineSteps, ShiftAndArrowsGoExactlyFromChangeToChangeOfMood) {
    Desk desk;
    const Trace& trace = desk.session().main_run().trace;
    for (const std::uint32_t mark : trace.flips()) {
        desk.key(Key::right, false, true);
        EXPECT_EQ(desk.bench.playback.time_sec(), trace.marks[mark].time_sec);
    }
}

TEST(Live, BubblesOfTheChatAppearWithThePlayhead) {
    Desk desk;
    desk.key(Key::n);
    EXPECT_EQ(desk.ui.items.find("scenario/turn/0"), nullptr);
    desk.key(Key::right);
    desk.frame();
    EXPECT_NE(desk.ui.items.find("scenario/turn/0"), nullptr);
    EXPECT_EQ(desk.ui.items.find("scenario/turn/1"), nullptr);
}

}  // namespace
}  // namespace rei::workbench
