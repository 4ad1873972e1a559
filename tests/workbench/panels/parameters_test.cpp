#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::on_track;

constexpr const char* kHalfLife = "engine.half_life_sec.valence";

TEST(Parameters, DraggingASliderIsOneEntryAndMovesTheTraceInTheNextFrame) {
    Desk desk;
    const std::string before = desk.hash();
    const ImVec2 from = on_track(desk, kHalfLife, 10);
    desk.move(from);
    desk.press();
    std::string last = before;
    for (int k = 1; k <= 10; ++k) {
        desk.move({from.x - 4.0F * static_cast<float>(k), from.y});
        EXPECT_NE(desk.hash(), last) << "step " << k;  // moved within the frame of the mouse
        last = desk.hash();
        EXPECT_EQ(desk.entries(), 0U);  // the drag is still open
    }
    desk.release();
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(desk.hash(), last);
    desk.key(Key::z, true);
    EXPECT_EQ(desk.hash(), before);
    EXPECT_FALSE(desk.session().is_tuned());
    desk.key(Key::z, true, true);
    EXPECT_EQ(desk.hash(), last);
}

TEST(Parameters, IdleFramesMakeNoEntryAndReplayNothing) {
    Desk desk;
    desk.drag(on_track(desk, kHalfLife, 10), on_track(desk, kHalfLife, 4));
    const std::uint64_t revision = desk.session().revision();
    const std::size_t entries = desk.entries();
    desk.frames(120);
    desk.move(desk.centre("circumplex/plane"));
    desk.move(desk.centre("timeline/lanes"));
    desk.frames(30);
    EXPECT_EQ(desk.session().revision(), revision);
    EXPECT_EQ(desk.entries(), entries);
}

TEST(Parameters, AClickOnTheKnobChangesNothing) {
    Desk desk;
    desk.click(on_track(desk, kHalfLife, 10));
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(Parameters, AClickOnTheTrackSetsTheValueThere) {
    Desk desk;
    desk.click(on_track(desk, kHalfLife, 100));
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_NEAR(desk.session().policy().engine.half_life_valence_sec, 100, 8);
}

TEST(Parameters, ATypedNumberIsOneEntry) {
    Desk desk;
    desk.click(desk.centre(std::string("parameters/") + kHalfLife + "/value"));
    desk.type("25");
    desk.key(Key::enter);
    EXPECT_EQ(desk.session().policy().engine.half_life_valence_sec, 25);
    EXPECT_EQ(desk.entries(), 1U);
}

TEST(Parameters, ATypedNumberOutsideTheRangeIsNotTaken) {
    Desk desk;
    desk.click(desk.centre(std::string("parameters/") + kHalfLife + "/value"));
    desk.type("-4");
    desk.key(Key::enter);
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(Parameters, ResetOfOneIsAnEntryOfItsOwn) {
    Desk desk;
    desk.drag(on_track(desk, kHalfLife, 10), on_track(desk, kHalfLife, 4));
    desk.frame();
    desk.click(desk.centre(std::string("parameters/") + kHalfLife + "/reset"));
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 2U);
}

TEST(Parameters, ResetOfAGroupAndOfAll) {
    Desk desk;
    desk.drag(on_track(desk, kHalfLife, 10), on_track(desk, kHalfLife, 4));
    desk.drag(on_track(desk, "engine.baseline.arousal", 0.3), on_track(desk, "engine.baseline.arousal", 0.2));
    desk.frame();
    desk.click(desk.centre("parameters/group/Fading/reset"));
    EXPECT_EQ(desk.session().policy().engine.half_life_valence_sec, 10);
    EXPECT_NE(desk.session().policy().engine.baseline_arousal, 0.3);
    desk.click(desk.centre("parameters/reset-all"));
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.entries(), 4U);
}

constexpr const char* kDecay = "parameters/engine.decay.arousal/value";
constexpr const char* kItsGroup = "parameters/group/Heuristic variant";

TEST(Parameters, NumbersOfAVariantThatIsNotShownAreFoldedAway) {
    Desk desk("", {1600, 6000});
    EXPECT_NE(desk.ui.items.find(kDecay), nullptr);
    carry_out(desk.bench, ShowVariant{Variant::heuristic, false});
    desk.frame();
    EXPECT_EQ(desk.ui.items.find(kDecay), nullptr);
    desk.ui.parameters.filter = "decay";
    desk.frame();
    EXPECT_NE(desk.ui.items.find(kDecay), nullptr) << "a search finds them";
}

TEST(Parameters, AClickFoldsAGroupAndOpensItAgain) {
    Desk desk("", {1600, 6000});
    desk.click(desk.centre(kItsGroup));
    EXPECT_EQ(desk.ui.items.find(kDecay), nullptr);
    desk.click(desk.centre(kItsGroup));
    EXPECT_NE(desk.ui.items.find(kDecay), nullptr);
}

TEST(Parameters, TheFilterShowsOnlyWhatMatches) {
    Desk desk;
    desk.click(desk.centre("parameters/filter"));
    desk.type("cooldown");
    EXPECT_NE(desk.ui.items.find("parameters/engine.cooldown_sec/track"), nullptr);
    EXPECT_EQ(desk.ui.items.find(std::string("parameters/") + kHalfLife + "/track"), nullptr);
}

}  // namespace
}  // namespace rei::workbench
