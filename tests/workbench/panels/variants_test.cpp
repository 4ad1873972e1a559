#include "rei/model/variants.hpp"

#include "workbench/panels/desk.hpp"

#include "rei/panels/timeline_parts.hpp"

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

TEST(BeliefLanes, AreThereForTheVariantsThatBelieve) {
    Desk desk;
    const auto has = [&](const char* lane) {
        desk.frame();
        return desk.ui.items.find(std::string("timeline/") + lane) != nullptr;
    };
    desk.bench.view.shows_innovation = true;
    EXPECT_FALSE(has("posterior") || has("innovation")) << "continuous knows";
    carry_out(desk.bench, SetVariant{Variant::hmm});
    EXPECT_TRUE(has("posterior") && !has("innovation"));
    carry_out(desk.bench, SetVariant{Variant::kalman});
    EXPECT_TRUE(has("posterior") && has("innovation"));
    carry_out(desk.bench, Commands{Invoke{CommandId::show_posterior}, Invoke{CommandId::show_innovation}});
    EXPECT_FALSE(has("posterior") || has("innovation"));
}

TEST(Lanes, StandBelowEachOtherInsideThePaneHoweverManyThereAre) {
    Desk desk(test::source_file("scenarios/one-hour-stream.yaml"));
    for (const Variant variant : available_variants()) carry_out(desk.bench, ShowVariant{variant, true});
    carry_out(desk.bench, Commands{SetVariant{Variant::kalman}, Invoke{CommandId::show_innovation},
                                   Invoke{CommandId::show_diagnosis}});
    desk.frame();
    for (const float height : {330.0F, 420.0F, 640.0F, 1200.0F}) {
        const Box pane{{10, 20}, {650, 20 + height}};
        const TimelineGeometry g = timeline_geometry(desk.bench, desk.ui.theme, pane);
        std::vector<Box> lanes{g.state[0], g.state[1], g.state[2], g.stimulus, g.innovation, g.posterior};
        lanes.insert(lanes.end(), g.moods.begin(), g.moods.end());
        lanes.insert(lanes.end(), {g.findings, g.expectations});
        float y = g.ruler.max.y;
        for (const Box& lane : lanes) {
            if (lane.height() <= 0) continue;
            EXPECT_GE(lane.min.y, y) << height;
            EXPECT_GT(lane.height(), 8) << height;
            y = lane.max.y;
        }
        EXPECT_LE(y, pane.max.y) << height;
        EXPECT_GE(g.state[2].height(), 10) << height;
    }
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
