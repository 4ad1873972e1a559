// rei lint and rei diff.
#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kQuiet = R"({"emotions": ["neutral"], "engine": {"affinity_bias": 0}, "regions": []})";

TEST(Lint, NamesRuleAndPathAndExitsWithOne) {
    const Scratch scratch;
    const Ran ran = scratch.rei({"lint", project_file("policies/rei.json")});
    EXPECT_EQ(ran.exit_code, 1) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("steady-bias  engine.affinity_bias"));
}

TEST(Lint, GivesExactData) {
    const Scratch scratch;
    const Ran ran = scratch.rei({"lint", project_file("policies/rei.json"), "--format", "csv"});
    EXPECT_THAT(parse_csv(ran.out).header, ElementsAre("rule", "path", "message"));
    EXPECT_EQ(ran.exit_code, 1);
}

TEST(Lint, RefusesWhatIsNoPolicyWithAllItsProblems) {
    const Scratch scratch;
    const Ran ran = scratch.rei(
        {"lint",
         scratch.write(
             "p.json",
             "{\"emotions\": [\"neutral\"],\n \"engine\": {\"cooldown_sec\": -1, \"stimulus_gain\": 3}}")});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("p.json:2:29: engine.cooldown_sec"));
    EXPECT_THAT(ran.err, HasSubstr("engine.stimulus_gain"));
}

TEST(Lint, NamesItsRulesInTheHelp) {
    const Scratch scratch;
    EXPECT_THAT(scratch.rei({"lint", "--help"}).out, HasSubstr("unreachable-mood"));
}

TEST(Diff, SaysThatEqualPoliciesAreEqualHoweverTheyAreSpelled) {
    const Scratch scratch;
    const Ran ran = scratch.rei(
        {"diff", scratch.write("a.json", kQuiet),
         scratch.write("b.json", R"({"regions":[],"engine":{"affinity_bias":0.0},"emotions":["neutral"]})")});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, "the policies say the same\n");
}

TEST(Diff, NamesParametersWithBothValues) {
    const Scratch scratch;
    const std::string a = scratch.write("a.json", kQuiet);
    const std::string b = scratch.write(
        "b.json",
        R"({"emotions": ["neutral"], "engine": {"affinity_bias": 0, "cooldown_sec": 4.5}, "regions": []})");
    EXPECT_THAT(scratch.rei({"diff", a, b}).out, HasSubstr("engine.cooldown_sec  3       4.5"));
    const auto json = nlohmann::json::parse(scratch.rei({"diff", a, b, "--format", "json"}).out);
    ASSERT_EQ(json.size(), 1U);
    EXPECT_EQ(json[0],
              (nlohmann::json{
                  {"scenario", nullptr}, {"path", "engine.cooldown_sec"}, {"before", 3}, {"after", 4.5}}));
}

TEST(Diff, SaysWhatMovesInAScenario) {
    const Scratch scratch;
    const std::string scenario = scratch.write("s.yaml",
                                               "scenario: s\nstart: {mood: happy, valence: 0.4}\nuntil: "
                                               "60\nexpect:\n  - mood: {is: happy, from: 0, to: 25}\n");
    const std::string before = scratch.write("a.json", R"({"emotions": ["neutral", "happy"]})");
    const std::string after = scratch.write(
        "b.json", R"({"emotions": ["neutral", "happy"], "engine": {"half_life_sec": {"valence": 5}}})");
    const Ran ran = scratch.rei({"diff", before, after, scenario});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("engine.half_life_sec.valence"));
    EXPECT_THAT(ran.out, HasSubstr("moods differ from 15.000 s: happy → neutral"));
    EXPECT_THAT(ran.out, HasSubstr("now FAILS  line 5: mood is happy in [0, 25) s"));
}

TEST(Diff, SaysThatNothingMoves) {
    const Scratch scratch;
    const std::string scenario = scratch.write("s.yaml", "scenario: s\n");
    const std::string policy = scratch.write("a.json", kQuiet);
    EXPECT_THAT(scratch.rei({"diff", policy, policy, scenario}).out,
                HasSubstr("the same moods at the same times"));
}

}  // namespace
}  // namespace rei::test
