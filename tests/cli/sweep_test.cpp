// rei sweep: metrics and expectations over ranges of parameters, and which parameters matter.
#include <cmath>
#include <map>
#include <set>

#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kChat =
    "scenario: chat\n"
    "turns:\n"
    "  - {at: 1, text: 좋았어}\n"
    "  - {at: 9, text: 별로}\n"
    "expect:\n"
    "  - mood: {becomes: happy, within: 2}\n"
    "  - settles: {to: neutral, after: 9, within: 15}\n";
constexpr const char* kQuiet = "scenario: quiet\nturns: [{at: 2, text: 좋았어}]\n";
constexpr const char* kGain = "engine.stimulus_gain.valence=0.05:0.6:12";
constexpr const char* kHalfLife = "engine.half_life_sec.valence=2.5:160:7";

class SweepCommand : public testing::Test {
  protected:
    Ran sweep(std::vector<std::string> more) const {
        std::vector<std::string> arguments = {"sweep", "--policy", project_file("policies/rei.json")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Csv rows(std::vector<std::string> more) const {
        more.insert(more.end(), {"--format", "csv"});
        const Ran ran = sweep(std::move(more));
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_EQ(ran.err, "");
        return parse_csv(ran.out);
    }
    Scratch scratch;
    std::string chat = scratch.write("chat.yaml", kChat);
    std::string quiet = scratch.write("quiet.yaml", kQuiet);
};

TEST_F(SweepCommand, GivesARowAPointAndScenario) {
    const Csv csv =
        rows({chat, quiet, "--param", "engine.cooldown_sec=3:6:2", "--metrics", "flips_per_min,share.happy"});
    EXPECT_THAT(csv.header,
                ElementsAre("point", "engine.cooldown_sec", "scenario", "flips_per_min", "share.happy",
                            "expectations", "holding", "robustness", "robustness.0", "robustness.1"));
    EXPECT_THAT(csv.column("point"), ElementsAre("0", "0", "1", "1"));
    EXPECT_THAT(csv.column("engine.cooldown_sec"), ElementsAre("3", "3", "6", "6"));
    EXPECT_THAT(csv.column("scenario"), ElementsAre("chat", "quiet", "chat", "quiet"));
    EXPECT_THAT(csv.column("expectations"), ElementsAre("2", "0", "2", "0"));
    EXPECT_EQ(csv.rows[1][7], "") << "no expectations, no robustness";
    EXPECT_EQ(csv.rows[1][8], "");
}

TEST_F(SweepCommand, RowsSayWhatCheckAndCompareSay) {
    // 3 s is the policy's own cooldown
    const Csv swept = rows({chat, "--param", "engine.cooldown_sec=3:6:2"});
    const Csv checked = parse_csv(
        scratch.rei({"check", chat, "--policy", project_file("policies/rei.json"), "--format", "csv"}).out);
    const auto robustness = checked.column("robustness");
    ASSERT_EQ(robustness.size(), 2U);
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(std::stod(swept.column("robustness." + std::to_string(k))[0]), std::stod(robustness[k]),
                    1e-9);
    }
    EXPECT_NEAR(std::stod(swept.column("robustness")[0]),
                std::min(std::stod(robustness[0]), std::stod(robustness[1])), 1e-9);
    const Csv compared = parse_csv(scratch
                                       .rei({"compare", chat, "--policy", project_file("policies/rei.json"),
                                             "--engines", "continuous", "--format", "csv"})
                                       .out);
    for (const auto& row : compared.rows) {
        const std::string value = swept.column(row[2])[0];
        ASSERT_EQ(value.empty(), row[5].empty()) << row[2];
        if (value.empty()) continue;
        EXPECT_NEAR(std::stod(value), std::stod(row[5]), 1e-9) << row[2];
    }
}

TEST_F(SweepCommand, GivesTheSameAsJson) {
    const auto json =
        nlohmann::json::parse(sweep({chat, "--param", "engine.cooldown_sec=3:6:2", "--format", "json"}).out);
    const Csv csv = rows({chat, "--param", "engine.cooldown_sec=3:6:2"});
    ASSERT_EQ(json.size(), csv.rows.size());
    EXPECT_EQ(json[1].at("engine.cooldown_sec"), 6);
    EXPECT_EQ(json[1].at("scenario"), "chat");
    EXPECT_EQ(json[1].at("robustness"), std::stod(csv.column("robustness")[1]));
}

TEST_F(SweepCommand, OfSeveralParametersIsEveryCombination) {
    const Csv csv =
        rows({quiet, "--param", "engine.cooldown_sec=0:10:3", "--param", "engine.context_turns=1:4:4",
              "--param", "sentiment_weights.praise.valence=-1:1:2"});
    std::set<std::vector<std::string>> seen;
    for (const auto& row : csv.rows) seen.insert({row[1], row[2], row[3]});
    EXPECT_EQ(csv.rows.size(), 24U);
    EXPECT_EQ(seen.size(), 24U);
}

TEST_F(SweepCommand, GivesTheSameBytesAtAnyNumberOfThreads) {
    for (const char* sampling : {"grid", "lhs", "sobol"}) {
        const auto with_threads = [&](const char* threads) {
            return sweep({chat, quiet, "--param", kGain, "--param", kHalfLife, "--sampling", sampling,
                          "--threads", threads, "--format", "csv"})
                .out;
        };
        EXPECT_EQ(with_threads("1"), with_threads("3")) << sampling;
    }
    const auto ranked = [&](const char* threads) {
        return sweep({chat, quiet, "--param", kGain, "--param", kHalfLife, "--sensitivity", "morris",
                      "--threads", threads, "--format", "csv"})
            .out;
    };
    EXPECT_EQ(ranked("1"), ranked("3"));
}

TEST_F(SweepCommand, TakesAsManyPointsAsAskedWhereItIsNoGrid) {
    const auto values = [&](std::vector<std::string> more) {
        more.insert(more.end(), {quiet, "--param", "engine.cooldown_sec=0:10", "--count", "50"});
        return rows(std::move(more)).column("engine.cooldown_sec");
    };
    std::set<int> slices;
    for (const std::string& value : values({"--sampling", "lhs"})) {
        slices.insert(static_cast<int>(std::stod(value) * 5));
    }
    EXPECT_EQ(slices.size(), 50U);
    EXPECT_EQ(values({"--sampling", "lhs", "--seed", "4"}), values({"--sampling", "lhs", "--seed", "4"}));
    EXPECT_NE(values({"--sampling", "lhs", "--seed", "4"}), values({"--sampling", "lhs", "--seed", "5"}));
    const auto sobol = values({"--sampling", "sobol"});
    EXPECT_EQ(sobol.size(), 50U);
    EXPECT_EQ(sobol[0], "5");
    EXPECT_EQ(sobol[1], "7.5");
}

TEST_F(SweepCommand, TellsPeopleWhatItFound) {
    const Ran ran = sweep({chat, "--param", kGain, "--param", kHalfLife});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("chat, continuous: a grid of 12 × 7 = 84 points\n"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("parameter +from +to +now +levels +best\n"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("stimulus_gain\\.valence +0\\.05 +0\\.6 +0\\.25 +12 +0\\."));
    EXPECT_THAT(ran.out, testing::ContainsRegex("all 2 expectations hold at [0-9]+ of 84 points"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("best: point [0-9]+, where the least margin is \\+"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("[0-9.]+ % +chat +6 +mood becomes happy"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("flips_per_min +[0-9.]+ +[0-9.]+ +[0-9.]+\n"));
}

TEST_F(SweepCommand, DrawsWhereTheExpectationsHoldForTwoParametersOfAGrid) {
    const Csv csv = rows({chat, "--param", kGain, "--param", kHalfLife});
    const Ran ran = sweep({chat, "--param", kGain, "--param", kHalfLife, "--metrics", "share.happy"});
    EXPECT_THAT(ran.out, HasSubstr("where the expectations hold\n"));
    EXPECT_THAT(ran.out, HasSubstr("share.happy\n"));
    EXPECT_THAT(ran.out, HasSubstr("engine.half_life_sec.valence (up)\n"));
    EXPECT_THAT(ran.out, HasSubstr("○"));
    // the lowest line is the shortest half-life: digits where some fail, shades where all hold
    std::string wanted;
    for (const auto& row : csv.rows) {
        if (row[2] != "2.5") continue;
        wanted += row[csv.header.size() - 4] == "2" ? "[░▒▓█]+" : "[12]";
    }
    EXPECT_THAT(ran.out, testing::ContainsRegex(" 2\\.5 │" + wanted + "│\n"));
    EXPECT_THAT(wanted, testing::AllOf(HasSubstr("[12]"), HasSubstr("█")));
    EXPECT_THAT(sweep({chat, "--param", kGain}).out, Not(HasSubstr("where the expectations hold")));
    EXPECT_THAT(sweep({chat, "--param", kGain, "--param", kHalfLife, "--sampling", "lhs"}).out,
                Not(HasSubstr("where the expectations hold")));
}

TEST_F(SweepCommand, ShowsPartOfAGridThatIsWiderThanATerminal) {
    const Ran ran = sweep({chat, "--param", "engine.stimulus_gain.valence=0.05:0.6:200", "--param",
                           "engine.half_life_sec.valence=2.5:160:50", "--metrics", "share.happy"});
    EXPECT_THAT(ran.out, HasSubstr("one column in 4 is shown; one row in 3 is shown"));
}

TEST_F(SweepCommand, WithoutExpectationsDrawsAMetric) {
    const Ran ran = sweep({quiet, "--param", kGain, "--param", kHalfLife});
    EXPECT_THAT(ran.out, HasSubstr("the scenarios have no expectations\n"));
    EXPECT_THAT(ran.out, HasSubstr("\nflips_per_min\n  engine.half_life_sec.valence (up)"));
    EXPECT_THAT(ran.out, Not(HasSubstr("best")));
}

TEST_F(SweepCommand, LeavesEmptyWhatNoPolicyCanBeAndCountsIt) {
    const std::vector<std::string> crossing = {chat, "--param", "regions[0].valence[0]=0:1:3", "--param",
                                               "regions[0].valence[1]=0:1:3"};
    const Csv csv = rows(crossing);
    int empty = 0;
    for (std::size_t k = 0; k < csv.rows.size(); ++k) {
        const bool turned = std::stod(csv.rows[k][1]) > std::stod(csv.rows[k][2]);
        EXPECT_EQ(csv.column("holding")[k].empty(), turned);
        EXPECT_EQ(csv.column("flips_per_min")[k].empty(), turned);
        empty += turned ? 1 : 0;
    }
    EXPECT_EQ(empty, 3);
    EXPECT_THAT(sweep(crossing).out, HasSubstr("3 of 9 points are no policies"));
}

TEST_F(SweepCommand, RanksTheParametersByWhatTheyMove) {
    const std::vector<std::string> what = {chat,
                                           "--param",
                                           "engine.stimulus_gain.valence=0.05:0.6",
                                           "--param",
                                           "engine.kalman.process_sd.valence=0.05:0.2",
                                           "--metrics",
                                           "share"};
    for (const char* method : {"morris", "sobol"}) {
        std::vector<std::string> arguments = what;
        arguments.insert(arguments.end(), {"--sensitivity", method, "--count", "64"});
        const Ran ran = sweep(arguments);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_THAT(ran.out, HasSubstr("what moves the least margin of the expectations\n"));
        EXPECT_THAT(ran.out,
                    testing::ContainsRegex("share\\.happy +engine\\.stimulus_gain\\.valence [0-9.]+\n"))
            << "and not by what only the filter knows";
        const Csv csv = rows(arguments);
        EXPECT_EQ(csv.rows[0][1], "robustness");
        EXPECT_EQ(csv.rows[0][2], "engine.stimulus_gain.valence");
        EXPECT_EQ(csv.rows[0][3], "1");
        EXPECT_GT(std::stod(csv.rows[0][4]), 0);
        EXPECT_EQ(std::stod(csv.rows[1][4]), 0);
    }
    EXPECT_THAT(rows({chat, quiet, "--param", "engine.cooldown_sec=0:10", "--sensitivity", "morris",
                      "--metrics", "triggers_lost"})
                    .column("scenario"),
                ElementsAre("", "", "chat", "chat", "quiet", "quiet"));
}

TEST_F(SweepCommand, WritesAFileThatAppearsWhole) {
    const Ran ran = sweep({chat, "--param", kGain, "--out", "sweep.csv"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(parse_csv(scratch.read("sweep.csv")).rows.size(), 12U);
    EXPECT_THAT(scratch.files(), ElementsAre("chat.yaml", "quiet.yaml", "sweep.csv"));
}

#ifndef REI_SANITIZED
TEST_F(SweepCommand, TakesNoMoreMemoryForTenTimesAsManyPoints) {
    const auto peak_kib = [&](const char* count) {
        const Ran ran = sweep({quiet, "--param", "engine.cooldown_sec=0:10", "--sampling", "lhs", "--count",
                               count, "--out", "sweep.csv", "--threads", "2"});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return ran.peak_kib;
    };
    const long few = peak_kib("35000"), many = peak_kib("350000");  // few are more than two steps
    EXPECT_GT(scratch.read("sweep.csv").size(), 50'000'000U);
    EXPECT_LT(many, few + 3072);
}
#endif

TEST_F(SweepCommand, StopsAtCtrlCWithWhatItHas) {
    for (const char* format : {"csv", "text"}) {
        const Ran ran = scratch.rei_stopped({"sweep", project_file("scenarios/one-hour-stream.yaml"),
                                             "--policy", project_file("policies/rei.json"), "--param",
                                             "engine.cooldown_sec=0:10:100000", "--metrics", "flips_per_min",
                                             "--format", format});
        EXPECT_EQ(ran.exit_code, 130);
        EXPECT_THAT(ran.err, testing::ContainsRegex("stopped after [1-9][0-9]* of 100000 points"));
        if (std::string(format) == "text") {
            EXPECT_THAT(ran.out, HasSubstr("flips_per_min"));
            continue;
        }
        const Csv csv = parse_csv(ran.out);
        ASSERT_FALSE(csv.rows.empty());
        for (const auto& row : csv.rows) ASSERT_EQ(row.size(), csv.header.size());
        EXPECT_THAT(ran.err, HasSubstr("after " + std::to_string(csv.rows.size()) + " of"));
    }
}

TEST_F(SweepCommand, SaysThatTheVariantDoesNotReadAParameter) {
    const Ran ran = sweep({quiet, "--param", "engine.grid_sec=0.1:0.2:2"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "rei: --param engine.grid_sec: continuous does not read it\n");
    EXPECT_EQ(sweep({quiet, "--param", kGain}).err, "");
}

TEST_F(SweepCommand, TellsScenariosOfOneNameByTheirFiles) {
    scratch.write("again/quiet.yaml", kQuiet);
    const Csv csv = rows({quiet, "again/quiet.yaml", chat, "--param", "engine.cooldown_sec=3:6:2",
                          "--metrics", "flips_per_min"});
    EXPECT_EQ(csv.column("scenario")[0], "quiet (quiet.yaml)");
    EXPECT_EQ(csv.column("scenario")[1], "quiet (again/quiet.yaml)");
    EXPECT_EQ(csv.column("scenario")[2], "chat");
}

TEST_F(SweepCommand, SaysThatNothingWasMeasured) {
    // a latency needs something to answer to
    const std::string silent = scratch.write("silent.yaml", "scenario: silent\nuntil: 10\n");
    const Ran ran = sweep({silent, "--param", "engine.cooldown_sec=0:5:3", "--param",
                           "engine.hysteresis.valence=0.01:0.1:3", "--metrics", "latency_sec"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("  nothing was measured"));
    EXPECT_THAT(ran.out, testing::Not(HasSubstr("inf to -inf")));
}

TEST_F(SweepCommand, RefusesWhatItCannotDo) {
    const auto refuses = [&](std::vector<std::string> arguments, const char* says) {
        arguments.push_back(chat);
        const Ran ran = sweep(std::move(arguments));
        EXPECT_EQ(ran.exit_code, 2) << says;
        EXPECT_EQ(ran.out, "") << says;
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    const auto refuses_range = [&](const char* range, const char* says) {
        refuses({"--param", range}, says);
    };
    refuses_range("engine.cooldown=0:5:3",
                  "--param: the policy has no parameter 'engine.cooldown'; near it: "
                  "engine.cooldown_sec\n");
    refuses_range("cooldwn_sec=0:5:3", "near it: engine.cooldown_sec\n");
    refuses_range("half_life_sec=1:5:3",
                  "near it: engine.half_life_sec.valence, engine.half_life_sec.arousal,");
    refuses_range("beauty=0:5:3", "no parameter 'beauty'; expected one of docs/parameters.md");
    refuses_range("regions[90].valence[0]=0:1:3", "no parameter 'regions[90].valence[0]'");
    for (const char* shapeless :
         {"engine.cooldown_sec", "engine.cooldown_sec=", "engine.cooldown_sec=3", "=0:1:2",
          "engine.cooldown_sec=a:b:3", "engine.cooldown_sec=0:5:3.5", "engine.cooldown_sec=0:5:3:4",
          "engine.cooldown_sec=0:inf:3", "engine.cooldown_sec=nan:5:3", "engine.cooldown_sec=0:5:"}) {
        refuses_range(shapeless, "expected PATH=LOW:HIGH:N, as in engine.cooldown_sec=0:10:11");
    }
    refuses_range("engine.cooldown_sec=5:5:3",
                  "engine.cooldown_sec: 5:5 is no range; expected LOW below HIGH");
    refuses_range("engine.cooldown_sec=6:5:3", "6:5 is no range");
    refuses_range("engine.cooldown_sec=0:5:0", "found 0 levels; expected at least 1");
    refuses_range("engine.cooldown_sec=0:5:-2", "found -2 levels");
    refuses_range("engine.cooldown_sec=0:5", "how many levels?");
    refuses_range("engine.cooldown_sec=0:61:3", "0:61 goes past what it may be, 0 to 60");
    refuses_range("engine.context_turns=1:4.5:3", "expected whole numbers");
    refuses_range("engine.context_turns=1:4:9", "found 9 levels; there are 4 whole numbers from 1 to 4");
    refuses(
        {"--param", "engine.cooldown_sec=0:5:1000000", "--param", "engine.hysteresis.valence=0:0.1:2000000"},
        "a grid of 1000000 × 2000000 points is more than 1000000000000");
    refuses({"--param", "engine.cooldown_sec=0:5:2", "--param", "engine.cooldown_sec=0:6:2"},
            "is there twice");
    refuses({}, "--param is required");
    refuses({"--param", kGain, "--count", "5"}, "--count goes with --sampling lhs or sobol");
    refuses({"--param", kGain, "--seed", "5"}, "--seed goes with --sampling lhs");
    refuses({"--param", kGain, "--seed", "5", "--sampling", "sobol"}, "--seed goes with");
    refuses({"--param", kGain, "--sampling", "dice"}, "dice");
    refuses({"--param", kGain, "--sampling", "lhs", "--count", "0"}, "--count");
    refuses({"--param", kGain, "--sampling", "lhs", "--sensitivity", "morris"}, "chooses its points itself");
    refuses({"--param", kGain, "--sensitivity", "morris", "--count", "1"}, "at least 2");
    refuses({"--param", kGain, "--metrics", "beauty"}, "--metrics: found 'beauty'");
    refuses({"--param", kGain, "--metrics", "noise.agreement"}, "is a measure of noise");
    refuses({"--param", kGain, "--engine", "steam"}, "'steam' is not available");
    refuses({"--param", kGain, "--threads", "0"}, "--threads");
    refuses({"--param", kGain, "--out", "nowhere/sweep.csv"}, "nowhere/sweep.csv: cannot write");
    EXPECT_THAT(scratch.files(), ElementsAre("chat.yaml", "quiet.yaml"));
}

}  // namespace
}  // namespace rei::test
