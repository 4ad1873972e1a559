#include "workbench/panels/desk.hpp"

#include "rei/commands/registry.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

TEST(Keyboard, SpacePlaysAndPauses) {
    Desk desk;
    desk.key(Key::space);
    EXPECT_TRUE(desk.bench.playback.playing());
    const double before = desk.bench.playback.time_sec();
    desk.frames(6);
    EXPECT_NEAR(desk.bench.playback.time_sec() - before, 0.1, 1e-9);
    desk.key(Key::space);
    EXPECT_FALSE(desk.bench.playback.playing());
}

TEST(Keyboard, SpaceInATextFieldDoesNotPlay) {
    Desk desk;
    desk.click(desk.centre("parameters/filter"));
    desk.type("a b");
    desk.key(Key::space);
    EXPECT_FALSE(desk.bench.playback.playing());
    EXPECT_EQ(desk.ui.parameters.filter, "a b");
}

TEST(Keyboard, UndoInATextFieldLeavesThePolicyAlone) {
    Desk desk;
    carry_out(desk.bench, SetParameter{"engine.cooldown_sec", 1});
    desk.click(desk.centre("parameters/filter"));
    desk.key(Key::z, true);
    EXPECT_TRUE(desk.session().is_tuned());
}

TEST(Keyboard, ArrowsStepExactlyFromTurnToTurn) {
    Desk desk;
    for (const double time : desk.session().turn_times()) {
        desk.key(Key::right);
        EXPECT_EQ(desk.bench.playback.time_sec(), time);
    }
    const auto& times = desk.session().turn_times();
    desk.key(Key::left);
    EXPECT_EQ(desk.bench.playback.time_sec(), times[times.size() - 2]);
    desk.key(Key::end);
    EXPECT_EQ(desk.bench.playback.time_sec(), desk.session().scenario().until_sec);
    desk.key(Key::home);
    EXPECT_EQ(desk.bench.playback.time_sec(), 0);
}

TEST(Keyboard, CtrlYRedoesToo) {
    Desk desk;
    carry_out(desk.bench, SetParameter{"engine.cooldown_sec", 1});
    desk.key(Key::z, true);
    EXPECT_FALSE(desk.session().is_tuned());
    desk.key(Key::y, true);
    EXPECT_TRUE(desk.session().is_tuned());
}

TEST(Keyboard, EveryShortcutOfTheRegistryReachesItsCommand) {
    for (const CommandInfo& info : command_registry()) {
        if (info.checked == nullptr) continue;  // toggles can be seen from outside
        for (const Shortcut& shortcut : info.shortcuts) {
            if (shortcut.key == Key::none || info.id == CommandId::show_parameters) continue;
            Desk desk;
            desk.key(shortcut.key, shortcut.ctrl, shortcut.shift);
            Desk untouched;
            EXPECT_NE(info.checked(desk.bench), info.checked(untouched.bench)) << info.name;
        }
    }
}

TEST(Keyboard, APlainKeyWithCtrlIsAnotherKey) {
    Desk desk;
    desk.key(Key::space, true);
    EXPECT_FALSE(desk.bench.playback.playing());
}

}  // namespace
}  // namespace rei::workbench
