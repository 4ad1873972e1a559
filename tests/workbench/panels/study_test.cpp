#include <cmath>

#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

void set_points(Desk& desk, std::size_t points) {
    StudySetup setup = desk.bench.studies.setup();
    setup.x.points = setup.y.points = points;
    carry_out(desk.bench, SetUpStudy{setup});
}

/// Until nothing is at work.
void finish(Desk& desk) {
    desk.bench.studies.wait();
    desk.frames(2);
}

void sweep(Desk& desk, std::size_t points) {
    desk.key(Key::t, true);
    set_points(desk, points);
    desk.frames(2);
    desk.click(desk.centre("study/run/sweep"));
    finish(desk);
}

/// The middle of a point's cell on the map.
ImVec2 on_map(const Desk& desk, std::size_t across, std::size_t up, std::size_t points) {
    const Box map = desk.box("study/map");
    const auto share = [points](std::size_t k) {
        return (static_cast<float>(k) + 0.5F) / static_cast<float>(points);
    };
    return {map.min.x + map.width() * share(across), map.max.y - map.height() * share(up)};
}

TEST(Study, WithoutAScenarioNothingCanBeSwept) {
    Desk desk("");
    desk.key(Key::t, true);
    desk.frames(2);
    desk.click(desk.centre("study/run/sweep"));
    EXPECT_EQ(desk.bench.studies.sweep(), nullptr);
    EXPECT_EQ(desk.ui.items.find("study/map"), nullptr);
}

TEST(Study, AClickOnAPointOfTheMapAdoptsBothValues) {
    Desk desk;
    sweep(desk, 11);
    const SweepStudy& study = *desk.bench.studies.sweep();
    ASSERT_EQ(study.points_done(), 121U);
    desk.click(on_map(desk, 7, 3, 11));
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.session().history().undo_name(), "Adopt point");
    EXPECT_NEAR(get_parameter(desk.session().policy(), study.x().path), study.map()->across()[7], 1e-5);
    EXPECT_NEAR(get_parameter(desk.session().policy(), study.y().path), study.map()->up()[3], 1e-4);
    desk.frames(2);
    const ImVec2 ring = desk.centre("study/map/present");
    const ImVec2 point = on_map(desk, 7, 3, 11);
    EXPECT_NEAR(ring.x, point.x, 1.5);
    EXPECT_NEAR(ring.y, point.y, 1.5);
    EXPECT_EQ(desk.ui.items.find("study/outdated"), nullptr) << "the map says what it said";
    desk.key(Key::z, true);
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(Study, WhatIsAdoptedDoesWhatTheMapSaid) {
    Desk desk;
    sweep(desk, 9);
    const SweepStudy& study = *desk.bench.studies.sweep();
    const double said = study.value(0, 2, 6);
    desk.click(on_map(desk, 2, 6, 9));
    double least = INFINITY;
    for (const Verdict& verdict : desk.session().main_run().verdicts)
        least = std::min(least, verdict.robustness);
    EXPECT_NEAR(least, said, 1e-3);
}

TEST(Study, HoveringChangesNothing) {
    Desk desk;
    sweep(desk, 5);
    desk.move(on_map(desk, 1, 1, 5));
    desk.frames(3);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_FALSE(desk.bench.is_moving()) << "it rests when all is done";
}

TEST(Study, ResultsStayWhenThePolicyChangesAndSaySo) {
    Desk desk;
    sweep(desk, 5);
    carry_out(desk.bench, SetParameter{"engine.cooldown_sec", 9});
    desk.frames(2);
    EXPECT_NE(desk.ui.items.find("study/outdated"), nullptr);
    EXPECT_NE(desk.ui.items.find("study/map"), nullptr);
    desk.key(Key::z, true);
    desk.frames(2);
    EXPECT_EQ(desk.ui.items.find("study/outdated"), nullptr);
}

TEST(Study, ItIsStoppedInTheStatusBarToo) {
    Desk desk(test::source_file("scenarios/one-hour-stream.yaml"));
    carry_out(desk.bench, SetVariant{Variant::kalman});
    desk.key(Key::t, true);
    set_points(desk, kMostAxisPoints);
    desk.frames(2);
    desk.click(desk.centre("study/run/sweep"));
    desk.frame();
    ASSERT_TRUE(desk.bench.studies.is_running(StudyKind::sweep));
    EXPECT_TRUE(desk.bench.is_moving()) << "progress is seen without a mouse that moves";
    desk.click(desk.centre("status/stop"));
    finish(desk);
    EXPECT_TRUE(desk.bench.studies.was_stopped(StudyKind::sweep));
    EXPECT_FALSE(desk.bench.is_moving());
}

