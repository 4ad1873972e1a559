// rei chat, line by line from a pipe.
#include <algorithm>
#include <sstream>

#include "csv.hpp"
#include "own_home.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

/// The moods of the mood lines: "  [neutral → happy  v …" is happy.
std::vector<std::string> moods_shown(const std::string& out) {
    std::vector<std::string> moods;
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("  [", 0) != 0) continue;
        const std::string arrow = "→ ";
        const std::size_t at = line.find(arrow);
        const std::size_t begin = at == std::string::npos ? 3 : at + arrow.size();
        moods.push_back(line.substr(begin, line.find("  ", begin) - begin));
    }
    return moods;
}

TEST(Chat, AnswersOnAFreshMachineAndSaysWhatIsFelt) {
    const OwnHome home;
    const Ran ran = home.chat("안녕!\n오늘 최고였어\nhello\n");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(moods_shown(ran.out), SizeIs(3));
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Rei: "), HasSubstr("neutral → happy")));
    EXPECT_THAT(ran.err, HasSubstr("3 turns stored"));
    EXPECT_EQ(home.chat("안녕!\n오늘 최고였어\nhello\n", {"--db", "other.db"}).out, ran.out)
        << "and the same anywhere";
}

TEST(Chat, ASavedSessionReplaysToTheMoodsThatWereShown) {
    const OwnHome home;
    const std::string lines =
        "안녕\n최고야 대단해\n바보 멍청이\n꺼져\n너무 힘들고 우울해\n레전드 대박\n고마워\n";
    const Ran first = home.chat(lines);
    const Ran second = home.chat(lines + "/save talk.yaml\n", {"--session", "last"});
    ASSERT_EQ(second.exit_code, 0) << second.err;
    std::vector<std::string> shown = moods_shown(first.out);
    for (const std::string& mood : moods_shown(second.out)) shown.push_back(mood);
    ASSERT_THAT(shown, SizeIs(14));
    const Ran replayed = home.rei({"replay", "talk.yaml", "--rows", "turns", "--format", "csv"});
    ASSERT_EQ(replayed.exit_code, 0) << replayed.err;
    EXPECT_EQ(parse_csv(replayed.out).column("mood"), shown);
    EXPECT_EQ(home.rei({"check", "talk.yaml"}).exit_code, 0);
}

TEST(Chat, CommandsBeginWithASlash) {
    const OwnHome home;
    const Ran ran = home.chat(
        "/help\n고마워\n/mood\n/affinity\n/user "
        "junho\n안녕\n/history\n/prompt\n/session\n//slash\n/quit\n아니\n");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    for (const char* there : {"/save FILE", "voice: rate", "feels +1 of ±100 for user", "now junho speaks",
                              "junho:", "You are Rei.", "engine continuous"})
        EXPECT_THAT(ran.out, HasSubstr(there));
    EXPECT_THAT(ran.err, HasSubstr("3 turns")) << "nothing after /quit";
    EXPECT_THAT(home.rei({"history", "search", "/slash"}).out, HasSubstr("/slash"));
}

TEST(Chat, WhatCannotBeDoneIsSaidAndTheTalkGoesOn) {
    const OwnHome home;
    const Ran ran = home.chat("/nonsense\n/save\n/history x\n/mood now\n안녕\n");
    EXPECT_EQ(ran.exit_code, 2);
    for (const char* said :
         {"no command /nonsense", "/save: a file is missing", "/history: found \"x\"", "takes nothing"})
        EXPECT_THAT(ran.err, HasSubstr(said));
    EXPECT_THAT(moods_shown(ran.out), SizeIs(1));
}

TEST(Chat, AnEmptyTalkLeavesNothing) {
    const OwnHome home;
    EXPECT_EQ(home.chat("\n  \n/quit\n").exit_code, 0);
    EXPECT_THAT(home.rei({"history", "list"}).out, HasSubstr("no sessions yet"));
}

