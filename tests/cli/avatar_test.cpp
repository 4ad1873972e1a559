// rei avatar and rei chat --avatar on, against a fake VTube Studio.
#include <algorithm>
#include <cmath>

#include "fakes/fake_vts.hpp"
#include "terminal.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string host_of(const FakeVts& vts) {
    return "localhost:" + std::to_string(vts.port());
}

/// Whether some injection had this value.
bool showed(const VtsDesk& desk, const std::string& input, double value) {
    return std::any_of(desk.injections.begin(), desk.injections.end(), [&](const VtsInjection& one) {
        const auto found = one.values.find(input);
        return found != one.values.end() && std::abs(found->second - value) < 0.02;
    });
}

TEST(AvatarStatus, NamesEveryInputAndWhatMovesIt) {
    const OwnHome home;
    FakeVts vts(VtsMode::owned);
    const Ran ran = home.rei({"avatar", "status", "--avatar-host", host_of(vts)});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("VTube Studio at ws://" + host_of(vts) + ": moves 6 inputs"));
    EXPECT_THAT(ran.out, HasSubstr("0.5 − 0.5·BrowDown − 0.5·BrowDownLeft"));
    EXPECT_THAT(ran.out, HasSubstr("held by another plugin"));
    const Ran json = home.rei({"avatar", "status", "--avatar-host", host_of(vts), "--format", "json"});
    EXPECT_EQ(nlohmann::json::parse(json.out)[0]["trouble"], "held by another plugin");
}

TEST(AvatarStatus, TheTokenIsTheOwnersAloneAndShownNowhere) {
    const OwnHome home;
    FakeVts vts;
    const Ran ran = home.rei({"avatar", "status", "--avatar-host", host_of(vts)});
    const std::string file = "config/rei/avatar.json";
    EXPECT_THAT(home.read(file), HasSubstr("token-of-the-fake-1"));
    struct stat info {};
    ASSERT_EQ(::stat((home.path() / file).c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777U, 0600U);
    const Ran listed = home.rei({"config", "list"});
    EXPECT_THAT(ran.out + ran.err + listed.out, Not(HasSubstr("token-of")));
    ::chmod((home.path() / file).c_str(), 0644);
    const Ran open = home.rei({"avatar", "status", "--avatar-host", host_of(vts)});
    EXPECT_EQ(open.exit_code, 1);
    EXPECT_THAT(open.err, HasSubstr("others can read it (mode 644); 'chmod 600' it"));
}

TEST(AvatarStatus, WhereNothingAnswersSaysWhatToDo) {
    const OwnHome home;
    const Ran ran = home.rei({"avatar", "status", "--avatar-host", "localhost:1"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err,
              "rei: no VTube Studio at ws://localhost:1; start it and allow plugins (Settings → VTube Studio "
              "Plugins)\n");
}

TEST(AvatarStatus, ADenialAndAPopUpThatNobodyAnswersEndIt) {
    const OwnHome home;
    FakeVts denied(VtsMode::denied);
    const Ran ran = home.rei({"avatar", "status", "--avatar-host", host_of(denied)});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("access was denied in VTube Studio"));
    FakeVts waits;
    waits.with([](VtsDesk& desk) { desk.waits_for_click = true; });
    const Ran tired = home.rei({"avatar", "status", "--avatar-host", host_of(waits), "--wait", "0.5"});
    EXPECT_EQ(tired.exit_code, 1);
    EXPECT_THAT(tired.err, HasSubstr("click Allow there"));
}

TEST(AvatarTest, PlaysEachMoodOfThePolicy) {
    const OwnHome home;
    FakeVts vts;
    const Ran ran = home.rei({"avatar", "test", "--avatar-host", host_of(vts), "--seconds", "0.6"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("happy: MouthSmile 1.00"), HasSubstr("tired: ")));
    vts.with([](VtsDesk& desk) {
        EXPECT_TRUE(showed(desk, "MouthSmile", 1)) << "happy";
        EXPECT_TRUE(showed(desk, "Blush", 0.98)) << "shy";
        EXPECT_TRUE(showed(desk, "BrowLeftY", 0.06)) << "angry";
        EXPECT_TRUE(showed(desk, "EyeOpenLeft", 0.41)) << "tired";
    });
}

TEST(AvatarMapping, IsAFileThatCanBeEditedAndGivenBack) {
    const OwnHome home;
    const Ran json = home.rei({"avatar", "mapping", "--format", "json"});
    ASSERT_EQ(json.exit_code, 0) << json.err;
    nlohmann::json mapping = nlohmann::json::parse(json.out);
    mapping["inputs"]["MouthSmile"]["from"]["MouthSmile"] = 0.5;
    home.write("mine.json", mapping.dump());
    EXPECT_THAT(home.rei({"avatar", "mapping", "--avatar-mapping", "mine.json"}).out,
                HasSubstr("0.5·MouthSmile"));
    home.write("bad.json", R"({"inputs": {"MouthSmile": 3}})");
    const Ran bad = home.rei({"avatar", "mapping", "--avatar-mapping", "bad.json"});
    EXPECT_EQ(bad.exit_code, 2);
    EXPECT_THAT(bad.err, HasSubstr("bad.json:1:27: inputs.MouthSmile: found a number, expected an object"));
}

TEST(AvatarUsage, WhatIsNoHostOrNoTimeIsRefused) {
    const OwnHome home;
    const Ran host = home.rei({"avatar", "status", "--avatar-host", "wss://x"});
    EXPECT_EQ(host.exit_code, 2);
    EXPECT_THAT(host.err, HasSubstr("avatar_host: found \"wss://x\", expected a host such as localhost"));
    EXPECT_EQ(home.rei({"avatar", "test", "--seconds", "0"}).exit_code, 2);
    EXPECT_EQ(home.rei({"avatar"}).exit_code, 2);
}

TEST(ChatWithAvatar, ShowsWhatIsFeltAndHowItFades) {
    const OwnHome home;
    FakeVts vts;
    Terminal terminal(home, {"--avatar", "on", "--avatar-host", host_of(vts)});
    terminal.wait_for("user> ");
    EXPECT_TRUE(vts.waits_until([](VtsDesk& desk) { return showed(desk, "MouthSmile", 0.4); })) << "neutral";
    terminal.type("최고야 대단해 고마워\n");
    EXPECT_THAT(terminal.wait_for("happy"), HasSubstr("neutral → happy"));
    double most = 0;
    EXPECT_TRUE(vts.waits_until([&](VtsDesk& desk) {
        const double now = desk.injections.back().values.at("MouthSmile");
        most = std::max(most, now);
        return most > 0.6 && now < most - 0.02;
    })) << "smiles, and a little less while nobody says anything; at most "
        << most;
    terminal.type("/avatar\n");
    EXPECT_THAT(terminal.wait_for("moves 7 inputs"), HasSubstr("the avatar: moves 7 inputs"));
    terminal.wait_for("user> ");
    EXPECT_EQ(terminal.end(), 0);
}

TEST(ChatWithAvatar, GoesOnWithoutOneAndSaysWhy) {
    const OwnHome home;
    const Ran ran = home.chat("안녕\n/avatar\n/avatar sideways\n/avatar off\n/avatar\n",
                              {"--avatar", "on", "--avatar-host", "localhost:1"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Rei: "), HasSubstr("the avatar: off")));
    EXPECT_THAT(ran.err, HasSubstr("/avatar: found \"sideways\", expected on or off"));
}

}  // namespace
}  // namespace rei::test
