#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::on_track;

constexpr const char* kHalfLife = "engine.half_life_sec.valence";

void tune(Desk& desk, double from, double to) {
    desk.drag(on_track(desk, kHalfLife, from), on_track(desk, kHalfLife, to));
}

TEST(RunsPane, ShowsADraggedSliderAsOneRunAndMeasuresIt) {
    Desk desk;
    desk.key(Key::h, true);
    tune(desk, desk.session().nominal().engine.half_life_valence_sec, 4);
    desk.frames(60);
    ASSERT_EQ(desk.bench.runs.list().size(), 2U);
    EXPECT_LT(desk.centre("runs/2").y, desk.centre("runs/1").y) << "the latest is on top";
    EXPECT_FALSE(desk.bench.runs.has_work());
    EXPECT_FALSE(desk.bench.is_moving());
}

TEST(RunsPane, MeasuresNothingWhileItIsClosed) {
    Desk desk;
    desk.frames(30);
    ASSERT_EQ(desk.bench.runs.list().size(), 1U);
    EXPECT_FALSE(desk.bench.runs.list()[0].is_measured());
    EXPECT_FALSE(desk.bench.is_moving());
}

TEST(RunsPane, PinsComparesAndRestoresByMouse) {
    Desk desk;
    desk.key(Key::h, true);
    tune(desk, desk.session().nominal().engine.half_life_valence_sec, 4);
    desk.frames(60);
    const std::string tuned = desk.hash();
    desk.click(desk.centre("runs/1/A"));
    EXPECT_EQ(desk.bench.runs.pinned(PinSlot::a)->number, 1);
    EXPECT_EQ(desk.ui.items.find("runs/metrics/flips per min"), nullptr) << "one alone is not compared";
    desk.click(desk.centre("runs/2/B"));
    EXPECT_NE(desk.ui.items.find("runs/metrics/flips per min"), nullptr);
    EXPECT_NE(desk.ui.items.find(std::string("runs/policies/") + kHalfLife), nullptr);
    desk.click(desk.centre("runs/1/restore"));
    EXPECT_NE(desk.hash(), tuned);
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 2U);
    desk.key(Key::z, true);
    EXPECT_EQ(desk.hash(), tuned);
    desk.click(desk.centre("runs/1/A"));
    EXPECT_EQ(desk.bench.runs.pinned(PinSlot::a), nullptr);
}

TEST(RunsPane, AAndBAreOneKeyEach) {
    Desk desk;
    const std::string nominal = desk.hash();
    desk.key(Key::digit_1, true);
    tune(desk, desk.session().nominal().engine.half_life_valence_sec, 4);
    const std::string tuned = desk.hash();
    desk.key(Key::digit_2, true);
    EXPECT_EQ(pinned(desk.bench).size(), 2U);
    desk.key(Key::digit_1, true, true);
    EXPECT_EQ(desk.hash(), nominal);
    desk.key(Key::digit_2, true, true);
    EXPECT_EQ(desk.hash(), tuned);
    desk.key(Key::digit_1, true, true);
    EXPECT_EQ(desk.hash(), nominal);
    EXPECT_EQ(desk.bench.runs.list().size(), 2U);
}

TEST(RunsPane, FitsTheSmallestWindow) {
    Desk desk(test::project_scenario(), {1280, 720});
    desk.key(Key::h, true);
    desk.key(Key::digit_1, true);
    tune(desk, desk.session().nominal().engine.half_life_valence_sec, 4);
    desk.key(Key::digit_2, true);
    desk.frames(60);
    const Box pane = desk.box("pane/runs");
    EXPECT_GE(desk.box("runs/2").width(), 150) << "the name has room";
    EXPECT_LE(desk.box("runs/2/restore").max.x, pane.max.x);
    EXPECT_LE(desk.box("runs/metrics/flips per min").max.y, pane.max.y);
}

TEST(StatusBar, ShowsALongExportAndStopsIt) {
    const test::TemporaryFolder folder;
    Desk desk;
    desk.work_sec = 0;
    ScenarioFile day;
    day.scenario = desk.session().scenario();
    day.scenario.until_sec = 86'400;
    desk.bench.session.restore("a day",
                               {desk.session().policy_file(), true, desk.session().policy(), day, false});
    carry_out(desk.bench, ExportTraces{{folder.file("day.csv")}});
    desk.frames(2);
    ASSERT_TRUE(desk.bench.trace_export);
    EXPECT_EQ(desk.box("status/bar").height(), 6);
    desk.click(desk.centre("status/stop"));
    EXPECT_FALSE(desk.bench.trace_export);
    EXPECT_EQ(desk.ui.items.find("status/stop"), nullptr);
    EXPECT_FALSE(std::filesystem::exists(folder.file("day.csv")));
}

}  // namespace
}  // namespace rei::workbench
