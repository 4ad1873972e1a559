// rei import and rei export, as a user runs them.
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string log_file(const std::string& name) {
    return project_file("tests/data/import/" + name);
}

TEST(Import, OfEveryKindGivesAScenarioThatCanBeCheckedAndReplayed) {
    for (const char* name :
         {"sillytavern.jsonl", "card.json", "card.png", "discord.json", "twitch.json", "twitch.txt",
          "chatterino.log", "irc.log", "youtube.live_chat.json", "messages.json"}) {
        const Scratch scratch;
        const Ran ran = scratch.rei({"import", log_file(name), "--out", "s.yaml"});
        EXPECT_EQ(ran.exit_code, 0) << name << ran.err;
        EXPECT_THAT(ran.out, HasSubstr(" turn")) << name;
        EXPECT_EQ(ran.err, "");
        EXPECT_THAT(scratch.files(), ElementsAre("s.yaml"));
        const std::string policy = project_file("policies/rei.json");
        EXPECT_EQ(scratch.rei({"check", "s.yaml", "--policy", policy}).exit_code, 0) << name;
        EXPECT_EQ(scratch.rei({"replay", "s.yaml", "--policy", policy}).exit_code, 0) << name;
    }
}

TEST(Import, WithoutAFileShowsTheScenarioAndTellsApartWhatWasSkipped) {
    const Scratch scratch;
    const Ran ran = scratch.rei({"import", log_file("twitch.txt"), "--start", "0:03"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.out,
              "scenario: twitch\ndescription: Imported from a Twitch chat as text\nturns:\n"
              "  - {at: 0, user: Jun, text: \"nice: really nice\"}\n"
              "  - {at: 3535, user: Jun, text: \"still here\"}\n");
    EXPECT_THAT(ran.err, AllOf(HasSubstr("2 turns by 1 user, 0:58:55 long"), HasSubstr("without [time]"),
                               HasSubstr("outside the window")));
}

TEST(Import, RefusesWhatItCannotDoAndWritesNothing) {
    const Scratch scratch;
    const std::string twitch = log_file("twitch.txt");
    scratch.write("diary.txt", "dear diary\n");
    const std::vector<std::pair<std::vector<std::string>, const char*>> cases = {
        {{"import", twitch, "--from", "discord"}, "it looks like a Twitch chat as text (--from twitch-text)"},
        {{"import", twitch, "--from", "msn"}, "--from: found 'msn'; expected one of auto, sillytavern"},
        {{"import", twitch, "--pace", "0"}, "--pace: found 0"},
        {{"import", twitch, "--start", "noon"}, "--start: found 'noon'"},
        {{"import", twitch, "--start", "5", "--end", "5"}, "--end: 5 s is not after --start 5 s"},
        {{"import", twitch, "--persona", "nobody"}, "most is said by Jun, 미나"},
        {{"import", "diary.txt"}, "diary.txt: of no kind that is known"},
        {{"import", "diary.txt", "--from", "irc"}, "no message that can be read; 1 not PRIVMSG (line 1)"},
        {{"import", "missing.txt"}, "missing.txt: "},
        {{"import", log_file("card.json"), "--policy-out", "p.json"}, "carries no policy"},
    };
    for (const auto& [arguments, message] : cases) {
        std::vector<std::string> all = arguments;
        all.insert(all.end(), {"--out", "s.yaml"});
        const Ran ran = scratch.rei(all);
        EXPECT_EQ(ran.exit_code, 2) << message;
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, AllOf(StartsWith("rei: "), HasSubstr(message)));
        EXPECT_THAT(scratch.files(), ElementsAre("diary.txt"));
    }
    EXPECT_THAT(scratch.rei({"import", "diary.txt", "--out", "diary.txt"}).err,
                HasSubstr("this is the file that is read"));
}

TEST(Export, PutsAPolicyIntoACardAndImportTakesItOut) {
    for (const char* card : {"card.png", "card.json"}) {
        const Scratch scratch;
        const std::string policy = project_file("policies/rei.json");
        EXPECT_EQ(scratch.rei({"export", log_file(card), "--to", "card", "--policy", policy, "--out", card})
                      .exit_code,
                  0);
        const Ran ran = scratch.rei({"import", card, "--policy-out", "p.json"});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_THAT(scratch.rei({"diff", policy, "p.json"}).out, HasSubstr("the policies say the same"));
    }
}

TEST(Export, WritesEmotionMlAndChat) {
    const Scratch scratch;
    scratch.write("s.yaml", "turns:\n  - {at: 1, text: \"바보\", llm: {reply: \"…\", mood_delta: -1}}\n");
    const Ran xml = scratch.rei({"export", "s.yaml", "--to", "emotionml", "--freq", "2"});
    EXPECT_THAT(xml.out, AllOf(StartsWith("<?xml version=\"1.0\""), HasSubstr("<trace freq=\"2Hz\"")));
    const auto chat = nlohmann::json::parse(scratch.rei({"export", "s.yaml", "--to", "chat"}).out);
    EXPECT_EQ(chat["messages"][0], (nlohmann::json{{"role", "user"}, {"content", "바보"}, {"at", 1.0}}));
    EXPECT_EQ(chat["messages"][1]["mood_delta"], -1);
    EXPECT_THAT(scratch.rei({"export", "s.yaml", "--to", "midi"}).err,
                HasSubstr("expected emotionml, chat or card"));
    EXPECT_EQ(scratch.rei({"export", "s.yaml", "--to", "emotionml", "--freq", "0"}).exit_code, 2);
}

}  // namespace
}  // namespace rei::test
