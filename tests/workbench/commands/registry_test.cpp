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
            if (shortcut.key == Key::none || info.id == CommandId::delete_expectation) continue;
            EXPECT_TRUE(keys.insert(text_of(shortcut)).second) << info.name << ": " << text_of(shortcut);
        }
    }
}

TEST(Registry, DelMeansWhatWasSelectedLast) {
    Workbench bench(test::project_policy());
    ASSERT_TRUE(bench.session.open_scenario(test::project_scenario()).empty());
    const auto can = [&](CommandId id) { return info_of(id).enabled(bench); };
    carry_out(bench, Commands{SelectTurn{1}, SelectExpectation{2}});
    EXPECT_TRUE(can(CommandId::delete_expectation));
    EXPECT_FALSE(can(CommandId::delete_turn));
    carry_out(bench, SelectTurn{3});
    EXPECT_TRUE(can(CommandId::delete_turn));
    EXPECT_FALSE(can(CommandId::delete_expectation));
}

TEST(Registry, EveryCommandSaysWhatItDoes) {
    for (const CommandInfo& info : command_registry()) {
        EXPECT_FALSE(std::string(info.text).empty());
        EXPECT_EQ(std::string(info.tooltip).back(), '.') << info.name;
    }
}

TEST(Registry, EveryTextIsSaidInKoreanToo) {
    std::set<std::string> keys;
    for (const Translation& row : translations()) keys.insert(row.english);
    for (const CommandInfo& info : command_registry()) {
        EXPECT_EQ(keys.count(info.text), 1U) << info.text;
        EXPECT_EQ(keys.count(info.tooltip), 1U) << info.tooltip;
        EXPECT_EQ(keys.count(name_of(info.menu)), 1U) << name_of(info.menu);
    }
}

TEST(Registry, TheLanguageChangesAtOnceAndBack) {
    Workbench bench(test::project_policy());
    carry_out(bench, Invoke{CommandId::korean});
    EXPECT_EQ(bench.preferences.language, Language::korean);
    carry_out(bench, OpenFile{"no-such-file.yaml"});
    EXPECT_EQ(bench.notices.history().back().title,
              "no-such-file.yaml 파일을 열지 못했습니다. 바뀐 것은 없습니다");
    EXPECT_EQ(text_now(info_of(CommandId::quit), bench), "끝내기");
    carry_out(bench, Invoke{CommandId::korean});
    carry_out(bench, Invoke{CommandId::reset_all});
    EXPECT_EQ(text_now(info_of(CommandId::quit), bench), "Quit");
}

TEST(Registry, SizesGoByStepsAndEndAtTheLast) {
    Workbench bench(test::project_policy());
    const auto invoke = [&](CommandId id) {
        carry_out(bench, Invoke{id});
        return bench.preferences.scale;
    };
    EXPECT_EQ(bench.preferences.scale, 0);
    EXPECT_EQ(invoke(CommandId::larger), 1.25F);
    EXPECT_EQ(invoke(CommandId::smaller), 1.0F);
    EXPECT_EQ(invoke(CommandId::smaller), 0.75F);
    EXPECT_EQ(invoke(CommandId::smaller), 0.75F);
    bench.preferences.scale = 1.6F;  // as the command line may say
    EXPECT_EQ(invoke(CommandId::smaller), 1.5F);
    for (int k = 0; k < 9; ++k) invoke(CommandId::larger);
    EXPECT_EQ(bench.preferences.scale, 2.0F);
    bench.preferences.scale = 3;
    EXPECT_EQ(invoke(CommandId::larger), 3.0F);
    EXPECT_EQ(invoke(CommandId::usual_size), 0.0F);
}

TEST(Registry, CommandsWithoutAScenarioDoNothingThatBreaks) {
    Workbench bench(test::project_policy());
    for (const CommandInfo& info : command_registry()) {
        const bool makes_one = info.id == CommandId::export_policy || info.id == CommandId::new_scenario;
        if (!makes_one) carry_out(bench, Invoke{info.id});
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
