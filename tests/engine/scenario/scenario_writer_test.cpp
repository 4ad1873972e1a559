#include "rei/scenario/scenario_writer.hpp"

#include <cstdio>
#include <filesystem>

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/document/files.hpp"
#include "rei/scenario/said.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

using testing::HasSubstr;
using testing::Not;

ScenarioFile file_of(const std::string& text, const std::string& path = "talk.yaml") {
    auto scenario = parse_scenario(text, path);
    EXPECT_TRUE(scenario) << text_of(scenario.problems);
    return {path, text, scenario ? *scenario : Scenario()};
}

/// The text after `edit` was done to what is said.
template <class Edit>
std::string after(const ScenarioFile& file, Edit edit) {
    Scenario said = with_times_said(file.scenario);
    edit(said);
    const auto edited = resolved(said);
    EXPECT_TRUE(edited) << text_of(edited.problems);
    if (!edited) return "";
    const std::string text = scenario_text(file, *edited, file.path);
    const auto again = parse_scenario(text, file.path);
    EXPECT_TRUE(again && same_scenario(*again, *edited)) << text;
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

constexpr const char* kTalk = R"(# a file
scenario: talk
users: {mina: {affinity: 0}}   # who is there
turns:
  - {id: praise, at: 1.0, user: mina, text: "오늘 방송 최고였어!", llm: {reply: "…", mood_delta: 1}}   # lifts her
  # an hour later
  - {at: praise + 11.50, user: mina, text: 바보}
  - {at: 20, text: 'it''s fine'}
until: 70
expect:
  - mood: {is: happy, from: praise + 1, to: 6}      # at once
  - mood: {never: tired}                            # 하품 없이
)";

TEST(ScenarioWriter, AnUntouchedScenarioIsTheSameBytes) {
    for (const char* folder : {"scenarios", "scenarios/aria"}) {
        for (const std::string& path : test::scenario_files(folder)) {
            const auto file = load_scenario_file(path);
            ASSERT_TRUE(file);
            EXPECT_EQ(scenario_text(*file, file->scenario, path), file->text);
        }
    }
}

TEST(ScenarioWriter, OnlyTheEditedValueChanges) {
    const ScenarioFile file = file_of(kTalk);
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[0].llm.mood_delta = -0.5; }),
              replaced(kTalk, "mood_delta: 1", "mood_delta: -0.5"));
    EXPECT_EQ(after(file,
                    [](Scenario& s) {
                        s.said_until = Moment{"praise", 60};
                    }),
              replaced(kTalk, "until: 70", "until: praise + 60"));
    EXPECT_EQ(after(file, [](Scenario& s) { s.users[0].affinity = 7; }),
              replaced(kTalk, "affinity: 0", "affinity: 7"));
}

TEST(ScenarioWriter, TextsKeepTheirQuotesWhereTheyCan) {
    const ScenarioFile file = file_of(kTalk);
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[0].text = "\"와\""; }),
              replaced(kTalk, "\"오늘 방송 최고였어!\"", "\"\\\"와\\\"\""));
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[1].text = "멍청이"; }),
              replaced(kTalk, "바보", "멍청이"));
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[1].text = "야, 너"; }),
              replaced(kTalk, "바보", "\"야, 너\""));
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[2].text = "she's"; }),
              replaced(kTalk, "'it''s fine'", "'she''s'"));
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[2].text = "a\nb"; }),
              replaced(kTalk, "'it''s fine'", "\"a\\nb\""));
}

TEST(ScenarioWriter, TimesThatCountFromATurnKeepTheirWordsWhenItMoves) {
    const ScenarioFile file = file_of(kTalk);
    const std::string text = after(file, [](Scenario& s) { s.turns[0].said_at = Moment{"", 4.25}; });
    EXPECT_EQ(text, replaced(kTalk, "at: 1.0", "at: 4.25"));
    EXPECT_EQ(parse_scenario(text, "talk.yaml")->turns[1].at_sec, 15.75);
}

TEST(ScenarioWriter, AMovedTurnTakesTheCommentOfItsLineAlong) {
    const ScenarioFile file =
        file_of("turns:\n  - {at: 1}   # one\n  # then\n  - {at: 2}  # two\n  - {at: 3}\n");
    const auto swap = [](Scenario& s) {
        std::rotate(s.turns.begin(), s.turns.begin() + 1, s.turns.end());
        s.turns[2].said_at = Moment{"", 3.5};
    };
    EXPECT_EQ(after(file, swap),
              "turns:\n  # then\n  - {at: 2}  # two\n  - {at: 3}\n  - {at: 3.5}   # one\n");
}

TEST(ScenarioWriter, ADeletedTurnTakesItsLineAndNothingElse) {
    const ScenarioFile file = file_of(kTalk);
    const std::string text = after(file, [](Scenario& s) { s.turns.erase(s.turns.begin() + 1); });
    EXPECT_EQ(text, replaced(kTalk, "  - {at: praise + 11.50, user: mina, text: 바보}\n", ""));
}

