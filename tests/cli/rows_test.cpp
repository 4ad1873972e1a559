// Which rows a trace has, and in which order (DESIGN §6).
#include "csv.hpp"
#include "run_rei.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::ElementsAre;

/// Happy from the start at v = 0.4; valence halves every 10 s, so it passes the exit border 0.05 at 30 s
/// sharp.
constexpr const char* kFading = "scenario: fading\nstart: {mood: happy, valence: 0.4}\n";

class Rows : public testing::Test {
  protected:
    Csv replay(const std::string& scenario, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments = {"replay",   scratch.write("s.yaml", scenario),
                                              "--policy", project_file("policies/rei.json"),
                                              "--format", "csv"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Ran ran = scratch.rei(arguments);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return parse_csv(ran.out);
    }
    /// The times of the rows, which a change of mood has up to rounding.
    static std::vector<double> times(const Csv& csv) {
        std::vector<double> out;
        for (const std::string& cell : csv.column("time_sec")) out.push_back(std::stod(cell));
        return out;
    }
    static auto about(std::vector<double> wanted) {
        return testing::Pointwise(testing::DoubleNear(1e-9), wanted);
    }
    Scratch scratch;
};

TEST_F(Rows, HaveTheColumnsOfTheDesign) {
    EXPECT_THAT(replay(kFading).header,
                ElementsAre("time_sec", "turn", "user", "valence", "arousal", "intensity", "mood", "affinity",
                            "candidate", "gate", "cause"));
}

TEST_F(Rows, CountTurnsFromZeroAndNameTheSpeaker) {
    const Csv csv = replay(
        "scenario: s\nturns:\n  - {at: 1, user: 민아}\n  - {at: 1, text: hi}\n  - {at: 2.5, user: b}\n");
    EXPECT_THAT(times(csv), about({1, 1, 2.5}));
    EXPECT_THAT(csv.column("turn"), ElementsAre("0", "1", "2"));
    EXPECT_THAT(csv.column("user"), ElementsAre("민아", "user", "b"));
}

TEST_F(Rows, ShowAChangeBetweenTurnsAtItsExactTimeWithoutTurnAndUser) {
    const Csv csv = replay(std::string(kFading) + "turns:\n  - {at: 40, user: b}\n");
    EXPECT_THAT(times(csv), about({30, 40}));
    EXPECT_THAT(csv.column("turn"), ElementsAre("", "0"));
    EXPECT_THAT(csv.column("user"), ElementsAre("", "b"));
    EXPECT_THAT(csv.column("mood"), ElementsAre("neutral", "neutral"));
}

TEST_F(Rows, PutAChangeDueAtATurnsInstantBeforeTheTurn) {
    const Csv csv = replay(std::string(kFading) + "turns:\n  - {at: 30, user: b, llm: {mood_delta: 5}}\n");
    EXPECT_THAT(times(csv), about({30, 30, 33})) << "the cooldown lets the turn act at 33 s";
    EXPECT_THAT(csv.column("turn"), ElementsAre("", "0", ""));
    EXPECT_THAT(csv.column("mood"), ElementsAre("neutral", "neutral", "happy"));
    EXPECT_NEAR(std::stod(csv.column("valence").at(0)), 0.05, 1e-12) << "the state before the turn";
    EXPECT_NEAR(std::stod(csv.column("valence").at(1)), 0.55, 1e-12) << "the state after it";
}

TEST_F(Rows, CountAChangeAtTheStartBeforeATurnAtZero) {
    const Csv csv = replay("scenario: s\nstart: {valence: 0.5}\nturns:\n  - {at: 0}\nuntil: 1\n");
    EXPECT_THAT(csv.column("turn"), ElementsAre("", "0"));
    EXPECT_THAT(csv.column("mood"), ElementsAre("happy", "happy"));
    EXPECT_THAT(csv.column("cause"), ElementsAre("region", "region"));
}

TEST_F(Rows, OfTurnsAloneLeaveChangesOut) {
    const Csv csv = replay(std::string(kFading) + "turns:\n  - {at: 40}\n", {"--rows", "turns"});
    EXPECT_THAT(times(csv), about({40}));
}

TEST_F(Rows, HaveNoRowWhereOnlyTheCandidateChanges) {
    // at v = 0.10 (20 s) happy's region ends and hysteresis begins to hold: no change of mood, no row
    const Csv csv = replay(std::string(kFading) + "turns:\n  - {at: 25}\n");
    EXPECT_THAT(times(csv), about({25, 30}));
    EXPECT_THAT(csv.column("gate"), ElementsAre("hysteresis", "none"));
    EXPECT_THAT(csv.column("candidate"), ElementsAre("neutral", "neutral"));
}

TEST_F(Rows, OfSamplesStandAtMultiplesAndAtTheEnd) {
    const Csv csv = replay("scenario: s\nuntil: 1.05\n", {"--rows", "samples", "--sample", "0.5"});
    EXPECT_THAT(times(csv), about({0, 0.5, 1, 1.05}));
}

TEST_F(Rows, OfSamplesGiveWayToTurnsAndChanges) {
    const Csv csv =
        replay(std::string(kFading) + "turns:\n  - {at: 20}\n  - {at: 35.0000000005}\nuntil: 40\n",
               {"--sample", "5"});
    EXPECT_THAT(times(csv), about({0, 5, 10, 15, 20, 25, 30, 35.0000000005, 40}));
    EXPECT_THAT(csv.column("turn"), ElementsAre("", "", "", "", "0", "", "", "1", ""));
    EXPECT_THAT(csv.column("mood").at(6), "neutral");
}

TEST_F(Rows, OfSamplesAreAllTurnsWhereTurnsAreEverywhere) {
    const Csv csv =
        replay("scenario: s\nturns:\n  - {at: 0}\n  - {at: 1}\n  - {at: 1}\nuntil: 1\n", {"--sample", "1"});
    EXPECT_THAT(csv.column("turn"), ElementsAre("0", "1", "2"));
}

TEST_F(Rows, OfSamplesComeEveryTenthOfASecondUnlessToldOtherwise) {
    const Csv csv = replay("scenario: s\nuntil: 1\n", {"--rows", "samples"});
    EXPECT_EQ(csv.rows.size(), 11U);
    EXPECT_EQ(csv.column("time_sec").at(3), "0.30000000000000004") << "3 · 0.1 by product";
}

TEST_F(Rows, ShowTheAffinityInForce) {
    const Csv csv = replay(
        "scenario: s\nusers: {a: {affinity: 7}}\nturns:\n  - {at: 1, user: a, llm: {affinity_delta: 2.9}}\n"
        "  - {at: 2, user: b}\nuntil: 3\n",
        {"--sample", "1.5"});
    EXPECT_THAT(csv.column("affinity"), ElementsAre("0", "9", "9", "0", "0"));
}

}  // namespace
}  // namespace rei::test