TEST(Chat, ASessionKeepsWhatItWasBegunWith) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--engine", "kalman", "--name", "저녁"}).exit_code, 0);
    EXPECT_EQ(home.chat("안녕\n", {"--session", "저녁"}).exit_code, 0);
    EXPECT_THAT(home.rei({"history", "list", "--format", "csv"}).out, HasSubstr("kalman,2,"));
    const Ran other = home.chat("안녕\n", {"--session", "저녁", "--engine", "continuous"});
    EXPECT_EQ(other.exit_code, 2);
    EXPECT_THAT(other.err, HasSubstr("was begun with kalman"));
    const Ran policy =
        home.chat("안녕\n", {"--session", "저녁", "--policy", project_file("policies/rei-tuned.json")});
    EXPECT_THAT(policy.err, HasSubstr("was begun with another policy"));
}

TEST(Chat, BadInputIsRefusedAndNothingIsWritten) {
    const OwnHome home;
    home.write("garbage.db", std::string(3000, 'x'));
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{"--db", "garbage.db"}, "garbage.db: is not a database"},
        {{"--engine", "quantum"}, "--engine: found \"quantum\""},
        {{"--session", "none"}, "no session 'none'"},
        {{"--prompt", "none"}, "no prompt 'none'"},
        {{"--policy", "none.json"}, "none.json: cannot open"},
        {{"--var", "x"}, "expected NAME=VALUE"},
        {{"--user", ""}, "--user: found"},
        {{"--mood-line", "maybe"}, "expected on or off"},
        {{"--pace", "-1"}, "--pace"},
    };
    for (const auto& [arguments, message] : cases) {
        const Ran ran = home.chat("안녕\n", arguments);
        EXPECT_EQ(ran.exit_code, 2) << message;
        EXPECT_EQ(ran.out, "") << message;
        EXPECT_THAT(ran.err, HasSubstr(message));
    }
    EXPECT_EQ(home.read("garbage.db"), std::string(3000, 'x'));
    EXPECT_THAT(home.rei({"history", "list"}).out, HasSubstr("no sessions yet"));
}

TEST(Chat, DistressIsAnsweredByPeopleAsTheCompanionDoes) {
    const OwnHome home;
    const Ran ran = home.chat("죽고 싶어\nI want to kill myself\n");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("109번으로 전화하면"), HasSubstr("In Korea you can call 109")));
}

TEST(Chat, ASessionHasANameOfItsOwnAndOneMustBeSaid) {
    const OwnHome home;
    ASSERT_EQ(home.chat("안녕\n", {"--name", "저녁"}).exit_code, 0);
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{"--name", "저녁"}, "--name: there is a session '저녁' already; go on with it by --session '저녁'"},
        {{"--name", " 저녁 "}, "there is a session"},
        {{"--name", "last"}, "--name: 'last' means the session used last"},
        {{"--session", ""}, "--session: found nothing"},
    };
    for (const auto& [arguments, message] : cases) {
        const Ran ran = home.chat("또\n", arguments);
        EXPECT_EQ(ran.exit_code, 2) << message;
        EXPECT_THAT(ran.err, HasSubstr(message));
    }
    EXPECT_THAT(home.rei({"history", "search", "또"}).err, HasSubstr("nothing found"));
}

TEST(Chat, AVariableThatThePromptDoesNotHaveIsRefused) {
    const OwnHome home;
    ASSERT_EQ(home.rei({"prompt", "add", "dev", "--text", "{{tone}}", "--var", "tone=calm"}).exit_code, 0);
    for (const char* said : {"tonne=x", "mood=x"}) {
        const Ran ran = home.chat("안녕\n", {"--prompt", "dev", "--var", said});
        EXPECT_EQ(ran.exit_code, 2) << said;
        EXPECT_THAT(ran.err, HasSubstr(std::string("--var ") + std::string(said).substr(0, 4)));
        EXPECT_EQ(home.rei({"prompt", "render", "dev", "--var", said}).err, ran.err);
    }
    EXPECT_THAT(home.chat("/prompt\n", {"--prompt", "dev", "--var", "tone=warm"}).out, HasSubstr("warm"));
}