TEST(ScenarioWriter, CommentsBehindAChangedLineStayInTheirColumn) {
    const ScenarioFile file = file_of(kTalk);
    EXPECT_EQ(after(file,
                    [](Scenario& s) {
                        s.expectations[0].said.from = Moment{"praise", 1.25};
                    }),
              replaced(kTalk, "praise + 1, to: 6}      #", "praise + 1.25, to: 6}   #"));
    EXPECT_EQ(after(file,
                    [](Scenario& s) {
                        s.expectations[1].what = MoodNever{"졸린", {}};
                    }),
              replaced(kTalk, "tired}                            #", "졸린}                             #"));
}

TEST(ScenarioWriter, WhatIsNewIsWrittenLikeItsNeighbours) {
    const auto add_turn = [](Scenario& s) {
        Turn turn;
        turn.said_at = Moment{"", 2.5};
        turn.user = "mina";
        turn.text = "안녕";
        turn.llm.mood_delta = 1;
        s.turns.insert(s.turns.begin() + 1, turn);
    };
    const auto adds = [&](const std::string& text, const std::string& path = "talk.yaml") {
        return after(file_of(text, path), add_turn);
    };
    EXPECT_EQ(adds("turns:\n- {at: 1, user: 'bob', text: hi} # one\n- {at: 3}\n"),
              "turns:\n- {at: 1, user: 'bob', text: hi} # one\n"
              "- {at: 2.5, user: 'mina', text: 안녕, llm: {mood_delta: 1}}\n- {at: 3}\n");
    EXPECT_EQ(adds("turns:\n    -   at: 1\n        text: \"hi\"\n        llm:\n            reply: x\n"),
              "turns:\n    -   at: 1\n        text: \"hi\"\n        llm:\n            reply: x\n"
              "    -   at: 2.5\n        user: mina\n        text: \"안녕\"\n        llm:\n            "
              "mood_delta: 1\n");
    EXPECT_EQ(adds("{\"turns\":[{\"at\":1}]}", "talk.json"),
              "{\"turns\":[{\"at\":1},{\"at\":2.5,\"user\":\"mina\",\"text\":\"안녕\",\"llm\":"
              "{\"mood_delta\":1}}]}");
    EXPECT_EQ(adds("{\n  \"turns\": [\n    {\"at\": 1}\n  ]\n}\n", "talk.json"),
              "{\n  \"turns\": [\n    {\"at\": 1},\n    {\"at\": 2.5, \"user\": \"mina\", \"text\": "
              "\"안녕\", \"llm\": "
              "{\"mood_delta\": 1}}\n  ]\n}\n");
    EXPECT_EQ(adds("turns: [at: 1]"),
              "turns: [at: 1, {at: 2.5, user: mina, text: \"안녕\", llm: {mood_delta: 1}}]");
}

TEST(ScenarioWriter, NewKeysStandWherePeopleWriteThem) {
    const ScenarioFile file = file_of("turns:\n  - {at: 1, llm: {mood_delta: 1}}   # c\n");
    const auto edit = [](Scenario& s) {
        s.turns[0].id = "a";
        s.turns[0].text = "hi";
        s.turns[0].llm.affinity_delta = 2;
        s.description = "what it is";
        s.said_until = Moment{"", 9};
        Expectation flips;
        flips.what = FlipsAtMost{2, {}, {}};
        s.expectations.push_back(flips);
    };
    EXPECT_EQ(after(file, edit),
              "description: what it is\nturns:\n  - {id: a, at: 1, text: \"hi\", llm: {mood_delta: 1, "
              "affinity_delta: "
              "2}}   # c\nuntil: 9\nexpect:\n  - flips: {at_most: 2}\n");
}

TEST(ScenarioWriter, AnEmptyListInBracketsBecomesLines) {
    const auto add = [](Scenario& s) { s.turns.emplace_back().said_at = Moment{"", 1}; };
    EXPECT_EQ(after(file_of("turns: []\nuntil: 9\n"), add), "turns:\n  - {at: 1}\nuntil: 9\n");
    EXPECT_EQ(after(file_of("{\"turns\": [], \"until\": 9}", "talk.json"), add),
              "{\"turns\": [{\"at\": 1}], \"until\": 9}");
}

TEST(ScenarioWriter, AnotherKindOfExpectationIsWrittenLikeTheOneBefore) {
    const auto flips = [](Scenario& s) { s.expectations[0].what = FlipsAtMost{2, 10, {}}; };
    EXPECT_EQ(after(file_of("expect:\n  - mood: {never: sad}   # calm\n"), flips),
              "expect:\n  - flips: {at_most: 2, window: 10}   # calm\n");
    EXPECT_EQ(after(file_of("expect:\n  - mood:\n      never: sad\n"), flips),
              "expect:\n  - flips:\n      at_most: 2\n      window: 10\n");
    EXPECT_EQ(after(file_of("expect: [mood: {never: sad}]"), flips),
              "expect: [flips: {at_most: 2, window: 10}]");
}