TEST(Study, ARankedNumberIsSweptByAClick) {
    Desk desk;
    desk.key(Key::t, true);
    desk.frames(2);
    desk.click(desk.centre("study/tab/ranking"));
    desk.frames(2);
    desk.click(desk.centre("study/run/ranking"));
    finish(desk);
    const Parameter& first = *desk.bench.studies.ranking()->ranking().front().parameter;
    const std::string before = desk.bench.studies.setup().y.path;
    desk.click(desk.centre("study/ranked/" + first.path + "/X"));
    EXPECT_EQ(desk.bench.studies.setup().x.path, first.path);
    EXPECT_NE(desk.bench.studies.setup().x.path, desk.bench.studies.setup().y.path);
    if (before != first.path) {
        EXPECT_EQ(desk.bench.studies.setup().y.path, before);
    }
}

TEST(Study, WordsAreTakenFromAFileThatIsChosenAndLeftByAClick) {
    Desk desk;
    const std::string file = test::source_file("policies/rei-tuned.json");
    carry_out(desk.bench, ShowStudy{StudyKind::tune});
    desk.key(Key::t, true);
    desk.frames(2);
    EXPECT_EQ(desk.ui.items.find("study/no-words"), nullptr);
    desk.click(desk.centre("study/words"));
    desk.frames(4);
    EXPECT_EQ(desk.bench.view.dialog, Dialog::words_from);
    desk.type(file);
    desk.key(Key::enter);
    desk.frames(2);
    EXPECT_FALSE(desk.bench.view.dialog);
    ASSERT_NE(desk.bench.studies.setup().words_from, nullptr);
    EXPECT_EQ(desk.bench.studies.setup().words_from->path, file);
    EXPECT_NE(desk.session().policy_file().path, file) << "it is not opened";
    EXPECT_NE(desk.ui.items.find("study/words/text"), nullptr);
    EXPECT_NE(desk.ui.items.find("study/group/Keywords: fatigue"), nullptr) << "its numbers may change";
    desk.click(desk.centre("study/no-words"));
    desk.frames(2);
    EXPECT_EQ(desk.bench.studies.setup().words_from, nullptr);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Study, TheButtonThatAdoptsBringsTheWordsToo) {
    Desk desk;
    carry_out(desk.bench, TakeWords{test::source_file("policies/rei-tuned.json")});
    carry_out(desk.bench, Invoke{CommandId::tune});
    finish(desk);
    EXPECT_NE(desk.ui.items.find("study/with-words"), nullptr);
    const std::size_t before = desk.session().policy().classes.size();
    desk.click(desk.centre("study/adopt"));
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_GT(desk.session().policy().classes.size(), before);
    desk.key(Key::z, true);
    EXPECT_EQ(desk.session().policy().classes.size(), before);
}

TEST(Study, WhatIsFoundOpensAsAScenario) {
    Desk desk;
    carry_out(desk.bench, SetParameter{"engine.affinity_bias", 0.05});  // any friend pins it
    StudySetup setup = desk.bench.studies.setup();
    setup.conversations = 20'000;
    carry_out(desk.bench, SetUpStudy{setup});
    desk.key(Key::t, true);
    desk.frames(2);
    desk.click(desk.centre("study/tab/falsify"));
    desk.frames(2);
    desk.click(desk.centre("study/run/falsify"));
    finish(desk);
    const FalsifyStudy& study = *desk.bench.studies.falsify();
    std::size_t broken = 0;
    while (broken < study.laws().size() && !study.laws()[broken].broken) ++broken;
    ASSERT_LT(broken, study.laws().size());
    const std::string before = desk.session().scenario().name;
    desk.click(desk.centre("study/law/" + std::to_string(broken) + "/open"));
    EXPECT_EQ(desk.session().scenario().name, "breaks-" + study.laws()[broken].law.name);
    EXPECT_FALSE(desk.session().main_run().verdicts.at(0).holds);
    desk.key(Key::z, true);
    EXPECT_EQ(desk.session().scenario().name, before);
}

TEST(Study, HasRoomForAllOfItAtTheSmallestSize) {
    Desk desk(test::project_scenario(), {1280, 720});
    sweep(desk, 5);
    const Box pane = desk.box("pane/study");
    const Box map = desk.box("study/map");
    EXPECT_GT(map.width(), 150);
    EXPECT_GT(map.height(), 80);
    EXPECT_LE(map.max.x, pane.max.x - 40) << "the legend has room";
    EXPECT_LE(desk.box("study/run/sweep").max.x, map.min.x);
    EXPECT_LE(desk.box("tab/study").max.x, pane.max.x);
}

}  // namespace
}  // namespace rei::workbench