TEST(Chat, APaceIsOneThatAReplayTakes) {
    const OwnHome home;
    const Ran slow = home.rei_told({"chat", "--pace", "1e9"}, "안녕\n");
    EXPECT_EQ(slow.exit_code, 2);
    EXPECT_THAT(slow.err, HasSubstr("--pace: found 1000000000"));
    EXPECT_EQ(home.rei_told({"chat", "--pace", "86400"}, "안녕\n고마워\n/save day.yaml\n").exit_code, 0);
    EXPECT_EQ(home.rei({"replay", "day.yaml"}).exit_code, 0);
}

TEST(Chat, SavingTakesAFileAsAShellDoesAndNoneThatIsThere) {
    const OwnHome home;
    home.write("there.yaml", "mine");
    const char* const before = getenv("HOME");
    const std::string home_before = before == nullptr ? "" : before;
    setenv("HOME", home.path().c_str(), 1);
    const Ran ran = home.chat("안녕\n/save there.yaml\n/save 'a talk.yaml'\n/save ~/home.yaml\n");
    setenv("HOME", home_before.c_str(), 1);
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("/save: there.yaml is there already; choose another name"),
                               HasSubstr("rei replay 'a talk.yaml' --engine continuous --policy ")));
    EXPECT_EQ(home.read("there.yaml"), "mine");
    EXPECT_EQ(home.rei({"replay", "a talk.yaml"}).exit_code, 0);
    EXPECT_EQ(home.rei({"replay", "home.yaml"}).exit_code, 0);
}

TEST(Chat, ASecretInANameOrAPromptIsRefused) {
    const OwnHome home;
    setenv("REI_API_KEY", "sk-0123456789abcdef", 1);
    const std::string secret = "my sk-0123456789abcdef";
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{"chat", "--user", secret}, "--user: has a secret in it"},
        {{"chat", "--name", secret}, "--name: has a secret in it"},
        {{"reflect", "tired", "--user", secret}, "--user: has a secret in it"},
        {{"prompt", "add", "p", "--text", secret}, "the text: has a secret in it"},
        {{"prompt", "add", "p", "--text", "{{x}}", "--var", "x=" + secret}, "--var x: has a secret in it"},
        {{"prompt", "add", secret, "--text", "x"}, "NAME: has a secret in it"},
        {{"config", "set", "user", secret}, "user: has a secret in it"},
    };
    std::string shown;
    for (const auto& [arguments, message] : cases) {
        const Ran ran = home.rei_told(arguments, "안녕\n");
        EXPECT_EQ(ran.exit_code, 2) << message;
        EXPECT_THAT(ran.err, HasSubstr(message));
        shown += ran.out + ran.err;
    }
    const Ran user = home.chat("/user " + secret + "\n안녕\n/history\n");
    unsetenv("REI_API_KEY");
    EXPECT_EQ(user.exit_code, 2);
    EXPECT_THAT(user.err, HasSubstr("/user: has a secret in it"));
    EXPECT_THAT(shown + user.out + user.err, Not(HasSubstr("0123456789")));
}

TEST(Chat, ASecretThatIsTypedIsNeitherShownNorKept) {
    const OwnHome home;
    setenv("REI_API_KEY", "sk-0123456789abcdef", 1);
    const Ran ran = home.chat("내 키는 sk-0123456789abcdef 야\n/history\n", {"--thinking", "on"});
    const Ran shown = home.rei({"config", "list"});
    unsetenv("REI_API_KEY");
    EXPECT_THAT(ran.out + ran.err + shown.out, Not(HasSubstr("0123456789")));
    EXPECT_THAT(shown.out, HasSubstr("(set)"));
    for (const char* form : {"md", "json", "scenario"})
        EXPECT_THAT(home.rei({"history", "export", "last", "--format", form}).out,
                    AllOf(HasSubstr("[secret]"), Not(HasSubstr("0123456789"))));
}

}  // namespace
}  // namespace rei::test