TEST(ScenarioWriter, LinesUnderABarStayLines) {
    const ScenarioFile file =
        file_of("description: |\n  one\n  two\nturns:\n  - at: 1\n    text: |-\n      hi\n    user: a\n");
    const auto edit = [](Scenario& s) {
        s.description = "one\nand a half\n\ntwo\n";
        s.turns[0].text = "ho\nhum";
    };
    EXPECT_EQ(after(file, edit),
              "description: |\n  one\n  and a half\n\n  two\nturns:\n  - at: 1\n    text: |-\n      ho\n     "
              " hum\n    user: a\n");
}

TEST(ScenarioWriter, ANewScenarioIsWrittenAsAPersonWould) {
    Scenario talk;
    talk.name = "first talk";
    talk.users = {{"민아", 5}};
    Turn turn;
    turn.id = "praise";
    turn.at_sec = 0.1 + 0.2;
    turn.user = "민아";
    turn.text = "최고!";
    turn.reply = "…";
    turn.llm.mood_delta = 1;
    talk.turns = {turn, Turn()};
    talk.turns[1].at_sec = 4;
    talk.until_sec = 60;
    Expectation becomes, settles;
    becomes.what = MoodBecomes{"happy", 0, 2, true};
    becomes.said.from = Moment{"praise", 1};
    becomes.said.within_sec = 2;
    settles.what = SettlesTo{"neutral", 4, 56};
    talk.expectations = {becomes, settles};
    EXPECT_EQ(scenario_text({}, talk, "new.yaml"),
              "scenario: first talk\n"
              "users: {민아: {affinity: 5}}\n"
              "turns:\n"
              "  - {id: praise, at: 0.30000000000000004, user: 민아, text: \"최고!\", llm: {reply: \"…\", "
              "mood_delta: 1}}\n"
              "  - {at: 4}\n"
              "until: 60\n"
              "expect:\n"
              "  - mood: {becomes: happy, from: praise + 1, within: 2}\n"
              "  - settles: {to: neutral, after: 4}\n");
    EXPECT_THAT(scenario_text({}, talk, "new.json"),
                HasSubstr("\n  \"turns\": [\n    {\"id\": \"praise\", \"at\": 0.3"));
}

TEST(ScenarioWriter, AnotherFileNameDoesNotChangeTheName) {
    const ScenarioFile file = file_of("# c\nturns:\n  - {at: 1}\n");
    EXPECT_EQ(scenario_text(file, file.scenario, "other.yaml"), "# c\nscenario: talk\nturns:\n  - {at: 1}\n");
    EXPECT_EQ(scenario_text(file, file.scenario, "elsewhere/talk.yaml"), file.text);
}

TEST(ScenarioWriter, AliasesStayUnlessTheirAnchorGoes) {
    const ScenarioFile file = file_of("turns:\n  - {at: 1, user: &fan mina}\n  - {at: 2, user: *fan}  # c\n");
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[1].text = "hi"; }),
              "turns:\n  - {at: 1, user: &fan mina}\n  - {at: 2, user: *fan, text: \"hi\"}  # c\n");
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns[1].user = "bob"; }),
              "turns:\n  - {at: 1, user: &fan mina}\n  - {at: 2, user: bob}  # c\n");
    EXPECT_EQ(after(file, [](Scenario& s) { s.turns.erase(s.turns.begin()); }),
              "scenario: talk\nturns:\n  - {at: 2, user: mina}\n");
}

TEST(ScenarioWriter, SavingKeepsTheFileBefore) {
    const std::string folder = testing::TempDir() + "scenario-writer";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    const std::string path = folder + "/talk.yaml";
    ASSERT_TRUE(write_file(path, kTalk).empty());
    const auto file = load_scenario_file(path);
    ASSERT_TRUE(file);
    Scenario edited = file->scenario;
    edited.turns[2].text = "fine";
    EXPECT_TRUE(save_scenario(*file, edited, path).empty());
    EXPECT_EQ(*read_file(path), replaced(kTalk, "'it''s fine'", "'fine'"));
    EXPECT_EQ(*read_file(path + ".bak"), kTalk);
    std::filesystem::remove_all(folder);
}

TEST(ScenarioWriter, WhatCannotBeReadIsNotWritten) {
    Scenario broken = file_of(kTalk).scenario;
    broken.turns[0].text = "\xFF";
    const std::string path = testing::TempDir() + "never-written.yaml";
    EXPECT_THAT(text_of(save_scenario({}, broken, path)), HasSubstr("no UTF-8"));
    EXPECT_FALSE(std::filesystem::exists(path));
    broken = file_of(kTalk).scenario;
    broken.turns[2].said_at = Moment{"", 0};
    EXPECT_THAT(text_of(save_scenario({}, broken, path)), HasSubstr("is before the turn above it"));
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace rei
