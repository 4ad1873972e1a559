#include "workbench/panels/desk.hpp"

#include "rei/commands/registry.hpp"

namespace rei::workbench {
namespace {

using test::Desk;
using test::TemporaryFolder;

/// A scenario in a folder in which files may appear.
std::string copied_scenario(const TemporaryFolder& folder) {
    const std::string path = folder.file("talk.yaml");
    std::filesystem::copy_file(test::project_scenario(), path);
    return path;
}

TEST(ExportTrace, WritesBesideTheScenarioWithTwoKeysAndAClick) {
    const TemporaryFolder folder;
    Desk desk(copied_scenario(folder));
    desk.key(Key::e, true, true);
    desk.frames(2);
    EXPECT_EQ(desk.ui.export_trace.plan.path, folder.file("talk-trace.csv"));
    desk.click(desk.centre("export-trace/write"));
    EXPECT_FALSE(desk.bench.view.export_trace_open);
    desk.frames(20);
    EXPECT_EQ(test::text_in(folder.file("talk-trace.csv")).substr(0, 9), "time_sec,");
    EXPECT_NE(test::text_in(folder.file("talk-trace.meta.json")).find("\"policy_hash\""), std::string::npos);
    ASSERT_FALSE(desk.bench.notices.history().empty());
    EXPECT_EQ(desk.bench.notices.history().back().title, "Wrote talk-trace.csv");
    desk.key(Key::e, true, true);
    desk.frames(2);
    EXPECT_EQ(desk.ui.export_trace.plan.path, folder.file("talk-trace-2.csv"));
}

TEST(ExportTrace, AsJsonForAllShownVariants) {
    const TemporaryFolder folder;
    Desk desk(copied_scenario(folder));
    desk.key(Key::e, true, true);
    desk.click(desk.centre("export-trace/json"));
    desk.click(desk.centre("export-trace/events"));
    desk.click(desk.centre("export-trace/all"));
    EXPECT_EQ(desk.ui.export_trace.plan.path, folder.file("talk-trace.json"));
    desk.click(desk.centre("export-trace/write"));
    desk.frames(20);
    EXPECT_EQ(test::text_in(folder.file("talk-trace.json")).front(), '[');
    for (std::size_t k = 1; k < desk.session().runs().size(); ++k) {
        const std::string name = name_of(desk.session().runs()[k].variant);
        EXPECT_EQ(test::text_in(folder.file("talk-trace-" + name + ".json")).front(), '[') << name;
    }
}

TEST(ExportTrace, APathThatWasTypedStays) {
    const TemporaryFolder folder;
    Desk desk(copied_scenario(folder));
    desk.key(Key::e, true, true);
    desk.frames(2);
    desk.click(desk.centre("export-trace/path"));
    desk.key(Key::a, true);
    desk.type(folder.file("mine.csv"));
    desk.key(Key::enter);
    desk.frames(20);
    EXPECT_FALSE(test::text_in(folder.file("mine.csv")).empty());
    EXPECT_FALSE(test::text_in(folder.file("mine.meta.json")).empty());
}

TEST(ExportPicture, AsksForTheNextFrameUnderAFreeName) {
    const TemporaryFolder folder;
    Desk desk(copied_scenario(folder));
    test::write_text(folder.file("talk.png"), "another");
    desk.key(Key::f12);
    EXPECT_EQ(desk.bench.requests.picture_path, folder.file("talk-2.png"));
    EXPECT_TRUE(desk.bench.is_moving()) << "else the frame might never come";
}

TEST(Messages, CanBeCopiedAndCleared) {
    Desk desk;
    std::string copied;
    ImGui::GetIO().ClipboardUserData = &copied;
    ImGui::GetIO().SetClipboardTextFn = [](void* to, const char* text) {
        *static_cast<std::string*>(to) = text;
    };
    desk.bench.notices.post(NoticeKind::problem, "It broke", "line 3\nline 4");
    desk.key(Key::f2);
    desk.frames(2);
    desk.click(desk.centre("notices/0/copy"));
    EXPECT_EQ(copied, "It broke\nline 3\nline 4");
    desk.click(desk.centre("notices/clear"));
    EXPECT_TRUE(desk.bench.notices.history().empty());
    EXPECT_TRUE(desk.bench.view.notices_open);
}

}  // namespace
}  // namespace rei::workbench
