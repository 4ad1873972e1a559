// The avatar's mapping, by mouse and keyboard: what is turned is kept, and undo brings it back.
#include "rei/avatar/avatar.hpp"

#include <chrono>
#include <thread>

#include "fakes/fake_vts.hpp"
#include "workbench/korean.hpp"
#include "workbench/panels/desk.hpp"

#include "rei/panels/widgets.hpp"

namespace rei::workbench {
namespace {

using avatar::find_row;
using avatar::Mapping;
using test::Desk;

class AvatarTest : public ::testing::Test {
  protected:
    AvatarTest() : desk(test::project_scenario(), {1600, 1000}) {
        file = folder.file("not/yet/there/avatar-mapping.json");
        open();
    }
    void open() {
        AvatarMeans means;
        means.setup = [](const Policy&, avatar::AvatarSetup&) {
            return Problems{{"", {}, "", phrase("nobody here")}};
        };
        means.mapping_file = file;
        means.mapping = avatar::default_mapping();
        equip_avatar(desk.bench, std::move(means));
        carry_out(desk.bench, Seek{4.5});
        carry_out(desk.bench, Invoke{CommandId::avatar_mapping});
        desk.frames(3);
    }
    /// Drag a number so many pixels to the right: a hundredth a pixel.
    void drag_by(const std::string& item, float pixels) {
        const ImVec2 from = desk.centre("avatar/" + item);
        desk.drag(from, {from.x + pixels, from.y});
        desk.frames(2);
    }
    [[nodiscard]] const Mapping& mapping() const { return *desk.session().avatar_mapping(); }
    [[nodiscard]] double smile_scale() const { return find_row(mapping(), "MouthSmile")->from[0].scale; }
    [[nodiscard]] bool shows(const std::string& item) const {
        return desk.ui.items.find("avatar/" + item) != nullptr;
    }

