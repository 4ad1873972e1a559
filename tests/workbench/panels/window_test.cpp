#include <cmath>

#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

TEST(Window, StandsWithoutAScenario) {
    Desk desk("");
    desk.frames(3);
    desk.move(desk.centre("pane/timeline"));
    desk.key(Key::space);
    EXPECT_FALSE(desk.bench.playback.playing());
}

TEST(Window, EveryPaneIsInsideItAtEverySize) {
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 900}, ImVec2{2560, 1440}}) {
        Desk desk(test::project_scenario(), size);
        for (const char* pane : {"scenario", "expectations", "timeline", "circumplex", "parameters"}) {
            const Box box = desk.box(std::string("pane/") + pane);
            EXPECT_GE(box.min.x, 0) << pane;
            EXPECT_LE(box.max.x, size.x) << pane;
            EXPECT_LE(box.max.y, size.y) << pane;
            EXPECT_GT(box.width(), 200) << pane;
            EXPECT_GT(box.height(), 100) << pane;
        }
    }
}

TEST(Window, SplittersDivideItAnew) {
    Desk desk;
    const Box scenario = desk.box("pane/scenario");
    const ImVec2 gap{scenario.max.x + 3, 300};
    desk.drag(gap, {gap.x + 100, gap.y});
    desk.frame();
    EXPECT_NEAR(desk.box("pane/scenario").max.x, scenario.max.x + 100, 3);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Window, HelpOpensAndCloses) {
    Desk desk;
    desk.key(Key::f1);
    EXPECT_TRUE(desk.bench.view.help_open);
    desk.frames(2);
    desk.key(Key::f1);
    EXPECT_FALSE(desk.bench.view.help_open);
}

TEST(Window, AClickOnAToastDismissesItAndTouchesNothingElse) {
    Desk desk;
    desk.bench.notices.post(NoticeKind::problem, "Something", "happened");
    desk.frames(2);
    desk.click(desk.centre("toast/0"));
    EXPECT_FALSE(desk.bench.notices.any_shown());
    EXPECT_FALSE(desk.session().is_tuned());
}

TEST(Window, EachPaneCanStandAlone) {
    Desk desk;
    for (const PanelInfo& panel : panel_table()) {
        ImGui::NewFrame();
        Commands commands;
        draw_alone(desk.bench, desk.ui, panel, commands);
        ImGui::Render();
        EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 0) << panel.name;
    }
}

TEST(Window, StandsInKorean) {
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 900}}) {
        Desk desk(test::project_scenario(), size);
        carry_out(desk.bench, Invoke{CommandId::korean});
        for (const CommandId drawer :
             {CommandId::show_compare, CommandId::show_diagnosis, CommandId::show_output}) {
            carry_out(desk.bench, Invoke{drawer});
            desk.frames(3);
            EXPECT_EQ(language(), Language::korean);
            EXPECT_LE(desk.box("parameters/reset-all").max.x, desk.box("pane/parameters").max.x);
        }
        desk.click(desk.centre("tab/export"));
        EXPECT_LE(desk.box("export/write").max.x, desk.box("pane/export").max.x);
        carry_out(desk.bench, Invoke{CommandId::korean});
        desk.frame();
        EXPECT_EQ(language(), Language::english);
    }
}

TEST(Moods, HaveColoursThatDifferAndStay) {
    const Policy policy = test::project_policy().policy;
    for (const std::string& a : policy.emotions) {
        EXPECT_EQ(mood_colour(a), mood_colour(a));
        for (const std::string& b : policy.emotions) {
            if (a == b) continue;
            EXPECT_NE(mood_colour(a), mood_colour(b)) << a << ", " << b;
        }
    }
    EXPECT_EQ(mood_colour("뾰로통"), mood_colour("뾰로통"));
}

TEST(Toasts, WrapALongTitleInsteadOfCuttingIt) {
    Desk desk;
    desk.bench.notices.post(NoticeKind::problem, "short");
    desk.frames(2);
    const float one_line = desk.box("toast/0").height();
    desk.bench.notices.post(NoticeKind::problem,
                            "a-policy-with-quite-a-long-name.json changed on the disk and can't be read; the "
                            "last good one stays");
    desk.frames(2);
    EXPECT_GT(desk.box("toast/1").height(), one_line);
}

TEST(Status, SaysThatAFileOnTheDiskIsBroken) {
    Desk desk;
    desk.frame();
    EXPECT_EQ(desk.ui.items.find("status/broken"), nullptr);
    desk.bench.watch.found_broken(desk.session().policy_file().path);
    desk.frame();
    EXPECT_NE(desk.ui.items.find("status/broken"), nullptr);
}

}  // namespace
}  // namespace rei::workbench
