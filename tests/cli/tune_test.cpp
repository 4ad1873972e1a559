// rei tune: parameters found, told, exported; conflicts; a front to choose from.
#include <filesystem>

#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Praise lasts 26 s at first: too long.
constexpr const char* kPersona = R"({
  "meta": {"name": "Pip"},
  "emotions": ["neutral", "happy"],
  "engine": {"half_life_sec": {"valence": 10.0}, "stimulus_gain": {"valence": 0.30}},
  "regions": [{"mood": "happy", "valence": [0.1, 1.0], "arousal": [0.0, 1.0]}],
  "sentiment_keywords": {"praise": ["good"]},
  "sentiment_weights": {"praise": {"valence": 1, "arousal": 0}}
}
)";
constexpr const char* kShort =
    "scenario: short\n"
    "turns: [{at: 1, text: good}]\n"
    "until: 60\n"
    "expect:\n"
    "  - mood: {is: happy, from: 2, to: 6}\n"
    "  - settles: {to: neutral, after: 1, within: 20}\n";
constexpr const char* kConflict =
    "scenario: conflict\n"
    "turns: [{at: 1, text: good}, {at: 50, text: 👏}]\n"
    "until: 60\n"
    "expect:\n"
    "  - mood: {becomes: happy, from: 1, within: 1}\n"
    "  - range: {of: valence, max: 0.05}\n"
    "  - mood: {becomes: happy, from: 50, within: 1}\n";

