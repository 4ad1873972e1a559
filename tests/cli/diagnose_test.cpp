// rei diagnose: what is found, in words and as data, and the cures.
#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;

/// A trigger is lost unless its hold or the cooldown changes; then glad never comes either.
constexpr const char* kPersona = R"({"emotions": ["neutral", "angry", "glad"], "regions": [],
  "engine": {"cooldown_sec": 3, "trigger_hold_sec": 2},
  "transitions": {"any->angry": ["boo"], "any->glad": ["hey"]}})";
constexpr const char* kLost =
    "scenario: boo-hey\nturns: [{at: 1, text: boo}, {at: 1.5, text: hey}]\nuntil: 30\n"
    "expect: [{mood: {becomes: angry, from: 1, within: 1}}]\n";

class Diagnose : public testing::Test {
  protected:
    Diagnose() {
        scratch.write("p.json", kPersona);
        scratch.write("lost.yaml", kLost);
        scratch.write("quiet.yaml", "scenario: quiet\nturns: [{at: 1, text: boo}]\n");
    }
    Ran diagnose(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"diagnose", "--policy", "p.json"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
};

TEST_F(Diagnose, SaysWhereHowBadWhyAndWhatWouldCure) {
    const Ran ran = diagnose({"lost.yaml"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, HasSubstr("2 findings"));
    EXPECT_THAT(ran.out, HasSubstr("Lost trigger  any->glad  1.5 to 3.5 s, turn 1\n        1 × (limit 0): "));
    EXPECT_THAT(ran.out, HasSubstr("why   1.500 s: angry stays, glad refused"));
    EXPECT_THAT(ran.out, HasSubstr("cure  engine.trigger_hold_sec 2 → 2.5, 8.3 % of its range"));
    EXPECT_THAT(ran.out, HasSubstr("How long a trigger word holds its mood"));
    EXPECT_THAT(ran.out, HasSubstr("1 → 0 ×; 1 of 1 expectation hold, as before"));
    EXPECT_THAT(ran.out, HasSubstr("2 findings → 0"));
}

TEST_F(Diagnose, SaysThatNothingIsFound) {
    const Ran ran = diagnose({"quiet.yaml"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("quiet"));
    EXPECT_THAT(ran.out, HasSubstr("nothing found"));
}

TEST_F(Diagnose, SaysThatThereIsNoCure) {
    scratch.write("silence.yaml",
                  "start: {valence: 0.2}\nturns: [{at: 1}, {at: 31}]\nuntil: 40\nscenario: silence\n");
    const Ran ran = diagnose({"silence.yaml", "--engine", "heuristic"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Overshoot  valence"));
    EXPECT_THAT(ran.out, HasSubstr("cure  none: no single parameter cures it"));
}

TEST_F(Diagnose, SeeksNoCuresWhereNoneAreWanted) {
    const Ran ran = diagnose({"lost.yaml", "--no-cures"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("Lost trigger"));
    EXPECT_THAT(ran.out, Not(HasSubstr("cure")));
    EXPECT_THAT(parse_csv(diagnose({"lost.yaml", "--no-cures", "--format", "csv"}).out).column("cure"),
                Each("not_sought"));
}

TEST_F(Diagnose, SumsUpSeveralScenarios) {
    const Ran ran = diagnose({"lost.yaml", "quiet.yaml"});
    EXPECT_THAT(ran.out, HasSubstr("2 findings in 1 of 2 scenarios; one parameter cures 2"));
}

TEST_F(Diagnose, GivesExactData) {
    const Ran ran = diagnose({"lost.yaml", "quiet.yaml", "--format", "json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto json = nlohmann::json::parse(ran.out);
    ASSERT_EQ(json.size(), 2U);
    for (const auto& finding : json) {
        EXPECT_EQ(finding.at("scenario"), "boo-hey");
        EXPECT_EQ(finding.at("cure"), "found");
        EXPECT_EQ(finding.at("path"), "engine.trigger_hold_sec");
        EXPECT_EQ(finding.at("after"), 2.5);
        EXPECT_EQ(finding.at("severity_after"), 0);
        EXPECT_EQ(finding.at("turns"), nlohmann::json::array({1}));
        EXPECT_EQ(finding.at("places"), nlohmann::json::parse("[[1.5, 3.5]]"));
        EXPECT_FALSE(finding.at("why").empty());
    }
}

TEST_F(Diagnose, TheCureMayBeAppliedAndCures) {
    const Csv csv = parse_csv(diagnose({"lost.yaml", "--format", "csv"}).out);
    ASSERT_EQ(csv.column("path").at(0), "engine.trigger_hold_sec");
    std::string cured = kPersona;
    const std::string before = "\"trigger_hold_sec\": " + csv.column("before").at(0);
    ASSERT_NE(cured.find(before), std::string::npos);
    cured.replace(cured.find(before), before.size(), "\"trigger_hold_sec\": " + csv.column("after").at(0));
    scratch.write("p.json", cured);
    EXPECT_THAT(diagnose({"lost.yaml"}).out, HasSubstr("nothing found"));
}

TEST_F(Diagnose, NoFindingsAreAListOfNone) {
    EXPECT_EQ(diagnose({"quiet.yaml", "--format", "json"}).out, "[]\n");
    EXPECT_TRUE(parse_csv(diagnose({"quiet.yaml", "--format", "csv"}).out).rows.empty());
}

TEST_F(Diagnose, WritesAFileByItsName) {
    const Ran ran = diagnose({"lost.yaml", "--out", "findings.json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(nlohmann::json::parse(scratch.read("findings.json")).size(), 2U);
}

TEST_F(Diagnose, RefusesWhatIsNoScenarioBeforeAnythingIsSaid) {
    scratch.write("bad.yaml", "turns: [{at: soon}]\n");
    const Ran ran = diagnose({"lost.yaml", "bad.yaml"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("bad.yaml:1:14"));
}

TEST_F(Diagnose, WorksWithEveryVariantOnShippedScenarios) {
    for (const char* variant : {"heuristic", "discrete", "continuous", "kalman", "fsm", "hmm"}) {
        const Ran ran = scratch.rei({"diagnose", project_file("scenarios/donation-train.yaml"), "--policy",
                                     project_file("policies/rei.json"), "--no-cures", "--engine", variant});
        EXPECT_EQ(ran.exit_code, 0) << variant << ran.err;
        EXPECT_THAT(ran.out, HasSubstr("finding")) << variant;
    }
}

TEST_F(Diagnose, StopsAtCtrlCWithWhatItHas) {
    const std::string hour = project_file("scenarios/one-hour-stream.yaml");
    std::vector<std::string> arguments = {"diagnose", "--policy", project_file("policies/rei.json"),
                                          "--engine", "hmm"};
    for (int k = 0; k < 20; ++k) arguments.push_back(hour);
    const Ran ran = scratch.rei_stopped(arguments);
    EXPECT_EQ(ran.exit_code, 130);
    std::size_t told = 0;
    const std::string heading = "one-hour-stream  hmm";
    for (std::size_t at = ran.out.find(heading); at != std::string::npos;
         at = ran.out.find(heading, at + 1)) {
        ++told;
    }
    EXPECT_GT(told, 0U);
    EXPECT_LT(told, 20U);
    EXPECT_THAT(ran.err, HasSubstr("rei: stopped; " + std::to_string(told) + " of 20 were looked at"));
}

TEST_F(Diagnose, HelpNamesTheKindsAndTheirLimits) {
    const Ran ran = scratch.rei({"diagnose", "--help"});
    EXPECT_THAT(ran.out, HasSubstr("label_confusion"));
    EXPECT_THAT(ran.out, HasSubstr("above 20 % of the worst minute"));
    EXPECT_THAT(ran.out, HasSubstr("the exit code is 0 with them and without"));
}

}  // namespace
}  // namespace rei::test
