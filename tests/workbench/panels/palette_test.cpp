#include "workbench/panels/desk.hpp"

#include "rei/commands/registry.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

const PaletteItem& best(const Desk& desk) {
    return desk.ui.palette.items[desk.ui.palette.shown[desk.ui.palette.selected].index];
}

/// The field has the keyboard a frame after it appears.
void open(Desk& desk) {
    desk.key(Key::k, true);
    desk.frames(2);
}

TEST(CommandPalette, CarriesOutWhatWasTyped) {
    Desk desk;
    desk.key(Key::p, true, true);
    desk.frames(2);
    EXPECT_TRUE(desk.bench.view.palette_open);
    desk.type("compare");
    EXPECT_EQ(best(desk).entry.text, "Compare");
    desk.key(Key::enter);
    EXPECT_FALSE(desk.bench.view.palette_open);
    EXPECT_EQ(desk.bench.view.drawer, Drawer::compare);
}

TEST(CommandPalette, OpensWithItsOtherKeyAndClosesWithEscWithoutDoingAnything) {
    Desk desk;
    open(desk);
    desk.type("quit");
    desk.key(Key::escape);
    EXPECT_FALSE(desk.bench.view.palette_open);
    EXPECT_FALSE(desk.bench.wants_to_quit);
    desk.key(Key::k, true);
    EXPECT_EQ(desk.ui.palette.query, "") << "it begins anew";
}

TEST(CommandPalette, HasEveryEnabledCommandAndNoOther) {
    Desk desk;
    std::size_t enabled = 0;
    for (const CommandInfo& info : command_registry()) {
        if (info.id != CommandId::show_palette && info.enabled(desk.bench)) ++enabled;
    }
    std::size_t commands = 0;
    for (const PaletteItem& item : palette_items(desk.bench)) {
        const auto* const invoke = item.commands.front().get_if<Invoke>();
        if (invoke == nullptr || !item.parameter.empty()) continue;
        ++commands;
        EXPECT_NE(invoke->id, CommandId::undo) << "there is nothing to undo";
    }
    EXPECT_EQ(commands, enabled);
}

TEST(CommandPalette, ArrowsChooseAndGoAround) {
    Desk desk;
    open(desk);
    desk.type("zoom");
    const std::string first = best(desk).entry.text;
    desk.key(Key::down);
    EXPECT_EQ(desk.ui.palette.selected, 1U);
    EXPECT_NE(best(desk).entry.text, first);
    desk.key(Key::up);
    desk.key(Key::up);
    EXPECT_EQ(desk.ui.palette.selected, desk.ui.palette.shown.size() - 1);
}

TEST(CommandPalette, GoesToATurn) {
    Desk desk;
    open(desk);
    desk.type("turn 3");
    desk.key(Key::enter);
    EXPECT_EQ(desk.bench.playback.time_sec(), desk.session().scenario().turns[2].at_sec);
    EXPECT_EQ(desk.bench.view.selected_turn, 2U);
}

TEST(CommandPalette, ShowsAParameterAmongTheOthers) {
    Desk desk;
    desk.key(Key::e, true);
    open(desk);
    desk.type("cooldown_sec");
    desk.key(Key::enter);
    EXPECT_EQ(desk.bench.view.tab, Tab::parameters);
    EXPECT_EQ(desk.ui.parameters.filter, "engine.cooldown_sec");
    desk.frames(2);
    EXPECT_NE(desk.ui.items.find("parameters/engine.cooldown_sec/track"), nullptr);
}

TEST(CommandPalette, AClickOnALineChoosesItAndAClickBesideCloses) {
    Desk desk;
    open(desk);
    desk.type("make heuristic main");
    desk.click(desk.centre("palette/0"));
    EXPECT_EQ(desk.session().main_variant(), Variant::heuristic);
    EXPECT_FALSE(desk.bench.view.palette_open);
    desk.key(Key::k, true);
    const double before = desk.bench.playback.time_sec();
    desk.click({800, 860});
    EXPECT_FALSE(desk.bench.view.palette_open);
    EXPECT_EQ(desk.bench.playback.time_sec(), before) << "what lies below was not clicked";
}

TEST(CommandPalette, BeginsWithWhatWasUsedLast) {
    Desk desk;
    open(desk);
    desk.type("zoom in");
    desk.key(Key::enter);
    desk.key(Key::k, true);
    EXPECT_EQ(best(desk).entry.text, "Zoom in");
}

TEST(CommandPalette, ListsScenariosBesideTheOpenOne) {
    Desk desk;
    bool has_other = false;
    for (const PaletteItem& item : palette_items(desk.bench)) {
        const auto* const file = item.commands.front().get_if<OpenFile>();
        if (file == nullptr) continue;
        has_other = true;
        EXPECT_NE(file->path, test::project_scenario());
    }
    EXPECT_TRUE(has_other);
}

TEST(CommandPalette, InKoreanEnglishStillFinds) {
    Desk desk;
    carry_out(desk.bench, Invoke{CommandId::korean});
    open(desk);
    desk.type("compare");
    EXPECT_EQ(best(desk).entry.english, "Compare");
    EXPECT_NE(best(desk).entry.text, "Compare");
    carry_out(desk.bench, Invoke{CommandId::korean});
    desk.frame();
}

}  // namespace
}  // namespace rei::workbench
