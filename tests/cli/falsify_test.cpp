// rei falsify: what is searched, found, told and saved.
#include <filesystem>

#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Rests in happy once somebody said hey: it holds for a minute.
constexpr const char* kPersona = R"({"emotions": ["neutral", "glad"], "regions": [],
  "engine": {"trigger_hold_sec": 60}, "transitions": {"any->glad": ["hey"]},
  "sentiment_keywords": {"praise": ["good"]}})";
constexpr const char* kChat =
    "scenario: chat\nturns: [{id: hi, at: 1, user: mina, text: hello}, {at: 5, user: mina, text: good}]\n"
    "expect:\n  - mood: {never: glad}\n  - mood: {is: neutral, to: hi}\n";

class FalsifyCommand : public testing::Test {
  protected:
    FalsifyCommand() {
        scratch.write("p.json", kPersona);
        scratch.write("chat.yaml", kChat);
    }
    Ran falsify(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"falsify", "--policy", "p.json", "--budget", "3000"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
};

TEST_F(FalsifyCommand, ShowsTheConversationThatBreaksALaw) {
    const Ran ran = falsify({"--law", "rest"});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out,
                HasSubstr("BROKEN  rest: the mood settles to neutral within 50 s after the last turn"));
    EXPECT_THAT(ran.out, HasSubstr("ends glad"));
    EXPECT_THAT(ran.out, HasSubstr("turns:\n          |   - {id: t1, at: 2, text: \""));
    EXPECT_THAT(ran.out, HasSubstr("hey\"}"));
    EXPECT_THAT(ran.out, HasSubstr("- settles: {to: neutral, after: t1, within: 50}"));
}

