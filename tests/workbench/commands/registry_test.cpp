#include "rei/commands/registry.hpp"

#include <set>

#include "workbench/files.hpp"
#include <gtest/gtest.h>

namespace rei::workbench {
namespace {

TEST(Registry, RowsStandInTheOrderOfTheirIds) {
    int index = 0;
    for (const CommandInfo& info : command_registry()) {
        EXPECT_EQ(static_cast<int>(info.id), index++) << info.name;
        EXPECT_EQ(&info_of(info.id), &info);
    }
}

TEST(Registry, NamesAndShortcutsAreUnique) {
    std::set<std::string> names;
    std::set<std::string> keys;
    for (const CommandInfo& info : command_registry()) {
        EXPECT_TRUE(names.insert(info.name).second) << info.name;
        for (const Shortcut& shortcut : info.shortcuts) {
            if (shortcut.key == Key::none) continue;
            EXPECT_TRUE(keys.insert(text_of(shortcut)).second) << info.name << ": " << text_of(shortcut);
        }
    }
}

TEST(Registry, EveryCommandSaysWhatItDoes) {
    for (const CommandInfo& info : command_registry()) {
        EXPECT_FALSE(std::string(info.text).empty());
        EXPECT_EQ(std::string(info.tooltip).back(), '.') << info.name;
    }
}

TEST(Registry, CommandsWithoutAScenarioDoNothingThatBreaks) {
    Workbench bench(test::project_policy());
    for (const CommandInfo& info : command_registry()) {
        if (info.id != CommandId::export_policy) carry_out(bench, Invoke{info.id});
    }
    EXPECT_FALSE(bench.session.has_scenario());
    EXPECT_TRUE(bench.wants_to_quit);
}

TEST(Registry, KeysHaveReadableNames) {
    EXPECT_EQ(text_of(Shortcut{Key::z, true, true}), "Ctrl+Shift+Z");
    EXPECT_EQ(text_of(Shortcut{Key::space, false, false}), "Space");
    EXPECT_EQ(text_of(Shortcut{Key::f12, false, false}), "F12");
    EXPECT_EQ(text_of(Shortcut{Key::equal, false, false}), "+");
}

TEST(CarryOut, EditsByCommandAreOneEntryByName) {
    Workbench bench(test::project_policy());
    carry_out(bench, Commands{BeginEdit{"Set cooldown"}, SetParameter{"engine.cooldown_sec", 4},
                              SetParameter{"engine.cooldown_sec", 5}, CommitEdit{}});
    EXPECT_EQ(bench.session.history().depth(), 1U);
    EXPECT_EQ(text_now(info_of(CommandId::undo), bench), "Undo: Set cooldown");
    carry_out(bench, Invoke{CommandId::undo});
    EXPECT_FALSE(bench.session.is_tuned());
}

}  // namespace
}  // namespace rei::workbench
