#include "workbench/panels/desk.hpp"

#include "rei/model/variants.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::on_track;

double flips_per_min(const Desk& desk, Variant variant) {
    const Measurements& measurements = desk.bench.measurements;
    for (std::size_t k = 0; k < measurements.metrics().size(); ++k) {
        if (measurements.metrics()[k].name == "flips_per_min")
            return measurements.find(variant)->tuned.metrics[k];
    }
    ADD_FAILURE() << "not in the table";
    return 0;
}

/// Flips a minute, counted by hand.
double counted(const Run& run) {
    return 60 * static_cast<double>(run.trace.flips().size()) / run.trace.until_sec;
}

TEST(Compare, MeasuresTheShownVariantsOnceItIsOpen) {
    Desk desk;
    EXPECT_TRUE(desk.bench.measurements.metrics().empty());
    desk.key(Key::m, true);
    desk.frames(5);
    for (const workbench::Run& run : desk.session().runs()) {
        EXPECT_NE(desk.ui.items.find(std::string("compare/flips_per_min/") + name_of(run.variant)), nullptr);
        EXPECT_EQ(flips_per_min(desk, run.variant), counted(run)) << name_of(run.variant);
    }
    EXPECT_FALSE(desk.bench.is_moving());
}

TEST(Compare, FollowsASliderWhileItIsDragged) {
    Desk desk;
    desk.key(Key::m, true);
    const ImVec2 from = on_track(desk, "engine.half_life_sec.valence", 10);
    desk.move(from);
    desk.press();
    desk.move({from.x - 60, from.y});
    desk.frames(5);
    EXPECT_EQ(desk.entries(), 0U) << "the drag is still open";
    EXPECT_TRUE(desk.session().is_tuned());
    for (const workbench::Run& run : desk.session().runs())
        EXPECT_EQ(flips_per_min(desk, run.variant), counted(run)) << name_of(run.variant);
    desk.release();
}

TEST(Compare, AClickOnAVariantMakesItTheMainOne) {
    Desk desk;
    desk.key(Key::m, true);
    desk.frames(3);
    desk.click(desk.centre("compare/variant/heuristic"));
    EXPECT_EQ(desk.session().main_run().variant, Variant::heuristic);
    EXPECT_LT(desk.centre("compare/variant/heuristic").x, desk.centre("compare/variant/continuous").x);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Compare, HoldsAllVariantsAtTheSmallestSize) {
    Desk desk(test::project_scenario(), {1280, 720});
    for (const Variant variant : available_variants()) carry_out(desk.bench, ShowVariant{variant, true});
    desk.key(Key::m, true);
    desk.frames(10);
    const Box pane = desk.box("pane/compare");
    for (const workbench::Run& run : desk.session().runs()) {
        const Box box = desk.box(std::string("compare/flips_per_min/") + name_of(run.variant));
        EXPECT_GE(box.min.x, pane.min.x + 120) << "the names have room";
        EXPECT_LE(box.max.x, pane.max.x) << name_of(run.variant);
    }
}

}  // namespace
}  // namespace rei::workbench
