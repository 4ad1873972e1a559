#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::on_track;

/// A desk whose policy is a copy that may be written.
class ExportTest : public ::testing::Test {
  protected:
    ExportTest() {
        test::write_text(path, desk.session().policy_file().text);
        carry_out(desk.bench, OpenFile{path});
        desk.frames(2);
    }
    test::TemporaryFolder folder;
    std::string path = folder.file("rei.json");
    Desk desk;
};

TEST_F(ExportTest, WhatIsTunedHereComesBackByReload) {
    desk.drag(on_track(desk, "engine.half_life_sec.valence", 10),
              on_track(desk, "engine.half_life_sec.valence", 4));
    const std::string tuned = desk.hash();
    desk.click(desk.centre("tab/export"));
    EXPECT_EQ(desk.ui.export_policy.changes.size(), 1U);
    EXPECT_FALSE(desk.ui.export_policy.lines.empty());
    desk.click(desk.centre("export/write"));
    EXPECT_EQ(desk.bench.notices.history().back().kind, NoticeKind::success);
    EXPECT_EQ(test::text_in(path + ".bak"), test::project_policy().text);
    desk.key(Key::r, true);
    EXPECT_FALSE(desk.session().is_tuned());
    EXPECT_EQ(desk.hash(), tuned);
}

TEST_F(ExportTest, ABrokenFileIsExplainedAndTheOldPolicyKept) {
    desk.drag(on_track(desk, "engine.half_life_sec.valence", 10),
              on_track(desk, "engine.half_life_sec.valence", 4));
    const std::string tuned = desk.hash();
    test::write_text(path, "{\"emotions\": [\"happy\"]}");
    desk.key(Key::r, true);
    desk.frame();
    EXPECT_EQ(desk.hash(), tuned);
    ASSERT_FALSE(desk.bench.notices.history().empty());
    EXPECT_EQ(desk.bench.notices.history().back().kind, NoticeKind::problem);
    EXPECT_NE(desk.bench.notices.history().back().detail.find("neutral"), std::string::npos);
    const std::string toast = "toast/" + std::to_string(desk.bench.notices.history().size() - 1);
    EXPECT_NE(desk.ui.items.find(toast), nullptr);
}

TEST_F(ExportTest, APathThatCannotBeWrittenIsAProblemToRead) {
    carry_out(desk.bench, SetExportPath{folder.file("no/such/folder/rei.json")});
    desk.key(Key::s, true, true);
    EXPECT_EQ(desk.bench.notices.history().back().kind, NoticeKind::problem);
}

TEST_F(ExportTest, ThePathIsTypedInThePane) {
    desk.click(desk.centre("tab/export"));
    desk.click(desk.centre("export/path"));
    desk.key(Key::end);
    desk.type("2");
    EXPECT_EQ(desk.bench.export_path, path + "2");
}

}  // namespace
}  // namespace rei::workbench
