// rei history: found again, taken out, deleted.
#include <fstream>

#include "own_home.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(History, ListsShowsAndFinds) {
    const OwnHome home;
    ASSERT_EQ(home.chat("오늘 방송 최고였어\n", {"--name", "아침"}).exit_code, 0);
    ASSERT_EQ(home.chat("바보\n고마워\n", {"--name", "저녁"}).exit_code, 0);
    EXPECT_THAT(home.rei({"history", "list"}).out,
                AllOf(HasSubstr("아침"), HasSubstr("저녁"), HasSubstr("오늘 방송")));
    EXPECT_THAT(home.rei({"history", "show", "저녁", "--last", "1"}).out,
                AllOf(HasSubstr("고마워"), Not(HasSubstr("바보"))));
    EXPECT_THAT(home.rei({"history", "search", "방송", "최고"}).out, HasSubstr("오늘 방송 최고였어"));
    EXPECT_EQ(home.rei({"history", "search", "방송", "--session", "저녁"}).exit_code, 1);
    const Ran none = home.rei({"history", "search", "없는말"});
    EXPECT_EQ(none.exit_code, 1);
    EXPECT_THAT(none.err, HasSubstr("nothing found"));
    EXPECT_EQ(home.rei({"history"}).exit_code, 2);
}

TEST(History, ExportsAsMarkdownJsonAndScenario) {
    const OwnHome home;
    ASSERT_EQ(home.chat("오늘 방송 최고였어\n", {"--name", "talk"}).exit_code, 0);
    EXPECT_THAT(home.rei({"history", "export", "talk"}).out,
                AllOf(StartsWith("# talk"), HasSubstr("> 오늘 방송 최고였어")));
    const auto json = nlohmann::json::parse(home.rei({"history", "export", "talk", "--format", "json"}).out);
    EXPECT_EQ(json["messages"][0]["role"], "user");
    EXPECT_EQ(json["messages"][1]["role"], "assistant");
    EXPECT_EQ(json["emotion"][0]["mood"], "happy");
    ASSERT_EQ(home.rei({"history", "export", "talk", "--format", "scenario", "--out", "t.yaml"}).exit_code,
              0);
    EXPECT_EQ(home.rei({"replay", "t.yaml"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "export", "talk", "--format", "pdf"}).exit_code, 2);
}

TEST(History, SaysHowAScenarioIsReplayedAndWritesThePolicyOut) {
    const OwnHome home;
    std::ifstream tuned(project_file("policies/rei-tuned.json"));
    const std::string policy{std::istreambuf_iterator<char>(tuned), {}};
    home.write("pol.json", policy);
    ASSERT_EQ(
        home.chat("최고야 대단해\n바보 멍청이\n", {"--engine", "kalman", "--policy", "pol.json"}).exit_code,
        0);
    const auto save = [&](const char* out, std::vector<std::string> more = {}) {
        more.insert(more.begin(), {"history", "export", "last", "--format", "scenario", "--out", out});
        const Ran ran = home.rei(more);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return ran.err;
    };
    EXPECT_EQ(save("a.yaml"),
              "the moods that were shown: rei replay a.yaml --engine kalman --policy pol.json\n");
    const auto rows = [&](const char* file) {
        return home.rei({"replay", "a.yaml", "--engine", "kalman", "--policy", file, "--format", "csv"}).out;
    };
    const std::string shown = rows("pol.json");
    std::ifstream other(project_file("policies/rei.json"));
    home.write("pol.json", {std::istreambuf_iterator<char>(other), {}});
    EXPECT_THAT(save("b.yaml"), HasSubstr("pol.json has changed since (policy "));
    std::filesystem::remove(home.path() / "pol.json");
    EXPECT_THAT(save("c.yaml"),
                AllOf(HasSubstr("pol.json cannot be read any more"), HasSubstr("--policy-out FILE")));
    EXPECT_EQ(save("d.yaml", {"--policy-out", "then.json"}),
              "the moods that were shown: rei replay d.yaml --engine kalman --policy then.json\n");
    EXPECT_EQ(home.read("then.json"), policy);
    EXPECT_EQ(rows("then.json"), shown);
}

