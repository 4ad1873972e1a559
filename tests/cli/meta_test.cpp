// What a file of traces is of, beside it: rei replay --meta.
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::HasSubstr;
using Json = nlohmann::json;

constexpr const char* kShort = "scenario: short\nturns:\n  - {at: 1, text: hi}\n";

class Meta : public testing::Test {
  protected:
    Ran replay(std::vector<std::string> more) const {
        std::vector<std::string> arguments = {"replay", "s.yaml", "--policy",
                                              project_file("policies/rei.json")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
    std::string scenario = scratch.write("s.yaml", kShort);
};

TEST_F(Meta, HasVariantHashScenarioAndEveryParameter) {
    const Ran ran =
        replay({"--rows", "samples", "--out", "t.csv", "--meta", "t.meta.json", "--engine", "heuristic"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Json meta = Json::parse(scratch.read("t.meta.json"));
    EXPECT_THAT(meta["tool"].get<std::string>(), HasSubstr("rei "));
    EXPECT_EQ(meta["trace"], "t.csv");
    EXPECT_EQ(meta["rows"], "samples");
    EXPECT_EQ(meta["sample_sec"], 0.1);
    EXPECT_EQ(meta["variant"], "heuristic");
    EXPECT_EQ(meta["policy_hash"].get<std::string>().size(), 16U);
    EXPECT_EQ(meta["policy_file"], project_file("policies/rei.json"));
    ASSERT_EQ(meta["scenarios"].size(), 1U);
    EXPECT_EQ(meta["scenarios"][0]["name"], "short");
    EXPECT_EQ(meta["scenarios"][0]["file"], "s.yaml");
    EXPECT_EQ(meta["scenarios"][0]["trace_hash"].get<std::string>().size(), 16U);
    EXPECT_TRUE(meta["changed"].empty());
    EXPECT_TRUE(meta["parameters"].contains("engine.cooldown_sec"));
    EXPECT_GT(meta["parameters"].size(), 30U);
}

TEST_F(Meta, IsTheSameForTheSameReplayAndLeavesTheTraceAsItIs) {
    ASSERT_EQ(replay({"--out", "a.csv", "--rows", "events"}).exit_code, 0);
    const std::string alone = scratch.read("a.csv");
    ASSERT_EQ(replay({"--out", "a.csv", "--rows", "events", "--meta", "1.json"}).exit_code, 0);
    ASSERT_EQ(replay({"--out", "a.csv", "--rows", "events", "--meta", "2.json"}).exit_code, 0);
    EXPECT_EQ(scratch.read("a.csv"), alone);
    EXPECT_EQ(scratch.read("1.json"), scratch.read("2.json"));
    EXPECT_FALSE(Json::parse(scratch.read("1.json")).contains("sample_sec"));
}

TEST_F(Meta, NamesAllScenarios) {
    scratch.write("z.yaml", "scenario: other\n");
    ASSERT_EQ(replay({"z.yaml", "--format", "csv", "--meta", "m.json"}).exit_code, 0);
    const Json meta = Json::parse(scratch.read("m.json"));
    ASSERT_EQ(meta["scenarios"].size(), 2U);
    EXPECT_EQ(meta["scenarios"][1]["name"], "other");
    EXPECT_TRUE(meta["trace"].is_null()) << "it went to the screen";
}

TEST_F(Meta, IsNotTheFileOfTheTraceItself) {
    const Ran ran = replay({"--out", "t.csv", "--meta", "t.csv"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("--meta t.csv"));
    EXPECT_THAT(scratch.files(), testing::ElementsAre("s.yaml"));
}

TEST_F(Meta, ThatCannotBeWrittenIsRefused) {
    const Ran ran = replay({"--meta", "no/such/folder/m.json"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("no/such/folder/m.json"));
}

TEST_F(Meta, IsInTheHelp) {
    EXPECT_THAT(scratch.rei({"replay", "--help"}).out, HasSubstr("--meta FILE"));
}

}  // namespace
}  // namespace rei::test