    /// Turn it on where VTube Studio listens at this port.
    void turn_on_at(std::uint16_t port) {
        AvatarMeans means = desk.bench.avatar.means();
        means.setup = [port](const Policy& policy, avatar::AvatarSetup& into) {
            into.address = {"localhost", port};
            into.channels = avatar::channels_of(policy);
            return Problems{};
        };
        equip_avatar(desk.bench, std::move(means));
        carry_out(desk.bench, Invoke{CommandId::avatar});
    }
    /// Whether the line about the avatar comes to have this in it.
    bool says(const std::string& text) {
        const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (desk.bench.avatar.status_text().find(text) == std::string::npos) {
            if (std::chrono::steady_clock::now() > give_up) {
                ADD_FAILURE() << "says only: " << desk.bench.avatar.status_text();
                return false;
            }
            desk.frame();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return true;
    }

    test::TemporaryFolder folder;
    std::string file;
    Desk desk;
};

TEST_F(AvatarTest, ShowsWhereEachInputStandsAtThePlayhead) {
    for (const avatar::InputRow& row : avatar::default_mapping()) EXPECT_TRUE(shows(row.input)) << row.input;
    const Box track = desk.box("avatar/MouthSmile/track");
    const float calm = (desk.centre("avatar/MouthSmile/now").x - track.min.x) / track.width();
    EXPECT_GT(calm, 0.05F);
    carry_out(desk.bench, Seek{0});
    desk.frames(2);
    EXPECT_LT((desk.centre("avatar/MouthSmile/now").x - track.min.x) / track.width(), calm);
}

TEST_F(AvatarTest, ADragIsOneEditThatIsKeptAndUndone) {
    const float before = desk.centre("avatar/MouthSmile/now").x;
    drag_by("MouthSmile/MouthSmile", -40);
    EXPECT_LT(smile_scale(), 0.8);
    EXPECT_LT(desk.centre("avatar/MouthSmile/now").x, before) << "the picture moves with it";
    EXPECT_EQ(desk.entries(), 1U);
    EXPECT_EQ(*avatar::read_mapping(file), mapping()) << "what is closed is kept";
    desk.key(Key::z, true);
    EXPECT_EQ(smile_scale(), 1);
    EXPECT_EQ(*avatar::read_mapping(file), avatar::default_mapping());
    desk.key(Key::y, true);
    EXPECT_LT(smile_scale(), 0.8);
}

TEST_F(AvatarTest, InputsAreAddedAndTakenOutAndTheTableComesBack) {
    desk.click(desk.centre("avatar/new"));
    desk.type("Glow");
    desk.key(Key::enter);
    desk.frames(2);
    ASSERT_NE(find_row(mapping(), "Glow"), nullptr);
    EXPECT_TRUE(find_row(mapping(), "Glow")->custom);
    desk.click(desk.centre("avatar/MouthOpen/delete"));
    desk.frames(2);
    EXPECT_TRUE(find_row(mapping(), "MouthOpen")->from.empty());
    EXPECT_FALSE(shows("MouthOpen"));
    EXPECT_EQ(*avatar::read_mapping(file), mapping());
    desk.click(desk.centre("avatar/reset"));
    desk.frames(2);
    EXPECT_EQ(mapping(), avatar::default_mapping());
    EXPECT_EQ(desk.entries(), 3U);
}

TEST_F(AvatarTest, ANameThatVTubeStudioWouldRefuseIsSaidAndNotTaken) {
    for (const char* const name : {"abc", "Mouth Smile", "MouthSmile"}) {
        desk.click(desk.centre("avatar/new"));
        desk.key(Key::a, true);
        desk.type(name);
        desk.key(Key::enter);
        desk.frames(2);
        EXPECT_TRUE(shows("refusal")) << name;
        EXPECT_EQ(mapping(), avatar::default_mapping()) << name;
    }
}

TEST_F(AvatarTest, AChannelIsAddedAndTheLastOneStays) {
    desk.click(desk.centre("avatar/MouthSmile/add"));
    desk.frames(2);
    desk.click(desk.centre("avatar/MouthSmile/add/Blush"));
    desk.frames(2);
    ASSERT_EQ(find_row(mapping(), "MouthSmile")->from.size(), 2U);
    desk.click(desk.centre("avatar/MouthSmile/MouthSmile/delete"));
    desk.frames(2);
    ASSERT_EQ(find_row(mapping(), "MouthSmile")->from.size(), 1U);
    EXPECT_EQ(find_row(mapping(), "MouthSmile")->from[0].channel, "Blush");
    desk.click(desk.centre("avatar/MouthSmile/Blush/delete"));
    EXPECT_EQ(find_row(mapping(), "MouthSmile")->from.size(), 1U);
}

TEST_F(AvatarTest, AFileThatSomebodyElseChangedIsNotWrittenOver) {
    drag_by("MouthSmile/MouthSmile", -40);
    test::write_text(file, R"({"inputs": {"Blush": null}})");
    drag_by("MouthSmile/MouthSmile", -20);
    EXPECT_EQ(test::text_in(file), R"({"inputs": {"Blush": null}})");
    EXPECT_EQ(desk.bench.notices.history().back().kind, NoticeKind::problem);
}

TEST_F(AvatarTest, WhatWasWrittenByHandIsKeptBesideItAndAFileThatIsGoneIsWrittenAgain) {
    const std::string by_hand = R"({"inputs": {"Blush": null}})";
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    test::write_text(file, by_hand);
    AvatarMeans means = desk.bench.avatar.means();
    means.mapping = *avatar::read_mapping(file);
    equip_avatar(desk.bench, std::move(means));
    desk.frames(2);
    drag_by("MouthSmile/MouthSmile", -40);
    EXPECT_EQ(test::text_in(file + ".bak"), by_hand);
    drag_by("MouthSmile/MouthSmile", -20);
    EXPECT_EQ(test::text_in(file + ".bak"), by_hand) << "the first one, not the last but one";
    std::filesystem::remove(file);
    drag_by("MouthSmile/MouthSmile", -20);
    EXPECT_EQ(*avatar::read_mapping(file), mapping());
}

TEST_F(AvatarTest, ADragThatEndsTheTypingInAnotherNumberIsOneEditOfItsOwn) {
    desk.double_click(desk.centre("avatar/EyeOpenLeft/offset"));
    desk.frames(2);
    desk.type("0.5");
    const std::size_t before = desk.entries();
    drag_by("MouthSmile/MouthSmile", -40);
    EXPECT_LE(desk.entries(), before + 2) << "what was typed, and the drag";
    EXPECT_LT(smile_scale(), 0.8);
}

TEST_F(AvatarTest, EscLeavesAFieldFirstAndThenTheWindow) {
    desk.click(desk.centre("avatar/new"));
    desk.type("Gl");
    desk.key(Key::escape);
    EXPECT_TRUE(desk.bench.view.avatar_mapping_open);
    desk.key(Key::escape);
    EXPECT_FALSE(desk.bench.view.avatar_mapping_open);
}

TEST_F(AvatarTest, AFileWithoutAFolderIsThatOfTheFolderOneIsIn) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder.file(""));
    AvatarMeans means = desk.bench.avatar.means();
    means.mapping_file = "mine.json";
    equip_avatar(desk.bench, std::move(means));
    desk.frames(2);
    drag_by("MouthSmile/MouthSmile", -40);
    std::filesystem::current_path(before);
    EXPECT_EQ(*avatar::read_mapping(folder.file("mine.json")), mapping());
}

TEST_F(AvatarTest, AFileThatIsBrokenIsExplainedAndKept) {
    std::filesystem::create_directories(std::filesystem::path(file).parent_path());
    test::write_text(file, "{");
    carry_out(desk.bench, Invoke{CommandId::avatar_mapping});
    Desk other;
    AvatarMeans means;
    means.setup = [](const Policy&, avatar::AvatarSetup&) { return Problems{}; };
    means.mapping_file = file;
    means.mapping_problems = avatar::read_mapping(file).problems;
    ASSERT_FALSE(means.mapping_problems.empty());
    equip_avatar(other.bench, std::move(means));
    carry_out(other.bench, Invoke{CommandId::avatar_mapping});
    other.frames(3);
    EXPECT_EQ(other.ui.items.find("avatar/reset"), nullptr) << "nothing that would write over it";
    EXPECT_EQ(test::text_in(file), "{");
}

TEST_F(AvatarTest, AKoreanWindowTellsInKoreanThatThereIsNoVTubeStudio) {
    std::uint16_t port = 0;
    {
        const rei::test::FakeVts gone;
        port = gone.port();
    }
    const test::InKorean until_the_end;
    desk.bench.preferences.language = Language::korean;
    turn_on_at(port);
    EXPECT_TRUE(
        says("ws://localhost:" + std::to_string(port) + "에 VTube Studio가 없습니다. VTube Studio를 켜고"));
    desk.bench.preferences.language = Language::english;
    EXPECT_TRUE(says("; start it and allow plugins")) << "the line follows the language";
}

TEST_F(AvatarTest, AKoreanWindowTellsInKoreanWhyAnInputDoesNotMove) {
    const rei::test::FakeVts vts(rei::test::VtsMode::owned);
    const test::InKorean until_the_end;
    desk.bench.preferences.language = Language::korean;
    turn_on_at(vts.port());
    EXPECT_TRUE(says("MouthSmile: 다른 플러그인이 쓰고 있습니다"));
    desk.frames(2);
    EXPECT_FLOAT_EQ(desk.box("avatar/MouthSmile/trouble").width(),
                    size_of(desk.ui.theme.fonts.small, "다른 플러그인이 쓰고 있습니다").x);
}

}  // namespace
}  // namespace rei::workbench
