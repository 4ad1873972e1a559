#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

class Corners : public ::testing::Test {
  protected:
    ~Corners() override { ImGui::GetIO().KeyAlt = false; }
    /// Where a point of the plane is drawn.
    [[nodiscard]] ImVec2 at(double valence, double arousal) const {
        const Box plane = desk.box("circumplex/plane");
        return {Axis2Px{{-1, 1}, plane.min.x, plane.max.x}.px(valence),
                Axis2Px{{0, 1}, plane.max.y, plane.min.y}.px(arousal)};
    }
    [[nodiscard]] const Region& region(std::size_t k) const { return desk.session().policy().regions[k]; }
    Desk desk;
};

TEST_F(Corners, ADraggedCornerMovesBothItsBordersAsOneEntry) {
    ASSERT_EQ(region(2).mood, "angry");  // v −1…−0.15, a 0.55…1
    desk.drag(at(-0.15, 0.55), at(-0.35, 0.70));
    EXPECT_NEAR(region(2).valence.high, -0.35, 0.02);
    EXPECT_NEAR(region(2).arousal.low, 0.70, 0.02);
    EXPECT_EQ(region(2).valence.low, -1);
    EXPECT_EQ(region(2).arousal.high, 1);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.session().history().undo_name(), std::string("Move a corner of angry"));
    desk.key(Key::z, true);
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST_F(Corners, TheCursorShowsWhichWayACornerGoes) {
    desk.move(at(-0.15, 0.55));
    EXPECT_EQ(ImGui::GetMouseCursor(), ImGuiMouseCursor_ResizeNWSE);
    desk.move(at(0.15, 0.56));
    EXPECT_EQ(ImGui::GetMouseCursor(), ImGuiMouseCursor_ResizeNESW);
}

TEST_F(Corners, EscTakesTheDragBack) {
    desk.move(at(-0.15, 0.55));
    desk.press();
    desk.move(at(-0.40, 0.80));
    EXPECT_TRUE(desk.session().is_tuned());
    desk.key(Key::escape);
    desk.move(at(-0.50, 0.80));
    desk.release();
    desk.frame();
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 0U);
}

TEST_F(Corners, ACornerStopsBeforeTheOtherSides) {
    desk.drag(at(-0.15, 0.55), at(-2, 3));
    EXPECT_LT(region(2).valence.low, region(2).valence.high);
    EXPECT_LT(region(2).arousal.low, region(2).arousal.high);
}

TEST_F(Corners, WithAltTheWholeRegionMovesAndKeepsItsSize) {
    carry_out(desk.bench, EditPolicy{SetRegionBounds{0, Interval{0.2, 0.6}, Interval{0.6, 0.8}, {}, {}}});
    desk.frame();
    ImGui::GetIO().KeyAlt = true;
    desk.drag(at(0.4, 0.7), at(0.3, 0.75));
    EXPECT_NEAR(region(0).valence.low, 0.1, 0.02);
    EXPECT_NEAR(region(0).valence.high - region(0).valence.low, 0.4, 1e-9);
    EXPECT_NEAR(region(0).arousal.low, 0.65, 0.02);
    EXPECT_EQ(desk.entries(), 2U);
    desk.drag(at(0.3, 0.75), at(3, 3));  // it stops at the edge of the plane
    EXPECT_EQ(region(0).valence.high, 1);
    EXPECT_NEAR(region(0).valence.low, 0.6, 1e-9);
    EXPECT_NEAR(region(0).arousal.high, 1, 1e-9);
}

TEST_F(Corners, ADoubleClickOnANameGoesToItsBounds) {
    desk.double_click(desk.centre("circumplex/label/3"));
    desk.frames(2);
    EXPECT_EQ(desk.bench.view.tab, Tab::persona);
    EXPECT_NE(desk.ui.items.find("persona/region/3/valence/track"), nullptr);
    EXPECT_EQ(desk.entries(), 0U);
}

}  // namespace
}  // namespace rei::workbench
