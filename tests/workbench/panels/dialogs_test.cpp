#include "workbench/panels/desk.hpp"

#include "rei/model/habits.hpp"
#include "rei/panels/layout.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

constexpr const char* kHalfLife = "engine.half_life_sec.valence";

/// A folder with a policy, two scenarios, and one more in a folder inside.
class DialogTest : public ::testing::Test {
  protected:
    DialogTest() {
        const std::string talk = test::text_in(test::project_scenario());
        std::filesystem::create_directories(folder.file("inner"));
        for (const char* name : {"first.yaml", "second.yaml", "inner/third.yaml"})
            test::write_text(folder.file(name), talk);
        test::write_text(folder.file("rei.json"), test::project_policy().text);
        desk.bench.view.dialog = Dialog::open_file;
        desk.bench.view.dialog_folder = folder.file("");
        desk.frames(4);
    }
    void save_as() {
        desk.bench.view.dialog_folder = folder.file("");
        desk.bench.view.dialog = Dialog::save_scenario_as;
        desk.frames(4);
    }
    [[nodiscard]] bool is_open() const { return desk.bench.view.dialog.has_value(); }
    [[nodiscard]] const FileBrowserUi& browser() const { return desk.ui.file_browser; }
    void erase(int count) {
        for (int k = 0; k < count; ++k) desk.key(Key::backspace);
    }

    test::TemporaryFolder folder;
    Desk desk;
};

TEST_F(DialogTest, TypingFiltersAndEnterOpens) {
    desk.type("seco");
    desk.key(Key::enter);
    EXPECT_EQ(desk.session().scenario_file().path, folder.file("second.yaml"));
    EXPECT_FALSE(is_open());
    EXPECT_EQ(desk.bench.preferences.recents.front().path, folder.file("second.yaml"));
}

TEST_F(DialogTest, ArrowsChooseAndEnterGoesIntoFoldersAndBackspaceOut) {
    EXPECT_EQ(browser().selected, 0U);
    desk.key(Key::enter);  // folders stand first
    EXPECT_EQ(browser().folder, folder.file("inner"));
    desk.frames(2);
    desk.key(Key::backspace);
    EXPECT_EQ(browser().folder + "/", folder.file(""));
    desk.key(Key::down);
    desk.key(Key::down);
    desk.key(Key::up);
    desk.key(Key::enter);
    EXPECT_EQ(desk.session().scenario_file().path, folder.file("first.yaml"));
}

TEST_F(DialogTest, ADoubleClickOpens) {
    desk.double_click(desk.centre("browser/entry/rei.json"));
    EXPECT_EQ(desk.session().policy_file().path, folder.file("rei.json"));
    EXPECT_FALSE(is_open());
}

TEST_F(DialogTest, EscapeClosesAndNothingHappened) {
    desk.type("first");
    desk.key(Key::escape);
    EXPECT_FALSE(is_open());
    EXPECT_EQ(desk.entries(), 0U);
}

TEST_F(DialogTest, APathCanBeTyped) {
    desk.type(folder.file("inner/third.yaml"));
    desk.key(Key::enter);
    EXPECT_EQ(desk.session().scenario_file().path, folder.file("inner/third.yaml"));
}