TEST_F(FalsifyCommand, SaysThatNothingBrokeAndThatThisIsNoProof) {
    const Ran ran = falsify({"--law", "rest=70", "--law", "bias"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("3000 conversations tried, seed 1"));
    EXPECT_THAT(ran.out, HasSubstr("kept    rest: the mood settles to neutral within 70 s"));
    EXPECT_THAT(ran.out, HasSubstr("nearest +10 s"));
    EXPECT_THAT(ran.out, HasSubstr("Nothing broke in 3000 conversations. That is no proof."));
}

TEST_F(FalsifyCommand, SavesScenariosOfWhichCheckFailsExactlyWhatIsBroken) {
    const Ran ran = falsify({"--save", "found", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    const Csv csv = parse_csv(ran.out);
    std::size_t broken = 0;
    for (const auto& row : csv.rows) {
        const std::string& file = row.back();
        EXPECT_EQ(row[3] == "false", !file.empty());
        if (file.empty()) continue;
        ++broken;
        EXPECT_EQ(file, "found/breaks-" + row[1] + ".yaml");
        EXPECT_THAT(scratch.read(file), HasSubstr("Breaks what must hold: "));
        const Ran check = scratch.rei({"check", file, "--policy", "p.json", "--format", "csv"});
        EXPECT_EQ(check.exit_code, 1) << check.err;
        const Csv verdicts = parse_csv(check.out);
        EXPECT_THAT(verdicts.column("holds"), testing::Each("false"));
        EXPECT_THAT(verdicts.column("robustness"), Contains(row[4])) << "as it was told";
    }
    EXPECT_GE(broken, 1U);
    EXPECT_THAT(csv.column("law"), ElementsAre("pinned", "oscillation", "rest", "bias", "one-line"));
}

TEST_F(FalsifyCommand, SavesOneLawAsOneFile) {
    EXPECT_EQ(falsify({"--law", "rest", "--save", "rest.json"}).exit_code, 1);
    EXPECT_EQ(nlohmann::json::parse(scratch.read("rest.json")).at("scenario"), "breaks-rest");
    EXPECT_EQ(falsify({"--law", "rest=70", "--save", "kept.yaml"}).exit_code, 0);
    EXPECT_THAT(scratch.files(), Not(Contains("kept.yaml")));
}

TEST_F(FalsifyCommand, SearchesAroundAScenario) {
    const Ran ran = falsify({"chat.yaml", "--save", "found"});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("around chat"));
    EXPECT_THAT(ran.out, HasSubstr("BROKEN  line 4: the mood is never glad"));
    EXPECT_THAT(ran.out, HasSubstr("1 expectation speaks of moments that no other conversation has"));
    const std::string saved = scratch.read("found/chat-breaks-line-4.yaml");
    EXPECT_THAT(saved, HasSubstr("scenario: chat-breaks-line-4\n"));
    EXPECT_THAT(saved, HasSubstr("user: mina, text: "));
    EXPECT_THAT(saved, HasSubstr("- mood: {never: glad}"));
    EXPECT_EQ(scratch.rei({"check", "found", "--policy", "p.json"}).exit_code, 1);
}

TEST_F(FalsifyCommand, SavesScenariosOfOneNameUnderTheirOwn) {
    scratch.write("again/chat.yaml", kChat);
    EXPECT_EQ(falsify({"chat.yaml", "again", "--save", "found"}).exit_code, 1);
    EXPECT_THAT(scratch.read("found/chat-breaks-line-4.yaml"), HasSubstr("never: glad"));
    EXPECT_THAT(scratch.read("found/chat-breaks-line-4-2.yaml"), HasSubstr("never: glad"));
}

TEST_F(FalsifyCommand, GivesTheSameBytesForTheSameSeed) {
    const auto with = [&](const char* seed, const char* threads) {
        return falsify({"--seed", seed, "--threads", threads}).out;
    };
    EXPECT_EQ(with("4", "1"), with("4", "3"));
    EXPECT_NE(with("4", "1"), with("5", "1"));
}

TEST_F(FalsifyCommand, KnowsEveryEngine) {
    for (const char* engine : {"heuristic", "discrete", "kalman", "fsm", "hmm"}) {
        const Ran ran = scratch.rei(
            {"falsify", "--policy", "p.json", "--engine", engine, "--law", "one-line=1", "--budget", "50"});
        EXPECT_EQ(ran.exit_code, 0) << engine << ran.err;
    }
}

TEST_F(FalsifyCommand, RefusesWhatItCannotDo) {
    const auto refuses = [&](std::vector<std::string> arguments, const char* says) {
        const Ran ran = falsify(std::move(arguments));
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    refuses({"--law", "gravity"},
            "--law: found 'gravity'; expected one of: pinned, oscillation, rest, bias, one-line");
    refuses({"--law", "rest=soon"}, "--law rest: found 'soon'; expected a number from 0 to 86400 (s)");
    refuses({"--law", "pinned=2"}, "--law pinned: found '2'; expected a number from 0 to 1 (share)");
    refuses({"--law", "rest="}, "--law rest: found ''");
    refuses({"--law", "rest=nan"}, "--law rest: found 'nan'");
    refuses({"--law", "rest", "--law", "rest=3"}, "rest is asked for twice");
    refuses({"--budget", "0"}, "--budget");
    refuses({"--turns", "0"}, "--turns");
    refuses({"--pace", "-1"}, "--pace");
    refuses({"--pace", "nan"}, "--pace: found 'nan'; expected a number from 0 to 3600");
    refuses({"--seed", "18446744073709551616"}, "--seed: found '18446744073709551616'");
    refuses({"--threads", "none"}, "--threads");
    refuses({"--save", "f.yaml"}, "--save f.yaml: 5 laws are searched and a file holds one conversation");
    refuses({"--save", "p.json.txt/x", "--engine", "steam"}, "'steam' is not available");
    refuses({"no.yaml"}, "no.yaml: cannot open");
    scratch.write("note", "not a folder");
    refuses({"--save", "note"}, "--save note: is no folder");
    scratch.write("moment.yaml", "turns: [{id: hi, at: 1}]\nexpect: [{mood: {is: neutral, to: hi}}]\n");
    refuses({"moment.yaml"}, "moment.yaml: none of its expectations makes sense for other conversations");
    EXPECT_EQ(falsify({"moment.yaml", "--law", "rest=70"}).exit_code, 0);
}

TEST_F(FalsifyCommand, LeavesOutScenariosAroundWhichThereIsNothingToSearchFor) {
    scratch.write("all/chat.yaml", kChat);
    scratch.write("all/moment.yaml", "turns: [{id: hi, at: 1}]\nexpect: [{mood: {is: neutral, to: hi}}]\n");
    const Ran ran = falsify({"all"});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("around chat"));
    EXPECT_THAT(ran.err, HasSubstr("rei: all/moment.yaml: left out: none of its expectations makes sense"));
}

TEST_F(FalsifyCommand, ShortensAndCleansTheNamesOfItsFiles) {
    std::string name;
    for (int k = 0; k < 120; ++k) name += "가";
    scratch.write("long.yaml", "scenario: \"" + name +
                                   "\\u001b/x\"\nturns: [{at: 1, text: hello}]\n"
                                   "expect: [{mood: {never: glad}}]\n");
    const Ran ran = falsify({"long.yaml", "--save", "found"});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path() / "found"))
        files.push_back(entry.path().filename());
    ASSERT_EQ(files.size(), 1U);
    EXPECT_THAT(files[0], testing::AllOf(testing::StartsWith("가가"), HasSubstr("가…가"),
                                         testing::EndsWith("가 -x-breaks-line-3.yaml")));
    EXPECT_LE(files[0].size(), 220U);
    EXPECT_EQ(scratch.rei({"check", "found", "--policy", "p.json"}).exit_code, 1);
}

