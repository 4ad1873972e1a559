#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

/// Where a point of the plane is drawn.
ImVec2 on_plane(const Desk& desk, double valence, double arousal) {
    const Box plane = desk.box("circumplex/plane");
    return {Axis2Px{{-1, 1}, plane.min.x, plane.max.x}.px(valence),
            Axis2Px{{0, 1}, plane.max.y, plane.min.y}.px(arousal)};
}

TEST(Circumplex, ADraggedBorderMovesTheRegionAsOneEntry) {
    Desk desk;
    const Region& happy = desk.session().policy().regions[1];
    ASSERT_EQ(happy.mood, "happy");
    ASSERT_DOUBLE_EQ(happy.valence.low, 0.10);
    desk.drag(on_plane(desk, 0.11, 0.40), on_plane(desk, 0.41, 0.40));
    EXPECT_NEAR(desk.session().policy().regions[1].valence.low, 0.41, 0.02);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_NE(desk.hash(), trace_hash(desk.session().main_run().ghost()));
    desk.key(Key::z, true);
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(Circumplex, EscTakesTheDragBack) {
    Desk desk;
    desk.move(on_plane(desk, 0.11, 0.40));
    desk.press();
    desk.move(on_plane(desk, 0.30, 0.40));
    desk.move(on_plane(desk, 0.31, 0.40));
    EXPECT_TRUE(desk.session().is_tuned());
    desk.key(Key::escape);
    desk.release();
    desk.frame();
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Circumplex, ABorderCannotBePulledPastTheOtherSide) {
    Desk desk;
    desk.drag(on_plane(desk, 0.11, 0.40), on_plane(desk, 1.2, 0.40));
    const Interval& valence = desk.session().policy().regions[1].valence;
    EXPECT_LT(valence.low, valence.high);
    EXPECT_GT(valence.low, 0.9);
}

TEST(Circumplex, ADragInTheOpenChangesNothing) {
    Desk desk;
    desk.drag(on_plane(desk, 0.0, 0.8), on_plane(desk, 0.5, 0.3));
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 0U);
}

}  // namespace
}  // namespace rei::workbench