TEST_F(DialogTest, AFileThatCannotBeOpenedIsExplainedAndTheBrowserStays) {
    test::write_text(folder.file("broken.yaml"), "turns: 3\n");
    desk.key(Key::f5);
    desk.type("broken");
    desk.key(Key::enter);
    EXPECT_TRUE(is_open());
    EXPECT_EQ(desk.bench.notices.history().back().kind, NoticeKind::problem);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST_F(DialogTest, NothingBehindItHearsMouseOrKeys) {
    const Box dialog = desk.box("dialog/browser");
    const ImVec2 track = test::on_track(desk, kHalfLife, 20);
    const bool is_beside = track.x > dialog.max.x;
    EXPECT_TRUE(is_beside);
    desk.click(track);
    desk.key(Key::space);
    desk.key(Key::n, true);
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_FALSE(desk.bench.playback.playing());
    EXPECT_TRUE(is_open());
}

TEST_F(DialogTest, RecentFilesAreAClickAway) {
    remember(desk.bench.preferences.recents, FileKind::scenario, folder.file("inner/third.yaml"));
    desk.frame();
    desk.click(desk.centre("browser/recent/" + folder.file("inner/third.yaml")));
    EXPECT_EQ(desk.session().scenario_file().path, folder.file("inner/third.yaml"));
}

TEST_F(DialogTest, WordsAreTakenFromPoliciesOfLateOnly) {
    remember(desk.bench.preferences.recents, FileKind::scenario, folder.file("first.yaml"));
    remember(desk.bench.preferences.recents, FileKind::policy, folder.file("rei.json"));
    desk.bench.view.dialog_folder = folder.file("");
    desk.bench.view.dialog = Dialog::words_from;
    desk.frames(4);
    EXPECT_TRUE(browser().text.empty()) << "nothing is to be written";
    EXPECT_EQ(desk.ui.items.find("browser/recent/" + folder.file("first.yaml")), nullptr);
    desk.click(desk.centre("browser/recent/" + folder.file("rei.json")));
    EXPECT_FALSE(is_open());
    EXPECT_NE(desk.bench.studies.setup().words_from, nullptr);
    EXPECT_NE(desk.session().policy_file().path, folder.file("rei.json"));
}

TEST_F(DialogTest, ColumnsSortAndSortBackwards) {
    desk.click(desk.centre("browser/sort/Size"));
    EXPECT_EQ(browser().sort, SortBy::size);
    desk.click(desk.centre("browser/sort/Size"));
    EXPECT_TRUE(browser().is_descending);
}

TEST_F(DialogTest, SavingUnderANewNameWritesItAndOpensIt) {
    save_as();
    desk.type("fresh");  // the name that was there is selected
    desk.key(Key::enter);
    EXPECT_FALSE(is_open());
    EXPECT_TRUE(std::filesystem::exists(folder.file("fresh.yaml")));
    EXPECT_EQ(desk.session().scenario_file().path, folder.file("fresh.yaml"));
}

TEST_F(DialogTest, SavingOverAFileAsksFirst) {
    save_as();
    test::write_text(folder.file("first.yaml"), "precious");
    desk.type("first.yaml");
    desk.key(Key::enter);
    EXPECT_TRUE(is_open());
    EXPECT_EQ(test::text_in(folder.file("first.yaml")), "precious");
    EXPECT_NE(desk.ui.items.find("browser/question"), nullptr);
    desk.frames(2);
    desk.key(Key::enter);
    EXPECT_FALSE(is_open());
    EXPECT_NE(test::text_in(folder.file("first.yaml")), "precious");
    EXPECT_EQ(test::text_in(folder.file("first.yaml.bak")), "precious");
}

TEST_F(DialogTest, TypingOnTakesTheQuestionBack) {
    save_as();
    test::write_text(folder.file("first.yaml"), "precious");
    desk.type("first.yaml");
    desk.key(Key::enter);
    desk.frames(2);
    desk.type("2.yaml");
    desk.key(Key::enter);
    EXPECT_EQ(test::text_in(folder.file("first.yaml")), "precious");
}

TEST_F(DialogTest, ExportingUnderANameMakesItTheOneToExportTo) {
    desk.bench.view.dialog = Dialog::export_as;
    desk.frames(4);
    desk.type("tuned");
    desk.click(desk.centre("dialog/choose"));
    EXPECT_FALSE(is_open());
    EXPECT_EQ(desk.bench.export_path, folder.file("tuned.json"));
    EXPECT_TRUE(load_policy(folder.file("tuned.json")));
}

TEST_F(DialogTest, AFolderThatCannotBeListedIsExplained) {
    desk.ui.file_browser.folder = "/no/such/folder";
    desk.key(Key::f5);
    EXPECT_FALSE(browser().problems.empty());
    desk.frames(2);
    EXPECT_TRUE(is_open());
}

// ---- quit

TEST(QuitDialog, AsksWhatToDoWithWhatIsUnsaved) {
    Desk desk;
    carry_out(desk.bench, SetParameter{kHalfLife, 3});
    desk.key(Key::q, true);
    EXPECT_FALSE(desk.bench.wants_to_quit);
    desk.frames(2);
    desk.click(desk.centre("dialog/cancel"));
    EXPECT_FALSE(desk.bench.view.dialog);
    EXPECT_FALSE(desk.bench.wants_to_quit);
    desk.key(Key::q, true);
    desk.frames(2);
    desk.key(Key::escape);
    EXPECT_FALSE(desk.bench.view.dialog);
    desk.key(Key::q, true);
    desk.frames(2);
    desk.click(desk.centre("dialog/discard"));
    EXPECT_TRUE(desk.bench.wants_to_quit);
}

TEST(QuitDialog, SavesWithEnter) {
    const test::TemporaryFolder folder;
    Desk desk;
    carry_out(desk.bench, SetParameter{kHalfLife, 3});
    carry_out(desk.bench, SetExportPath{folder.file("rei.json")});
    desk.key(Key::q, true);
    desk.frames(2);
    desk.key(Key::enter);
    EXPECT_TRUE(desk.bench.wants_to_quit);
    EXPECT_TRUE(load_policy(folder.file("rei.json"))->policy == desk.session().policy());
}

// ---- restore

/// A desk that starts after another one was killed.
class RestoreDialog : public ::testing::Test {
  protected:
    RestoreDialog() {
        Desk killed;
        carry_out(killed.bench, SetParameter{kHalfLife, 3});
        Journal journal(folder.file("state"));
        EXPECT_TRUE(journal.keep(killed.session(), 1, 1000).empty());
    }
    test::TemporaryFolder folder;
};

TEST_F(RestoreDialog, RestoresByAClick) {
    Desk desk;
    Habits habits(PreferencesFile(""), folder.file("state"));
    habits.offer_interrupted(desk.bench);
    desk.frames(3);
    EXPECT_NE(desk.ui.restore.policy.find("1 change"), std::string::npos) << desk.ui.restore.policy;
    desk.click(desk.centre("dialog/do-restore"));
    EXPECT_EQ(get_parameter(desk.session().policy(), kHalfLife), 3);
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_FALSE(desk.bench.view.dialog);
}

TEST_F(RestoreDialog, DiscardsByAClickAndWaitsWithEscape) {
    Desk desk;
    Habits habits(PreferencesFile(""), folder.file("state"));
    habits.offer_interrupted(desk.bench);
    desk.frames(3);
    desk.key(Key::escape);
    EXPECT_FALSE(desk.bench.view.dialog);
    habits.offer_interrupted(desk.bench);
    ASSERT_EQ(desk.bench.interrupted.size(), 1U);
    desk.frames(3);
    desk.click(desk.centre("dialog/discard"));
    EXPECT_EQ(desk.entries(), 0U);
    EXPECT_TRUE(interrupted_sessions(folder.file("state")).sessions.size() == 1U);
    habits.look_around(desk.bench, {}, {1, 2000});
    EXPECT_TRUE(interrupted_sessions(folder.file("state")).sessions.empty());
}

// ---- layout

TEST(LayoutShares, ComeBackAndWhatIsOutOfRangeIsAsDesigned) {
    Layout layout;
    layout.left = 0.3F;
    EXPECT_EQ(shares_of(layout_of(shares_of(layout))), shares_of(layout));
    EXPECT_EQ(layout_of({{"left", 0.01F}, {"cellar", 0.5F}}).left, Layout{}.left);
}

}  // namespace
}  // namespace rei::workbench
