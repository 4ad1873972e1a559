// rei compare: variants side by side, with and without noise.
#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kChat =
    "scenario: chat\nturns:\n  - {at: 1, text: 좋았어}\n  - {at: 2, text: 흠}\n  - {at: 9, text: 별로}\n";
constexpr const char* kTrue =
    "scenario: known\nturns: [{at: 2, text: 좋았어}]\ntruth: [{at: 0, valence: 0, arousal: 0.3}, {at: 1, "
    "valence: "
    "0.5, arousal: 0.4}]\n";

class Compare : public testing::Test {
  protected:
    Ran compare(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"compare", "--policy", project_file("policies/rei.json"),
                                              "--engines", "heuristic,continuous"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
    std::string chat = scratch.write("chat.yaml", kChat);
    std::string truth = scratch.write("true.yaml", kTrue);
};

TEST_F(Compare, PutsVariantsSideBySideAndMarksTheBest) {
    const Ran ran = compare({chat, "--metrics", "flips_per_min,share"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, HasSubstr("chat\n    metric"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("↓ flips_per_min +1\\.54\\* +4\\.62\n"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("    share\\.happy +0 +0\\.[0-9]+\n"));
    EXPECT_THAT(ran.out, Not(HasSubstr("mean of")));
}

TEST_F(Compare, OfSeveralScenariosEndsWithTheirMean) {
    const Ran ran =
        compare({chat, truth, "--metrics", "share.happy,truth.lag_sec", "--engines", "continuous"});
    const auto csv = parse_csv(compare({chat, truth, "--metrics", "share.happy", "--format", "csv"}).out);
    EXPECT_THAT(ran.out, HasSubstr("mean of 2 scenarios"));
    EXPECT_THAT(csv.column("scenario"), ElementsAre("chat", "chat", "known", "known"));
}

TEST_F(Compare, GivesExactDataOneRowAMetric) {
    const Ran ran = compare({truth, "--metrics", "truth,round_trips", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const Csv csv = parse_csv(ran.out);
    EXPECT_THAT(csv.header, ElementsAre("scenario", "engine", "metric", "unit", "better", "value"));
    ASSERT_EQ(csv.rows.size(), 2U * 6);
    EXPECT_THAT(csv.rows[2], ElementsAre("known", "heuristic", "truth.lag_sec", "s", "lower", "31"));
    EXPECT_THAT(csv.rows[8], ElementsAre("known", "continuous", "truth.lag_sec", "s", "lower", "1"));
    const auto json = nlohmann::json::parse(compare({truth, "--format", "json"}).out);
    EXPECT_EQ(json[0].at("metric"), "flips_per_min");
    EXPECT_EQ(json[0].at("engine"), "heuristic");
}

TEST_F(Compare, LeavesEmptyWhatIsNotDefined) {
    const Csv csv =
        parse_csv(compare({chat, "--metrics", "truth.lag_sec,truth.agreement", "--format", "csv"}).out);
    EXPECT_THAT(csv.column("value"), Each(""));
    EXPECT_THAT(compare({chat}).out, Not(HasSubstr("truth.")));
}

TEST_F(Compare, WithNoiseGivesMeansAndIntervals) {
    const Ran ran = compare({chat, "--noise", "0.3", "--runs", "5", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const Csv csv = parse_csv(ran.out);
    EXPECT_THAT(csv.header, ElementsAre("scenario", "engine", "metric", "unit", "better", "value", "mean",
                                        "low", "high", "runs"));
    bool seen = false;
    for (const auto& row : csv.rows) {
        if (row[1] != "continuous" || row[2] != "noise.rmse_valence") continue;
        seen = true;
        EXPECT_EQ(row[5], "") << "the replay without noise is not held against itself";
        EXPECT_LT(std::stod(row[7]), std::stod(row[6]));
        EXPECT_LT(std::stod(row[6]), std::stod(row[8]));
        EXPECT_EQ(row[9], "5");
    }
    EXPECT_TRUE(seen);
    EXPECT_THAT(compare({chat, "--noise", "0.3", "--runs", "5"}).out,
                HasSubstr("5 runs with noise of SD 0.3 on φ, seed 1"));
}

TEST_F(Compare, GivesTheSameBytesForTheSameSeed) {
    const auto with_seed = [&](const char* seed) {
        return compare({chat, "--noise", "0.3", "--runs", "3", "--seed", seed, "--format", "csv"}).out;
    };
    EXPECT_EQ(with_seed("4"), with_seed("4"));
    EXPECT_NE(with_seed("4"), with_seed("5"));
}

TEST_F(Compare, TakesAllAvailableEnginesByDefault) {
    const Ran ran = scratch.rei({"compare", chat, "--policy", project_file("policies/rei.json"), "--metrics",
                                 "flips_per_min", "--format", "csv"});
    EXPECT_THAT(parse_csv(ran.out).column("engine"), testing::IsSupersetOf({"heuristic", "continuous"}));
}

TEST_F(Compare, RefusesWhatItCannotDo) {
    const auto refuses = [&](std::vector<std::string> arguments, const char* says) {
        const Ran ran = compare(std::move(arguments));
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    refuses({chat, "--metrics", "beauty"}, "--metrics: found 'beauty'; expected some of: flips_per_min, ");
    refuses({chat, "--metrics", "noise.agreement"}, "noise.agreement needs --noise SD");
    refuses({chat, "--engines", "steam"}, "'steam' is not available");
    refuses({chat, "--noise", "0"}, "--noise: found 0; expected a number above 0");
    refuses({chat, "--noise", "nan"}, "--noise");
    refuses({chat, "--noise", "0.3", "--runs", "1"}, "--runs");
    refuses({chat, "--runs", "5"}, "go with --noise");
}

TEST_F(Compare, ExplainsItsMetricsInTheHelp) {
    const Ran ran = scratch.rei({"compare", "--help"});
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("truth.lag_sec\n      mean time from a change of the true mood"));
}

TEST_F(Compare, StopsAtCtrlCWithWhatItHas) {
    const Ran ran =
        scratch.rei_stopped({"compare", project_file("scenarios/one-hour-stream.yaml"), "--policy",
                             project_file("policies/rei.json"), "--noise", "0.3", "--runs", "1000000",
                             "--metrics", "flips_per_min", "--format", "csv"});
    EXPECT_EQ(ran.exit_code, 130);
    const Csv csv = parse_csv(ran.out);
    long replays = 0;  // one for each value, and those with noise
    for (const std::string& value : csv.column("value")) replays += value.empty() ? 0 : 1;
    for (const std::string& runs : csv.column("runs")) replays += std::stol(runs);
    EXPECT_GT(replays, 0);
    EXPECT_THAT(ran.err, HasSubstr("stopped after " + std::to_string(replays) + " of 6000006 replays"));
}

TEST_F(Compare, PassesTheExpectationsOfTheExperiments) {
    EXPECT_EQ(scratch
                  .rei({"check", project_file("scenarios/experiments"), "--policy",
                        project_file("policies/rei.json")})
                  .exit_code,
              0);
}

}  // namespace
}  // namespace rei::test
