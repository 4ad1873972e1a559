// rei replay: formats, files, engines.
#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <utf8proc.h>

namespace rei::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kChat =
    "scenario: chat\nturns:\n  - {at: 1, user: 민아, text: 최고}\n  - {at: 2, user: 'a, \"b\"', text: "
    "바보}\n  - {at: 9, user: c}\n";

class Replay : public testing::Test {
  protected:
    Ran replay(std::vector<std::string> more) {
        std::vector<std::string> arguments = {"replay", "--policy", project_file("policies/rei.json")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return scratch.rei(arguments);
    }
    Scratch scratch;
    std::string chat = scratch.write("chat.yaml", kChat);
};

TEST_F(Replay, QuotesCellsThatNeedIt) {
    const Ran ran = replay({chat, "--format", "csv"});
    EXPECT_THAT(ran.out, HasSubstr("\"a, \"\"b\"\"\""));
    EXPECT_EQ(parse_csv(ran.out).rows.at(1).at(2), "a, \"b\"");
}

TEST_F(Replay, OfSeveralScenariosLeadsWithTheirNames) {
    const Csv csv = parse_csv(
        replay({chat, scratch.write("t.yaml", "scenario: two\nturns: [{at: 3}]\n"), "--format", "csv"}).out);
    EXPECT_EQ(csv.header.front(), "scenario");
    EXPECT_EQ(csv.rows.front().front(), "chat");
    EXPECT_EQ(csv.rows.back().front(), "two");
}

TEST_F(Replay, AsJsonSaysWhatCsvSays) {
    const Csv csv = parse_csv(replay({chat, "--sample", "3", "--format", "csv"}).out);
    const auto json = nlohmann::json::parse(replay({chat, "--sample", "3", "--format", "json"}).out);
    ASSERT_EQ(json.size(), csv.rows.size());
    for (std::size_t row = 0; row < json.size(); ++row) {
        ASSERT_EQ(json[row].size(), csv.header.size());
        for (std::size_t k = 0; k < csv.header.size(); ++k) {
            const auto& value = json[row].at(csv.header[k]);
            const std::string& cell = csv.rows[row][k];
            if (value.is_null()) {
                EXPECT_EQ(cell, "");
            } else if (value.is_number()) {
                EXPECT_EQ(value.get<double>(), std::stod(cell));
            } else {
                EXPECT_EQ(value.get<std::string>(), cell);
            }
        }
    }
}

TEST_F(Replay, GivesTheSameBytesEveryTime) {
    const std::vector<std::string> arguments = {chat, "--rows", "samples", "--format", "csv"};
    EXPECT_EQ(replay(arguments).out, replay(arguments).out);
}

TEST_F(Replay, WritesAFileInsteadOfTheScreen) {
    scratch.write("trace.csv", "what was there before");
    const Ran ran = replay({chat, "--format", "csv", "--out", "trace.csv"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(scratch.read("trace.csv"), replay({chat, "--format", "csv"}).out);
    EXPECT_THAT(scratch.files(), ElementsAre("chat.yaml", "trace.csv")) << "no temporary file stays";
}

TEST_F(Replay, TakesTheFormatFromTheNameOfTheFile) {
    ASSERT_EQ(replay({chat, "--out", "trace.json"}).exit_code, 0);
    EXPECT_EQ(scratch.read("trace.json"), replay({chat, "--format", "json"}).out);
}

TEST_F(Replay, LeavesTheFileAloneWhereTheInputIsBad) {
    scratch.write("trace.csv", "what was there before");
    const Ran ran =
        replay({chat, scratch.write("bad.yaml", "scenario: [\n"), "--format", "csv", "--out", "trace.csv"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(scratch.read("trace.csv"), "what was there before");
    EXPECT_THAT(scratch.files(), ElementsAre("bad.yaml", "chat.yaml", "trace.csv"));
}

TEST_F(Replay, SaysWhereItCannotWrite) {
    const Ran ran = replay({chat, "--out", "nowhere/trace.csv"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("nowhere/trace.csv"));
}

TEST_F(Replay, ForPeopleTellsMoodsReasonsAndExpectations) {
    const Ran ran = replay({project_file("scenarios/praise-then-insult.yaml")});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    for (const char* part : {"praise-then-insult", "90 s, 7 turns, 3 users",
                             "neutral → happy: trigger any->happy", "expectations hold"}) {
        EXPECT_THAT(ran.out, HasSubstr(part));
    }
}

std::size_t cells(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        utf8proc_int32_t code_point = 0;
        const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                           static_cast<utf8proc_ssize_t>(text.size()), &code_point);
        width += static_cast<std::size_t>(utf8proc_charwidth(code_point));
        text.remove_prefix(static_cast<std::size_t>(read));
    }
    return width;
}

TEST_F(Replay, ForPeopleLinesColumnsUpUnderHangul) {
    const Ran ran = replay({chat, "--rows", "turns"});
    std::vector<std::size_t> ends;  // of the column `valence`, right-aligned with a sign and four decimals
    std::size_t begin = 0;
    while (begin < ran.out.size()) {
        const std::size_t end = std::min(ran.out.find('\n', begin), ran.out.size());
        const std::string line = ran.out.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t sign = line.find_first_of("+-");
        if (sign != std::string::npos && line.find('.') < sign) ends.push_back(cells(line.substr(0, sign)));
    }
    ASSERT_EQ(ends.size(), 3U) << ran.out;
    EXPECT_THAT(ends, testing::Each(ends.front())) << ran.out;
}

TEST_F(Replay, ForPeopleSendsNoControlCharacterToTheTerminal) {
    const std::string name =
        scratch.write("evil.yaml", "scenario: s\nturns:\n  - {at: 1, user: \"a\\e[2Jb\", text: \"c\\ad\"}\n");
    const Ran ran = replay({name});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, Not(HasSubstr("\x1b")));
    EXPECT_THAT(ran.out, Not(HasSubstr("\a")));
}

TEST_F(Replay, NamesTheVariantsThatThereAre) {
    const Ran ran = replay({chat, "--engine", "no-such"});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("rei: --engine: the variant 'no-such' is not available"));
    EXPECT_THAT(ran.err, HasSubstr("heuristic, discrete, continuous"));
}

TEST_F(Replay, AVariantsOwnColumnsComeLast) {
    const auto header = [&](const char* variant) {
        const std::string out = replay({chat, "--format", "csv", "--engine", variant}).out;
        return out.substr(0, out.find('\n'));
    };
    EXPECT_THAT(header("discrete"), testing::EndsWith("gate,cause,tick"));
    EXPECT_THAT(header("fsm"), testing::EndsWith("gate,cause,rule"));
    EXPECT_THAT(
        header("hmm"),
        testing::EndsWith("gate,cause,p_neutral,p_happy,p_excited,p_shy,p_angry,p_sad,p_tired,likeliest"));
}

TEST_F(Replay, RunsTheHeuristicVariantWhereAsked) {
    EXPECT_NE(replay({chat, "--format", "csv"}).out,
              replay({chat, "--format", "csv", "--engine", "heuristic"}).out);
}

TEST_F(Replay, RefusesSamplesThatMakeNoSense) {
    for (const char* seconds : {"0", "-1", "nan", "inf", "1e-12", "soon"}) {
        const Ran ran = replay({chat, "--sample", seconds});
        EXPECT_EQ(ran.exit_code, 2) << seconds;
        EXPECT_THAT(ran.err, HasSubstr("--sample")) << seconds;
        EXPECT_EQ(ran.out, "");
    }
    EXPECT_EQ(replay({chat, "--rows", "turns", "--sample", "1"}).exit_code, 2);
}

/// Millions of samples: more than a second's work.
const std::vector<std::string> kLongWork = {"replay", "long.yaml", "--sample", "0.001", "--format", "json"};

TEST_F(Replay, StopsAtCtrlCWithWholeRows) {
    scratch.write("long.yaml", "scenario: long\nuntil: 19000\n");
    const Ran ran = scratch.rei_interrupted(kLongWork, [&] { return !scratch.output().empty(); });
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    const auto json = nlohmann::json::parse(ran.out);
    EXPECT_GT(json.size(), 0U);
    EXPECT_LT(json.size(), 19'000'000U);
}

TEST_F(Replay, StopsAtCtrlCWithoutAFile) {
    scratch.write("long.yaml", "scenario: long\nuntil: 19000\n");
    std::vector<std::string> arguments = kLongWork;
    arguments.insert(arguments.end(), {"--out", "trace.json"});
    const Ran ran = scratch.rei_interrupted(arguments, [&] { return scratch.files().size() == 3; });
    EXPECT_EQ(ran.exit_code, 130) << ran.err;
    EXPECT_THAT(scratch.files(), ElementsAre("chat.yaml", "long.yaml"));
}

TEST_F(Replay, FindsThePolicyOfTheFolderItRunsIn) {
    scratch.write("policies/rei.json",
                  R"({"emotions": ["neutral", "stern"], "regions": [{"mood": "stern"}]})");
    const Ran ran = scratch.rei({"replay", chat, "--format", "csv", "--rows", "turns"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(parse_csv(ran.out).column("mood"), testing::Each("stern"));
}

TEST_F(Replay, FallsBackOnTheProjectsOwnPolicy) {
    const Ran ran = scratch.rei({"replay", chat, "--format", "csv"});
    EXPECT_EQ(ran.out, replay({chat, "--format", "csv"}).out) << ran.err;
}

}  // namespace
}  // namespace rei::test