class Tune : public testing::Test {
  protected:
    Tune() {
        scratch.write("p.json", kPersona);
        scratch.write("short.yaml", kShort);
        scratch.write("conflict.yaml", kConflict);
    }
    Ran tune(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"tune", "--policy", "p.json", "--budget", "4000"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    nlohmann::json json_of(const std::string& file) { return nlohmann::json::parse(scratch.read(file)); }
    Scratch scratch;
};

TEST_F(Tune, SaysWhatItChangedAndWhatHoldsNow) {
    const Ran ran = tune({"short.yaml", "--free", "engine.half_life_sec.valence"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, HasSubstr("p.json · continuous: 2 of 2 expectations hold; 1 before\n"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("engine\\.half_life_sec\\.valence +10 +7\\.[67] +[0-9.]+ %"));
    EXPECT_THAT(ran.out, HasSubstr("1 of 1 parameter changed; "));
    EXPECT_THAT(ran.out, testing::ContainsRegex("short +6 +settles to neutral .* -[0-9.]+ s +\\+[0-9.]+ s"));
    EXPECT_THAT(scratch.files(), ElementsAre("conflict.yaml", "p.json", "short.yaml"));
}

TEST_F(Tune, ExportsWhatItChangedAndWhereThatComesFrom) {
    const Ran ran = tune({"short.yaml", "--seed", "7", "--export", "out.json"});
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr("written to out.json"));
    const auto tuned = json_of("out.json").at("meta").at("tuned");
    EXPECT_THAT(tuned.at("by").get<std::string>(), testing::StartsWith("rei tune "));
    EXPECT_EQ(tuned.at("engine"), "continuous");
    EXPECT_EQ(tuned.at("scenarios"), nlohmann::json({"short"}));
    EXPECT_EQ(tuned.at("seed"), 7);
    EXPECT_GT(tuned.at("tries"), 1);

    EXPECT_EQ(scratch.rei({"check", "short.yaml", "--policy", "out.json"}).exit_code, 0);
    const Csv diff = parse_csv(scratch.rei({"diff", "p.json", "out.json", "--format", "csv"}).out);
    ASSERT_EQ(diff.rows.size(), tuned.at("changed").size());
    for (const auto& row : diff.rows) {
        const auto change = tuned.at("changed").at(row[1]);
        EXPECT_EQ(change[0].dump(), nlohmann::json::parse(row[2]).dump());
        EXPECT_EQ(change[1].dump(), nlohmann::json::parse(row[3]).dump());
    }
    EXPECT_THAT(scratch.read("out.json"), HasSubstr("\"valence\": [0.1, 1.0], \"arousal\": [0.0, 1.0]"));
}

TEST_F(Tune, KeepsTheFileThatWasThere) {
    ASSERT_EQ(tune({"short.yaml", "--export", "p.json"}).exit_code, 0);
    EXPECT_EQ(scratch.read("p.json.bak"), kPersona);
    const Ran again = tune({"short.yaml"});
    EXPECT_EQ(again.exit_code, 0);
    EXPECT_THAT(again.out,
                AllOf(HasSubstr("2 of 2 expectations hold; 2 before"), HasSubstr("no parameter is changed")));
}

TEST_F(Tune, DoesNotUndoWhatWasEditedMeanwhile) {
    // what holds at once is told at once; the search for what does not takes longer than the edit
    std::string edited = kPersona;
    edited.replace(edited.find("Pip"), 3, "Pop");
    const Ran ran = scratch.rei_meanwhile(
        {"tune", "conflict.yaml", "--policy", "p.json", "--budget", "400000", "--even-so", "--export",
         "p.json", "--checkpoint", "tune.ckpt"},
        [&] { return std::filesystem::exists(scratch.path() / "tune.ckpt"); },
        [&] { scratch.write("p.json", edited); });
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.out, HasSubstr("never held together")) << "the result is not lost";
    EXPECT_THAT(ran.err, HasSubstr("--export p.json: the file was changed while the search ran"));
    EXPECT_EQ(scratch.read("p.json"), edited);
}

TEST_F(Tune, SaysHowTheSearchCanBeRepeated) {
    std::string donor = kPersona;
    donor.replace(donor.find("[\"good\"]"), 8, "[\"good\", \"👏\"]");
    scratch.write("donor.json", donor);
    ASSERT_EQ(tune({"short.yaml", "--words-from", "donor.json", "--free", "engine,regions", "--hard",
                    "--margin", "0.2", "--export", "out.json"})
                  .exit_code,
              0);
    const auto tuned = json_of("out.json").at("meta").at("tuned");
    EXPECT_EQ(tuned.at("budget"), 4000);
    EXPECT_EQ(tuned.at("margin"), 0.2);
    EXPECT_EQ(tuned.at("hard"), true);
    EXPECT_EQ(tuned.at("free"), nlohmann::json({"engine", "regions"}));
    EXPECT_FALSE(tuned.contains("pick"));
    const auto words = tuned.at("words_from");
    EXPECT_EQ(words.at("file"), "donor.json");
    EXPECT_EQ(words.at("hash").get<std::string>().size(), 16U);
    EXPECT_EQ(words.at("keywords"), nlohmann::json::parse(R"({"praise": ["👏"]})"));
    EXPECT_FALSE(words.contains("regions")) << "there was none to take";
    const Ran page = scratch.rei({"report", "short.yaml", "--policy", "out.json", "--out", "-"});
    EXPECT_THAT(page.out, HasSubstr("free engine, regions"));
    EXPECT_THAT(page.out, HasSubstr("words_from donor.json"));
}

TEST_F(Tune, SaysWhatCannotHoldTogetherAndExportsNothing) {
    const Ran ran = tune({"conflict.yaml", "--export", "out.json"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.out, testing::ContainsRegex("in [0-9]+ policies tried:"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("this one never held; [0-9]+ policies aimed at it:\n"
                                                "  conflict  line 7  mood becomes happy"));
    EXPECT_THAT(ran.out, HasSubstr("none of the persona's words is heard in “👏” at 50 s"));
    EXPECT_THAT(ran.out, testing::ContainsRegex("these 2 never held together; [0-9]+ policies aimed at just "
                                                "these:\n  conflict  line 5  .*\n  conflict  line 6  "));
    EXPECT_THAT(ran.err, HasSubstr("nothing is exported: not every expectation holds"));
    EXPECT_THAT(scratch.files(), Not(Contains("out.json")));
}

TEST_F(Tune, TakesWordsThatAreLackingFromAnotherPolicy) {
    scratch.write("clap.yaml",
                  "scenario: clap\nturns: [{at: 1, text: 👏}]\nuntil: 20\n"
                  "expect:\n  - mood: {becomes: happy, from: 1, within: 1}\n");
    EXPECT_EQ(tune({"clap.yaml"}).exit_code, 1);
    std::string donor = kPersona;
    donor.replace(donor.find("[\"good\"]"), 8, "[\"good\", \"👏\"]");
    scratch.write("donor.json", donor);
    const Ran ran = tune({"clap.yaml", "--words-from", "donor.json", "--export", "out.json"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err,
                HasSubstr("donor.json: moods 0, regions 0, classes 0, keywords 1, words of triggers 0\n"));
    EXPECT_THAT(scratch.read("out.json"), HasSubstr("👏"));
    EXPECT_EQ(scratch.rei({"check", "clap.yaml", "--policy", "out.json"}).exit_code, 0);
}

TEST_F(Tune, ExportsTheBestThereIsWhenAsked) {
    const Ran ran = tune({"conflict.yaml", "short.yaml", "--export", "out.json", "--even-so"});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(scratch.files(), Contains("out.json"));
    EXPECT_EQ(scratch.rei({"check", "short.yaml", "--policy", "out.json"}).exit_code, 0);
}

TEST_F(Tune, GivesExactData) {
    const Ran ran = tune({"short.yaml", "conflict.yaml", "--format", "csv"});
    const Csv csv = parse_csv(ran.out);
    EXPECT_THAT(csv.header, ElementsAre("record", "scenario", "line", "name", "before", "after",
                                        "held_before", "held_after", "conflict"));
    std::size_t expectations = 0;
    for (const auto& row : csv.rows) {
        if (row[0] == "parameter") continue;
        ++expectations;
        EXPECT_EQ(row[6] == "true", std::stod(row[4]) >= 0);
        EXPECT_EQ(row[7] == "true", std::stod(row[5]) >= 0);
    }
    EXPECT_EQ(expectations, 5U);
    EXPECT_EQ(csv.rows[csv.rows.size() - 1][8], "1") << "the unheard";
    EXPECT_EQ(csv.rows[csv.rows.size() - 2][8], "2");
    EXPECT_EQ(csv.rows[csv.rows.size() - 3][8], "2");
    const auto json = nlohmann::json::parse(tune({"short.yaml", "--format", "json"}).out);
    EXPECT_EQ(json[0].at("record"), "parameter");
}

TEST_F(Tune, GivesTheSameAtAnyNumberOfThreads) {
    const auto with_threads = [&](const char* threads) {
        return tune({"short.yaml", "conflict.yaml", "--threads", threads, "--format", "csv"}).out;
    };
    EXPECT_EQ(with_threads("1"), with_threads("3"));
}

TEST_F(Tune, FreesWhatIsNamedByPathOrPart) {
    const Ran part = tune({"short.yaml", "--free", "engine.stimulus_gain,sentiment_weights.praise", "--free",
                           "engine.cooldown_sec"});
    EXPECT_THAT(part.out, HasSubstr(" of 5 parameters changed"));
    EXPECT_THAT(part.out, Not(HasSubstr("half_life")));
    const Ran wrong = tune({"short.yaml", "--free", "engine.half_life"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.err, AllOf(HasSubstr("--free: the policy has no parameter 'engine.half_life'"),
                                 HasSubstr("engine.half_life_sec.valence")));
}

TEST_F(Tune, RefusesWhatItCannotDoBeforeItBegins) {
    scratch.write("quiet.yaml", "scenario: quiet\nturns: [{at: 1, text: good}]\n");
    const auto refused = [&](std::vector<std::string> arguments, const char* message) {
        const Ran ran = tune(std::move(arguments));
        EXPECT_EQ(ran.exit_code, 2);
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, HasSubstr(message));
    };
    refused({"quiet.yaml"}, "the scenarios expect nothing");
    refused({"short.yaml", "--export", "no/such/out.json"}, "there is no folder");
    refused({"short.yaml", "--export", "."}, "is a folder");
    refused({"short.yaml", "--pick", "1"}, "--pick goes with --front");
    refused({"short.yaml", "--margin", "1"}, "--margin: found 1");
    refused({"short.yaml", "--budget", "5"}, "--budget");
    refused({"short.yaml", "--engine", "tarot"}, "tarot");
    refused({"short.yaml", "--seed", "18446744073709551616"}, "--seed: found '18446744073709551616'");
    refused({"short.yaml", "--seed", "-1"}, "--seed: found '-1'");
    refused({"short.yaml", "--margin", "nan"}, "--margin: found nan");
    refused({"short.yaml", "--export", "/dev/null"}, "is no regular file");
    for (const char* unread : {"engine.grid_sec", "engine.decay.intensity", "engine.decay", "engine.kalman"})
        refused({"short.yaml", "--free", unread}, "--free: continuous does not read ");
}

TEST_F(Tune, OffersAFrontToChooseFrom) {
    const std::vector<std::string> front = {"short.yaml", "--free", "engine", "--front"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), front.begin(), front.end());
        return tune(std::move(more));
    };
    const Ran text = with({});
    EXPECT_EQ(text.exit_code, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("every expectation holds with each"));
    EXPECT_THAT(text.out, HasSubstr("take one with --pick N"));
    const Csv csv = parse_csv(with({"--format", "csv"}).out);
    EXPECT_EQ(csv.header[0], "point");
    ASSERT_FALSE(csv.rows.empty());
    const std::string last = csv.rows.back()[0];
    const Ran picked = with({"--pick", last, "--export", "out.json"});
    EXPECT_EQ(picked.exit_code, 0) << picked.err;
    const auto exported = json_of("out.json");
    EXPECT_EQ(exported.at("engine").at("half_life_sec").at("valence").get<double>(),
              std::stod(csv.column("engine.half_life_sec.valence").back()));
    EXPECT_EQ(scratch.rei({"check", "short.yaml", "--policy", "out.json"}).exit_code, 0);
    const Ran beyond = with({"--pick", "999"});
    EXPECT_EQ(beyond.exit_code, 2);
    EXPECT_THAT(beyond.err, HasSubstr("--pick: found 999; the front has " + last + " point"));
    EXPECT_THAT(beyond.out, HasSubstr("take one with --pick N")) << "the front, to choose from";
    const Ran none = with({"--export", "other.json"});
    EXPECT_EQ(none.exit_code, 2);
    EXPECT_EQ(none.out, "");
    EXPECT_THAT(none.err, HasSubstr("choose one with --pick N"));
    EXPECT_THAT(scratch.files(), Not(Contains("other.json")));
}

TEST_F(Tune, StopsAtCtrlCWithWhatItHas) {
    const Ran ran = scratch.rei_stopped({"tune", project_file("scenarios"), "--policy",
                                         project_file("policies/rei.json"), "--budget", "90000000"});
    EXPECT_EQ(ran.exit_code, 130);
    EXPECT_THAT(ran.out, HasSubstr("expectations hold; "));
    EXPECT_THAT(ran.err, HasSubstr("stopped after"));
}

}  // namespace
}  // namespace rei::test
