#include "rei/model/output.hpp"

#include <cstring>

#include "workbench/panels/desk.hpp"

namespace rei::workbench {
namespace {

using test::Desk;

/// A desk with the pane open.
struct OutputDesk : Desk {
    explicit OutputDesk(const std::string& scenario = test::project_scenario(), ImVec2 size = {1600, 900})
        : Desk(scenario, size) {
        key(Key::u, true);
        frame();
    }

    void go_to(double time_sec) {
        carry_out(bench, Seek{time_sec});
        frames(2);
    }
    /// A policy with all of Rei's moods and these sections.
    void open_policy(const std::string& sections) {
        const test::TemporaryFolder folder;
        test::write_text(folder.file("policy.json"),
                         R"({"emotions": ["neutral", "happy", "angry", "sad", "tired"])" + sections + "}");
        EXPECT_EQ(text_of(bench.session.open_policy(folder.file("policy.json"))), "");
        frames(2);
    }
    [[nodiscard]] OutputNow output() const {
        return output_at(session().policy(), session().main_run().trace, bench.playback.time_sec());
    }
    /// Where on its track a number stands, as a share.
    [[nodiscard]] double place(const std::string& gauge, const char* what = "now") const {
        const Box track = box("output/" + gauge + "/track");
        return (centre("output/" + gauge + "/" + what).x - track.min.x) / track.width();
    }
    [[nodiscard]] bool shows(const std::string& item) const { return ui.items.find(item) != nullptr; }
};

TEST(Output, OpensAndClosesByKeyAndByTab) {
    Desk desk;
    desk.key(Key::u, true);
    EXPECT_EQ(desk.bench.view.drawer, Drawer::output);
    desk.click(desk.centre("tab/output"));
    EXPECT_EQ(desk.bench.view.drawer, std::nullopt);
    desk.click(desk.centre("tab/output"));
    EXPECT_EQ(desk.bench.view.drawer, Drawer::output);
}

TEST(Output, TheFaceFollowsThePlayheadByTheIntensity) {
    OutputDesk desk;
    for (const double time_sec : {0.0, 4.5, 18.5, 25.0, 80.0}) {
        desk.go_to(time_sec);
        const OutputNow output = desk.output();
        EXPECT_NEAR(desk.place("intensity"), output.state.intensity, 0.01) << time_sec;
        EXPECT_NEAR(desk.place("face/MouthSmile"), *find_by_name(output.expression.face, "MouthSmile"), 0.01);
        EXPECT_NEAR(desk.place("face/MouthSmile", "preset"), *find_by_name(output.preset.face, "MouthSmile"),
                    0.01);
        EXPECT_EQ(desk.ui.output.now.parameters, face_parameters(output.expression.face));
    }
}

TEST(Output, PlayingMovesTheFace) {
    OutputDesk desk;
    desk.go_to(4.5);
    const FaceParameters before = desk.ui.output.now.parameters;
    desk.key(Key::space);
    desk.frames(60);
    EXPECT_NE(desk.ui.output.now.parameters, before);
}

TEST(Output, AnIdleFrameDrawsTheSame) {
    OutputDesk desk;
    desk.go_to(4.5);
    const auto picture = [&] {
        desk.frame();
        std::string bytes;
        const ImDrawData& data = *ImGui::GetDrawData();
        for (int k = 0; k < data.CmdListsCount; ++k) {
            const auto& vertices = data.CmdLists[k]->VtxBuffer;
            bytes.append(reinterpret_cast<const char*>(vertices.Data),
                         static_cast<std::size_t>(vertices.size()) * sizeof(ImDrawVert));
        }
        return bytes;
    };
    EXPECT_EQ(picture(), picture());
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Output, TheVoiceRisesWithArousal) {
    OutputDesk desk;
    desk.go_to(19);
    ASSERT_GT(desk.output().state.arousal, desk.session().policy().engine.baseline_arousal + 0.05);
    for (const char* number : {"rate", "pitch"})
        EXPECT_GT(desk.place(number), desk.place(number, "preset") + 0.01);
}

TEST(Output, CopyPutsTheWholePromptOnTheClipboard) {
    OutputDesk desk;
    desk.go_to(19);
    desk.click(desk.centre("output/copy"));
    EXPECT_EQ(ImGui::GetClipboardText(), prompt_at(desk.session(), 19)->text);
    EXPECT_NE(std::strstr(ImGui::GetClipboardText(), "USER: 이게 뭐라고 보냐"), nullptr);
    desk.key(Key::right);
    desk.click(desk.centre("output/copy"));
    EXPECT_EQ(ImGui::GetClipboardText(), prompt_at(desk.session(), 22)->text);
    EXPECT_EQ(desk.entries(), 0U);
}

TEST(Output, BeforeTheFirstTurnThereIsNothingToCopy) {
    OutputDesk desk;
    desk.go_to(0);
    EXPECT_TRUE(desk.shows("output/portrait"));
    EXPECT_FALSE(desk.shows("output/copy"));
    EXPECT_FALSE(desk.shows("output/prompt"));
}

TEST(Output, APolicyWithoutAFaceIsToldWhatToDo) {
    OutputDesk desk;
    desk.open_policy("");
    EXPECT_TRUE(desk.shows("output/no-face"));
    EXPECT_FALSE(desk.shows("output/portrait"));
    EXPECT_TRUE(desk.shows("output/rate/now"));
}

TEST(Output, AnUnknownChannelIsABarOfItsOwnRange) {
    OutputDesk desk;
    desk.open_policy(R"(, "vts_parameters": {"neutral": {"TailWag": 15, "MouthSmile": 1}})");
    EXPECT_NEAR(desk.place("face/TailWag"), 1, 1e-3);
    EXPECT_NEAR(desk.place("face/MouthSmile"), 1, 1e-3);
}

TEST(Output, NumbersOutOfAllProportionBreakNothing) {
    OutputDesk desk;
    desk.open_policy(R"(,
        "voice_map": {"neutral": {"rate": 1e308, "pitch": 1e-307}},
        "vts_parameters": {"neutral": {"A": -1e308, "MouthSmile": -1e308},
                           "happy": {"A": 1e308, "MouthSmile": 1e308}})");
    for (const double time_sec : {0.0, 4.5, 19.0}) desk.go_to(time_sec);
    EXPECT_TRUE(desk.shows("output/portrait"));
}

TEST(Output, WithoutAScenarioThereIsNoFaceYet) {
    OutputDesk desk("");
    EXPECT_FALSE(desk.shows("output/portrait"));
    EXPECT_TRUE(desk.shows("pane/output"));
}

TEST(Output, FaceGaugesAndPromptStandSideBySideAtEverySize) {
    for (const ImVec2 size : {ImVec2{1280, 720}, ImVec2{1600, 900}, ImVec2{2560, 1440}}) {
        OutputDesk desk(test::project_scenario(), size);
        desk.go_to(19);
        const Box pane = desk.box("pane/output");
        const Box portrait = desk.box("output/portrait");
        EXPECT_GE(portrait.width(), 140);
        EXPECT_EQ(portrait.width(), portrait.height());
        EXPECT_LT(portrait.max.x, desk.box("output/rate/track").min.x);
        EXPECT_GT(desk.box("output/rate/track").width(), 40);
        EXPECT_LT(desk.box("output/rate/track").max.x, desk.box("output/prompt").min.x);
        EXPECT_LT(desk.box("output/intensity/track").max.y, pane.max.y);
        EXPECT_GT(desk.box("output/intensity/track").width(), 60);
        EXPECT_LT(desk.box("output/hint").max.y, pane.max.y);
        for (const char* item : {"output/portrait", "output/prompt", "output/copy", "output/hint"}) {
            EXPECT_GE(desk.box(item).min.x, pane.min.x) << item;
            EXPECT_LE(desk.box(item).max.x, pane.max.x) << item;
            EXPECT_LE(desk.box(item).max.y, pane.max.y) << item;
        }
    }
}

TEST(Output, StacksWhereItIsNarrow) {
    Desk desk;
    ImGui::GetIO().DisplaySize = {420, 1100};
    for (int k = 0; k < 3; ++k) {
        ImGui::NewFrame();
        Commands commands;
        for (const PanelInfo& panel : panel_table()) {
            if (std::strcmp(panel.name, "output") == 0) draw_alone(desk.bench, desk.ui, panel, commands);
        }
        ImGui::Render();
    }
    EXPECT_GT(desk.box("output/rate/track").min.y, desk.box("output/portrait").max.y);
    EXPECT_GT(desk.box("output/portrait").width(), 300);
}

}  // namespace
}  // namespace rei::workbench
