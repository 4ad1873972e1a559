// Every kind of file, by its fixture: what becomes of it, and what is said to be left out.
#include "imported.hpp"
#include <gmock/gmock.h>

#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"
#include "rei/scenario/scenario_writer.hpp"

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(SillyTavern, IsReadWithEveryWayToWriteADate) {
    const Imported got = imported(fixture("sillytavern.jsonl"));
    EXPECT_STREQ(got.kind->name, "sillytavern");
    EXPECT_THAT(turns_of(got), ElementsAre("0 Mina:  > 어서 와, 기다리고 있었어!",
                                           "37 Mina: 오늘 방송 최고였어! > 고마워 😊 덕분이야.",
                                           "65.5 Mina: You are boring, honestly. > …그래?",
                                           "90.25 Mina: 농담이야!\n미안해. > 놀랐잖아."));
    EXPECT_EQ(got.persona, "레이");
    EXPECT_THAT(said(got.skipped), ElementsAre("1 marked is_system (line 5)"));
    EXPECT_THAT(said(got.changed), IsEmpty());
}

TEST(SillyTavern, OfSeveralCharactersTheOneWhoSaysMostIsThePersonaAndTheOthersSpeakToIt) {
    const std::string log =
        "{\"user_name\":\"u\"}\n"
        "{\"name\":\"A\",\"is_user\":false,\"mes\":\"a1\"}\n"
        "{\"name\":\"B\",\"is_user\":false,\"mes\":\"b1\"}\n"
        "{\"name\":\"A\",\"is_user\":false,\"mes\":\"a2\"}\n";
    EXPECT_THAT(turns_of(imported(log)), ElementsAre("0 B:  > a1", "0 B: b1 > a2"));
    ImportOptions options;
    options.persona = "B";
    EXPECT_THAT(turns_of(imported(log, "", options)), ElementsAre("0 A: a1 > b1", "6 A: a2"));
    options.persona = "C";
    EXPECT_THAT(refusal(log, "", options), HasSubstr("nobody is called \"C\"; most is said by A, B"));
}

TEST(Card, GivesItsFirstMessageAndItsExamples) {
    const Imported got = imported(fixture("card.json"));
    EXPECT_STREQ(got.kind->name, "card");
    EXPECT_THAT(turns_of(got),
                ElementsAre("0 user:  > Hi user! Rei is here.",
                            "60 user: 오늘 방송 최고였어! > 정말? 고마워!\n둘 다 힘내자.",
                            "66 user: See you tomorrow. > See you!", "126 user: 바보 > 너무해…"));
    EXPECT_THAT(said(got.skipped), ElementsAre("1 an alternate greeting (message 1)"));
}

TEST(Card, InAPictureTheThirdVersionWins) {
    const Imported got = imported(fixture("card.png"));
    EXPECT_THAT(turns_of(got).front(), "0 user:  > V3 says hello, user.");
}

TEST(Discord, KeepsTalkAndLeavesOutJoinsAndOtherBots) {
    const Imported got = imported(fixture("discord.json"));
    EXPECT_STREQ(got.kind->name, "discord");
    EXPECT_THAT(turns_of(got),
                ElementsAre("0 미나: 안녕 레이! > 안녕! 반가워.", "6.875 Jun: you are the best",
                            "6.875 Jun (2): me too > 고마워 다들", "19.875 미나: ㅋㅋㅋ"));
    EXPECT_THAT(said(got.skipped), ElementsAre("1 not of type Default or Reply (message 1)",
                                               "1 says nothing (message 4)", "1 by another bot (message 7)"));
    EXPECT_THAT(said(got.changed),
                ElementsAre("1 earlier than the one before: at the time of that (message 6)"));
}

TEST(Twitch, IsReadFromJson) {
    const Imported got = imported(fixture("twitch.json"));
    EXPECT_STREQ(got.kind->name, "twitch");
    EXPECT_THAT(turns_of(got), ElementsAre("0 미나: 오늘 방송 최고였어!", "1.5 Jun: LUL LUL",
                                           "1.5 미나: 바보", "58 user: (deleted)"));
    EXPECT_THAT(said(got.changed), ElementsAre("1 at the same instant as the one before (message 3)"));
}