TEST_F(FalsifyCommand, ShowsWhatItFoundAndCouldNotSave) {
    std::filesystem::create_directories(scratch.path() / "found/breaks-rest.yaml");  // in the way
    const Ran text = falsify({"--law", "rest", "--save", "found"});
    EXPECT_EQ(text.exit_code, 2);
    EXPECT_THAT(text.err, HasSubstr("found/breaks-rest.yaml: is a directory"));
    EXPECT_THAT(text.out, HasSubstr("BROKEN  rest"));
    EXPECT_THAT(text.out, HasSubstr("| scenario: breaks-rest\n"));
    const Ran file = falsify({"--law", "rest", "--save", "found", "--out", "rows.csv"});
    EXPECT_EQ(file.exit_code, 2);
    EXPECT_THAT(file.out, testing::StartsWith("scenario: breaks-rest\n"));
    EXPECT_THAT(scratch.read("rows.csv"), HasSubstr("rest,"));
    const Ran rows = falsify({"--law", "rest", "--save", "found", "--format", "csv"});
    EXPECT_THAT(rows.err, HasSubstr("scenario: breaks-rest\n"));
    EXPECT_EQ(parse_csv(rows.out).rows.size(), 1U);
}

TEST_F(FalsifyCommand, SaysThatThereIsNothingToSave) {
    const Ran ran = falsify({"--law", "rest=70", "--save", "found"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "rei: there is nothing to save\n");
    EXPECT_THAT(scratch.files(), Not(Contains("found")));
}

TEST_F(FalsifyCommand, ExplainsItsLawsInTheHelp) {
    const Ran ran = scratch.rei({"falsify", "--help"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out,
                HasSubstr("  rest\n      the mood settles to neutral within X s after the last turn\n"
                          "      X: 0 to 86400 s (default: 50 s)\n"));
    EXPECT_THAT(ran.out, HasSubstr("default: from the policy's regions"));
}

TEST_F(FalsifyCommand, StopsAtCtrlCWithWhatItHas) {
    const Ran ran = scratch.rei_stopped({"falsify", "--policy", "p.json", "--law", "rest", "--law",
                                         "one-line=1", "--budget", "1000000000000", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 130);
    EXPECT_THAT(ran.err, testing::ContainsRegex("stopped after [0-9]+ conversations"));
    const Csv csv = parse_csv(ran.out);
    EXPECT_THAT(csv.column("law"), ElementsAre("rest", "one-line"));
    EXPECT_THAT(csv.column("holds"), ElementsAre("false", "true"));
}

}  // namespace
}  // namespace rei::test