TEST(History, WhatIsTakenOutReplacesNeitherTheConversationsNorTheOther) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--db", "talks.db"}).exit_code, 0);
    const std::vector<std::string> take_out = {"history",  "export",   "last",     "--db",
                                               "talks.db", "--format", "scenario", "--out"};
    const auto refused = [&](std::vector<std::string> more) {
        more.insert(more.begin(), take_out.begin(), take_out.end());
        const Ran ran = home.rei(more);
        EXPECT_EQ(ran.exit_code, 2);
        return ran.err;
    };
    EXPECT_THAT(refused({"talks.db"}), HasSubstr("is what this command reads"));
    EXPECT_THAT(refused({"a.yaml", "--policy-out", "talks.db"}), HasSubstr("is what this command reads"));
    EXPECT_THAT(refused({"a.yaml", "--policy-out", "./a.yaml"}), HasSubstr("is where --out goes"));
    EXPECT_EQ(home.rei({"history", "show", "last", "--db", "talks.db"}).exit_code, 0);
}

TEST(History, TimesSayThatTheyAreUtc) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--name", "talk"}).exit_code, 0);
    EXPECT_THAT(home.rei({"history", "export", "talk"}).out,
                testing::ContainsRegex(":[0-9][0-9] UTC with Rei"));
    const std::string stamp = "20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z";
    const auto json = nlohmann::json::parse(home.rei({"history", "export", "talk", "--format", "json"}).out);
    EXPECT_THAT(json["session"]["created"].get<std::string>(), testing::MatchesRegex(stamp));
    EXPECT_THAT(home.rei({"history", "list", "--format", "csv"}).out,
                testing::ContainsRegex(stamp + "," + stamp));
    EXPECT_THAT(home.rei({"history", "search", "안녕", "--format", "csv"}).out,
                testing::ContainsRegex(stamp));
}

TEST(History, LookingIntoItMakesNoFile) {
    const OwnHome home;
    const std::vector<std::string> looks[] = {
        {"history", "list"},
        {"history", "search", "안녕"},
        {"prompt", "list"},
        {"prompt", "show", "default"},
        {"reflect", "rhythm"},
        {"reflect", "prompt", "tired"},
        {"reflect", "tired", "--no-log"},
    };
    for (std::vector<std::string> one : looks) {
        EXPECT_THAT(home.rei(one).err, Not(HasSubstr("no such file")));
        EXPECT_FALSE(std::filesystem::exists(home.path() / "data")) << one[1];
        one.insert(one.end(), {"--db", "typo.db"});
        const Ran ran = home.rei(one);
        EXPECT_EQ(ran.exit_code, 2) << one[1];
        EXPECT_THAT(ran.err, HasSubstr("typo.db: there is no such file"));
        EXPECT_FALSE(std::filesystem::exists(home.path() / "typo.db")) << one[1];
    }
    EXPECT_THAT(home.rei({"history", "list"}).out, HasSubstr("no sessions yet"));
}

TEST(History, AnExportIsImportedWithItsAuthorsAndTimes) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n/user jun\n최고야\n", {"--user", "mina"}).exit_code, 0);
    ASSERT_EQ(home.rei({"history", "export", "last", "--format", "json", "--out", "t.json"}).exit_code, 0);
    const Ran ran = home.rei({"import", "t.json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("at: 0, user: mina"), HasSubstr("at: 1, user: jun")));
    EXPECT_THAT(ran.err, HasSubstr("2 messages by Rei as the persona"));
}

TEST(History, DeletesOnlyWhenTold) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--name", "talk"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "delete", "talk"}).exit_code, 2);
    EXPECT_EQ(home.rei({"history", "show", "talk"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "delete", "talk", "none", "--yes"}).exit_code, 2) << "all or none";
    EXPECT_EQ(home.rei({"history", "show", "talk"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "delete", "talk", "--yes"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "show", "talk"}).exit_code, 2);
}

TEST(History, BacksUpTheWholeFile) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--name", "talk"}).exit_code, 0);
    ASSERT_EQ(home.rei({"history", "backup", "--out", "copy.db"}).exit_code, 0);
    EXPECT_EQ(home.rei({"history", "show", "talk", "--db", "copy.db"}).exit_code, 0);
    const Ran again = home.rei({"history", "backup", "--out", "copy.db"});
    EXPECT_EQ(again.exit_code, 2);
    EXPECT_THAT(again.err, HasSubstr("copy.db: is there already"));
}

}  // namespace
}  // namespace rei::test
