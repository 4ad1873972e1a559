#include "workbench/panels/desk.hpp"

#include "rei/model/expectation_kind.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

float x_of(const Desk& desk, double time_sec) {
    const Box box = desk.box("timeline/lanes");
    return Axis2Px{desk.bench.view.time_range, box.min.x, box.max.x}.px(time_sec);
}

ImVec2 in_stimulus(const Desk& desk, double time_sec) {
    return {x_of(desk, time_sec), desk.centre("timeline/stimulus").y};
}

/// In the row of an expectation; the rows share the lane evenly.
ImVec2 in_row(const Desk& desk, std::size_t row, double time_sec) {
    const Box lane = desk.box("timeline/expectations");
    const auto rows =
        static_cast<float>(std::max<std::size_t>(1, desk.session().scenario().expectations.size()));
    const float height = lane.height() / rows;
    return {x_of(desk, time_sec), lane.min.y + height * (static_cast<float>(row) + 0.5F)};
}

const Span span(const Desk& desk, std::size_t index) {
    return span_of(desk.session().scenario().expectations.at(index));
}

TEST(TimelineEdit, ATurnIsDraggedByItsStemAsOneEntry) {
    Desk desk;
    const std::string before = desk.hash();
    desk.drag(in_stimulus(desk, 31), in_stimulus(desk, 45));
    EXPECT_NEAR(desk.session().scenario().turns[6].at_sec, 45, 0.2);
    EXPECT_EQ(desk.bench.view.selected_turn, 6U);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.bench.view.time_range, whole_range(desk.session()));
    desk.key(Key::z, true);
    EXPECT_EQ(desk.hash(), before);
}