TEST(Twitch, IsReadFromText) {
    const Imported got = imported(fixture("twitch.txt"));
    EXPECT_STREQ(got.kind->name, "twitch-text");
    EXPECT_THAT(turns_of(got), ElementsAre("0 미나: 오늘 방송 최고였어!", "3 Jun: nice: really nice",
                                           "3538 Jun: still here"));
    EXPECT_THAT(said(got.skipped), ElementsAre("1 without [time] (line 3)"));
}

TEST(Chatterino, GoesOnPastMidnightAndIntoTheNextSession) {
    const Imported got = imported(fixture("chatterino.log"));
    EXPECT_STREQ(got.kind->name, "chatterino");
    EXPECT_THAT(turns_of(got),
                ElementsAre("0 미나: 자기 전에 인사!", "25 Jun: good night", "630 mina: back again"));
    EXPECT_THAT(said(got.skipped), ElementsAre("1 said by nobody (line 3)"));
}

TEST(Chatterino, ALateLineAroundMidnightBelongsToTheDayBefore) {
    const Imported got = imported(
        "# Start logging at 2024-03-05 23:59:50 KST\n[23:59:58] mina: one\n[00:00:05] mina: two\n"
        "[23:59:59] jun: late\n[00:00:10] mina: three\n",
        "chatterino");
    EXPECT_THAT(turns_of(got), ElementsAre("0 mina: one", "7 mina: two", "7 jun: late", "12 mina: three"));
}

TEST(Irc, TakesNamesAndTimesFromTags) {
    const Imported got = imported(fixture("irc.log"));
    EXPECT_STREQ(got.kind->name, "irc");
    EXPECT_THAT(turns_of(got),
                ElementsAre("0 미나: 오늘 방송 최고였어!", "2.5 Jun Kim: waves : hi", "10 anon: 바보"));
    EXPECT_THAT(said(got.skipped), ElementsAre("2 not PRIVMSG (lines 2, 4)"));
}

TEST(YouTube, TakesTextsPaidTextsAndEmoji) {
    const Imported got = imported(fixture("youtube.live_chat.json"));
    EXPECT_STREQ(got.kind->name, "youtube");
    EXPECT_THAT(turns_of(got),
                ElementsAre("0 @mina: 안녕 😊", "4 @jun: hi :_reiWave:", "10.5 @mina: live line"));
    EXPECT_THAT(said(got.skipped), ElementsAre("1 no text message (line 3)"));
}

TEST(Messages, GoATurnEverySixSecondsWithDeltasClamped) {
    const Imported got = imported(fixture("messages.json"));
    EXPECT_STREQ(got.kind->name, "messages");
    EXPECT_THAT(turns_of(got), ElementsAre("0 user: 오늘 방송 최고였어! > 고마워!",
                                           "6 user: Look at this > A nice picture.", "12 jun: 바보"));
    EXPECT_EQ(got.scenario.turns[0].llm.mood_delta, 1);
    EXPECT_EQ(got.scenario.turns[0].llm.affinity_delta, 10);
    EXPECT_THAT(said(got.skipped), ElementsAre("2 neither of user nor of assistant (messages 1, 6)",
                                               "1 says nothing (message 5)"));
    EXPECT_THAT(said(got.changed), ElementsAre("1 mood_delta or affinity_delta clamped (message 3)"));
}

TEST(Messages, OfARequestToOllamaAreFoundInIt) {
    ImportOptions options;
    options.pace_sec = 2.5;
    const Imported got = imported(fixture("ollama.json"), "messages", options);
    EXPECT_THAT(turns_of(got), ElementsAre("0 user: hi > hello"));
    EXPECT_EQ(got.scenario.turns[0].llm.mood_delta, -2);
    EXPECT_EQ(got.scenario.turns[0].llm.affinity_delta, -3);
}