TEST(TimelineEdit, ADragPastOtherTurnsReordersThemInTheFrameOfTheMouse) {
    Desk desk;
    desk.move(in_stimulus(desk, 31));
    desk.press();
    desk.move(in_stimulus(desk, 20));
    EXPECT_NEAR(desk.session().scenario().turns[5].at_sec, 20, 0.2);
    desk.move(in_stimulus(desk, 2));
    EXPECT_NEAR(desk.session().scenario().turns[1].at_sec, 2, 0.2);
    EXPECT_EQ(desk.session().scenario().turns[1].user, "민아");
    desk.release();
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(TimelineEdit, EscTakesADragBack) {
    Desk desk;
    const std::string before = desk.hash();
    desk.move(in_stimulus(desk, 31));
    desk.press();
    desk.move(in_stimulus(desk, 40));
    EXPECT_NE(desk.hash(), before);
    desk.key(Key::escape);
    desk.move(in_stimulus(desk, 50));
    desk.release();
    EXPECT_EQ(desk.hash(), before);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_FALSE(desk.session().history().is_open());
}

TEST(TimelineEdit, ATurnsMarkAtTheFootOfTheRulerDragsItToo) {
    Desk desk;
    const float y = desk.box("timeline/ruler").max.y - 3;
    desk.drag({x_of(desk, 31), y}, {x_of(desk, 40), y});
    EXPECT_NEAR(desk.session().scenario().turns[6].at_sec, 40, 0.2);
}

TEST(TimelineEdit, TheLastTurnCanBeDraggedWhereItIsTheEndThatFollows) {
    Desk desk;
    carry_out(desk.bench, EditScenario{SetUntil{}});
    desk.frames(2);
    EXPECT_EQ(desk.session().scenario().until_sec, 61);
    desk.drag(in_stimulus(desk, 31), in_stimulus(desk, 50));
    EXPECT_NEAR(desk.session().scenario().turns[6].at_sec, 50, 0.2);
    EXPECT_NEAR(desk.session().scenario().until_sec, 80, 0.2);
    EXPECT_EQ(desk.bench.view.time_range, whole_range(desk.session()));
}

TEST(TimelineEdit, AClickOnAStemSelectsTheTurn) {
    Desk desk;
    const ImVec2 at = in_stimulus(desk, 18);
    desk.click({at.x + 2, at.y});
    EXPECT_EQ(desk.bench.view.selected_turn, 4U);
    EXPECT_EQ(desk.bench.playback.time_sec(), 18);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(TimelineEdit, AnEndOfABarIsStretched) {
    Desk desk;
    const ImVec2 end = in_row(desk, 1, 12);
    desk.drag({end.x - 1, end.y}, in_row(desk, 1, 26));
    EXPECT_EQ(span(desk, 1).from_sec, 5);
    EXPECT_NEAR(span(desk, 1).to_sec, 26, 0.2);
    EXPECT_EQ(desk.bench.view.selected_expectation, 1U);
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(TimelineEdit, AnEndNearATurnGoesToThatTurn) {
    Desk desk;
    const ImVec2 end = in_row(desk, 1, 12);
    const ImVec2 turn = in_row(desk, 1, 18);
    desk.drag(end, {turn.x + 3, turn.y});
    EXPECT_EQ(span(desk, 1).to_sec, 18);
}

TEST(TimelineEdit, TheMiddleOfABarMovesAllOfIt) {
    Desk desk;
    desk.drag(in_row(desk, 1, 8.5), in_row(desk, 1, 48.5));
    EXPECT_NEAR(span(desk, 1).from_sec, 45, 0.3);
    EXPECT_NEAR(span(desk, 1).to_sec - span(desk, 1).from_sec, 7, 1e-6);
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(TimelineEdit, AClickOnABarSelectsIt) {
    Desk desk;
    desk.click(in_row(desk, 1, 8.5));
    EXPECT_EQ(desk.bench.view.selected_expectation, 1U);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(TimelineEdit, ASpanMarkedWithTheRightButtonGetsAnExpectationWithAVerdict) {
    Desk desk;
    desk.drag(in_row(desk, 0, 50), in_row(desk, 0, 70), 1);
    desk.frames(2);
    EXPECT_EQ(desk.ui.expectations.mood, "neutral") << "the mood in the middle";
    desk.click(desk.centre("expect-menu/mood is"));
    ASSERT_EQ(desk.session().scenario().expectations.size(), 8U);
    ASSERT_EQ(desk.session().main_run().verdicts.size(), 8U);
    EXPECT_NEAR(span(desk, 7).from_sec, 50, 0.2);
    EXPECT_NEAR(span(desk, 7).to_sec, 70, 0.2);
    EXPECT_TRUE(desk.session().main_run().verdicts[7].holds);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.bench.view.time_range, whole_range(desk.session())) << "it is no zoom";
}

TEST(TimelineEdit, CtrlMarksASpanToo) {
    Desk desk;
    ImGui::GetIO().KeyCtrl = true;
    desk.drag(in_row(desk, 1, 6), in_row(desk, 1, 11));
    ImGui::GetIO().KeyCtrl = false;
    desk.frames(2);
    EXPECT_EQ(desk.entries(), 0U);
    desk.click(desk.centre("expect-menu/range"));
    EXPECT_EQ(kind_of(desk.session().scenario().expectations.back()), ExpectationKind::range);
}

TEST(TimelineEdit, TheLaneIsThereForTheFirstExpectation) {
    Desk desk;
    while (!desk.session().scenario().expectations.empty())
        carry_out(desk.bench, EditScenario{DeleteExpectation{0}});
    desk.frames(2);
    EXPECT_GT(desk.box("timeline/expectations").height(), 8);
    const ImVec2 at = in_row(desk, 0, 30.5);
    desk.move(at);
    desk.press(1);
    desk.release(1);
    desk.frames(2);
    desk.click(desk.centre("expect-menu/mood is never"));
    EXPECT_EQ(desk.session().scenario().expectations.size(), 1U);
    EXPECT_NEAR(span(desk, 0).from_sec, 31, 0.3) << "on the turn beside it";
}

}  // namespace
}  // namespace rei::workbench