TEST(Messages, AUserCalledLikeThePersonaIsNotThePersona) {
    const Imported got = imported(
        R"([{"role":"user","name":"assistant","content":"I am you","mood_delta":2},{"role":"assistant","content":"no"}])");
    EXPECT_THAT(turns_of(got), ElementsAre("0 assistant: I am you > no"));
    EXPECT_EQ(got.scenario.turns[0].llm.mood_delta, 0);
}

TEST(Messages, OfASessionOfOursHaveTheirAuthorsAndTimes) {
    const Imported got = imported(
        R"({"session":{"persona":"Rei"},"messages":[)"
        R"({"role":"user","content":"안녕","turn":0,"author":"mina"},)"
        R"({"role":"assistant","content":"응","turn":0,"author":"Rei","mood_delta":1,"affinity_delta":2},)"
        R"({"role":"user","content":"hi","turn":1,"author":"jun"},)"
        R"({"role":"assistant","content":"hello","turn":1,"author":"Rei"}],)"
        R"("emotion":[{"turn":0,"at_sec":1.5,"mood":"happy"},{"turn":1,"at_sec":63.75}]})");
    EXPECT_STREQ(got.kind->name, "messages");
    EXPECT_EQ(got.persona, "Rei");
    EXPECT_THAT(turns_of(got), ElementsAre("0 mina: 안녕 > 응", "62.25 jun: hi > hello"));
    EXPECT_EQ(got.scenario.turns[0].llm.affinity_delta, 2);
    EXPECT_THAT(said(got.changed), IsEmpty());
}

TEST(Times, AFirstOneThatIsTooLateDoesNotFlattenTheRest) {
    const Imported got =
        imported(R"([{"role":"user","content":"a","at":4e8},{"role":"user","content":"b","at":5},)"
                 R"({"role":"user","content":"c","at":8},{"role":"user","content":"d","at":9}])");
    EXPECT_THAT(turns_of(got), ElementsAre("0 user: a", "0 user: b", "3 user: c", "4 user: d"));
    EXPECT_THAT(
        said(got.changed),
        ElementsAre("1 later than most of those after it: at the time of the first of these (message 1)",
                    "1 at the same instant as the one before (message 2)"));
}

TEST(Window, IsCutInSecondsFromTheFirstMessageAndBeginsAnew) {
    ImportOptions options;
    options.start_sec = 3;
    options.end_sec = 3538;
    const Imported got = imported(fixture("twitch.txt"), "twitch-text", options);
    EXPECT_THAT(turns_of(got), ElementsAre("0 Jun: nice: really nice"));
    EXPECT_THAT(said(got.skipped),
                ElementsAre("1 without [time] (line 3)", "2 outside the window (lines 1, 4)"));
    options.start_sec = 1e6;
    options.end_sec = 2e6;
    EXPECT_THAT(refusal(fixture("twitch.txt"), "", options), HasSubstr("3 outside the window"));
}

TEST(Kinds, AreToldApartAndAWrongOneIsNamed) {
    EXPECT_THAT(
        refusal(fixture("discord.json"), "twitch"),
        HasSubstr("this is not a Twitch chat as JSON, it looks like a Discord export (--from discord)"));
    EXPECT_THAT(refusal("dear diary\n"), HasSubstr("of no kind that is known"));
    EXPECT_THAT(refusal("dear diary\n", "irc"), HasSubstr("1 not PRIVMSG (line 1)"));
    EXPECT_THAT(refusal("", "sillytavern"), HasSubstr("no message"));
}

TEST(Scenarios, ThatWereImportedReadBackAsTheyAre) {
    for (const char* name : {"sillytavern.jsonl", "card.png", "discord.json", "twitch.json", "chatterino.log",
                             "irc.log", "youtube.live_chat.json", "messages.json"}) {
        const Imported got = imported(fixture(name));
        for (const char* file : {"out.yaml", "out.json"}) {
            const Loaded<Scenario> again = parse_scenario(scenario_text({}, got.scenario, file), file);
            ASSERT_TRUE(again) << name << '\n' << text_of(again.problems);
            EXPECT_TRUE(same_scenario(*again, got.scenario)) << name;
        }
    }
}

}  // namespace
}  // namespace rei::test
