// Bad input of every kind: a message that says where, exit 2, nothing written.
#include <filesystem>
#include <ostream>

#include "run_rei.hpp"
#include <gmock/gmock.h>

namespace rei::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

struct BadFile {
    const char* name;  ///< of the test
    const char* file;
    std::string content;
    const char* where;  ///< the message contains this
};

void PrintTo(const BadFile& bad, std::ostream* out) {
    *out << bad.name;
}

std::string repeat(const std::string& text, int times) {
    std::string out;
    for (int k = 0; k < times; ++k) out += text;
    return out;
}

/// Every letter is nine aliases of the one before.
std::string alias_bomb() {
    std::string out = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name <= 'j'; ++name) {
        const std::string alias = std::string("*") + static_cast<char>(name - 1);
        out += std::string(1, name) + ": &" + name + " [" + alias + repeat(", " + alias, 8) + "]\n";
    }
    return out;
}

std::string all_bytes() {
    std::string out;
    for (int byte = 255; byte >= 0; --byte) out += static_cast<char>(byte);
    return out;
}

std::string name_of(const testing::TestParamInfo<BadFile>& info) {
    return info.param.name;
}

class BadScenario : public testing::TestWithParam<BadFile> {};

TEST_P(BadScenario, IsRefusedWithItsPlaceAndNothingIsWritten) {
    const Scratch scratch;
    const std::string file = scratch.write(GetParam().file, GetParam().content);
    const Ran ran = scratch.rei({"replay", file, "--policy", project_file("policies/rei.json"), "--format",
                                 "csv", "--out", "out.csv"});
    EXPECT_EQ(ran.exit_code, 2) << ran.err;
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, AllOf(StartsWith("rei: " + file), HasSubstr(GetParam().where))) << ran.err;
    EXPECT_THAT(scratch.files(), ElementsAre(file));
    EXPECT_EQ(scratch.rei({"check", file}).exit_code, 2);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BadScenario,
    testing::Values(
        BadFile{"Truncated", "s.yaml", "scenario: s\nturns:\n  - {at: 1, text: \"a", "s.yaml:3:"},
        BadFile{"TruncatedJson", "s.json", "{\"turns\": [", "s.json:1:12"},
        BadFile{"Empty", "s.yaml", "", "s.yaml:1:1"}, BadFile{"EmptyJson", "s.json", "", "s.json:1:1"},
        BadFile{"Binary", "s.yaml", all_bytes(), "UTF-8"},
        BadFile{"BinaryJson", "s.json", all_bytes(), "s.json:1:1"},
        BadFile{"NulBytes", "s.yaml", std::string("scenario: s\nuntil: 3\0 4\n", 25), "s.yaml:2:"},
        BadFile{"AList", "s.yaml", "- scenario: s\n", "s.yaml:1:1"},
        BadFile{"WrongType", "s.yaml", "scenario: s\nturns: 3\n", "s.yaml:2:8: turns"},
        BadFile{"WrongTypeInside", "s.yaml", "turns:\n  - {at: 1, text: [a]}\n",
                "s.yaml:2:19: turns[0].text"},
        BadFile{"DuplicateKey", "s.yaml", "scenario: s\nscenario: t\n", "s.yaml:2:1: scenario"},
        BadFile{"DuplicateKeyJson", "s.json", "{\"until\": 3,\n \"until\": 4}", "s.json:2:2: until"},
        BadFile{"UnknownKey", "s.yaml", "scenario: s\ntruns: []\n", "s.yaml:2:1: "},
        BadFile{"UnknownMood", "s.yaml", "expect:\n  - mood: {never: bored}\n", "s.yaml:2:"},
        BadFile{"UnknownStartMood", "s.yaml", "start: {mood: bored}\n", "s.yaml:1:15"},
        BadFile{"TimesOutOfOrder", "s.yaml", "turns:\n  - {at: 2}\n  - {at: 1}\n",
                "s.yaml:3:10: turns[1].at"},
        BadFile{"NegativeTime", "s.yaml", "turns:\n  - {at: -1}\n", "s.yaml:2:10: turns[0].at"},
        BadFile{"PastTheEnd", "s.yaml", "turns:\n  - {at: 5}\nuntil: 4\n", "s.yaml:3:8: until"},
        BadFile{"NotANumber", "s.yaml", "turns:\n  - {at: .nan}\n", "s.yaml:2:10: turns[0].at"},
        BadFile{"Infinite", "s.yaml", "until: .inf\n", "s.yaml:1:8: until"},
        BadFile{"FarTooFar", "s.yaml", "until: 1e308\n", "s.yaml:1:8: until"},
        BadFile{"TooLargeForADouble", "s.json", "{\"until\": 1e400}", "s.json:1:11"},
        BadFile{"AffinityOutOfRange", "s.yaml", "users: {a: {affinity: 101}}\n",
                "s.yaml:1:23: users.a.affinity"},
        BadFile{"EmptySpan", "s.yaml", "expect:\n  - mood: {never: angry, from: 5, to: 5}\n", "s.yaml:2:"},
        BadFile{"DuplicateId", "s.yaml", "turns:\n  - {at: 1, id: a}\n  - {at: 2, id: a}\n", "s.yaml:3:"},
        BadFile{"UnknownId", "s.yaml", "until: praise + 3\n", "s.yaml:1:8: until"},
        BadFile{"DeepNesting", "s.yaml", "a: " + repeat("[", 20000) + repeat("]", 20000), "s.yaml:1:"},
        BadFile{"DeepNestingOfBlocks", "s.yaml", repeat("- ", 20000), "s.yaml:1:"},
        BadFile{"DeepNestingJson", "s.json", repeat("[", 200000), "s.json:1:"},
        BadFile{"AliasBomb", "s.yaml", alias_bomb(), "aliases"},
        BadFile{"AliasOfItself", "s.yaml", "a: &a [*a]\n", "s.yaml:1:"},
        BadFile{"TwoDocuments", "s.yaml", "scenario: s\n---\nscenario: t\n", "s.yaml:"}),
    name_of);

class BadPolicy : public testing::TestWithParam<BadFile> {};

TEST_P(BadPolicy, IsRefusedWithItsPlaceByEveryCommand) {
    const Scratch scratch;
    const std::string file = scratch.write("p.json", GetParam().content);
    const std::string scenario = scratch.write("s.yaml", "scenario: s\n");
    const std::vector<std::vector<std::string>> commands = {
        {"lint", file},
        {"diff", file, project_file("policies/rei.json")},
        {"check", scenario, "--policy", file},
        {"replay", scenario, "--policy", file, "--out", "out.csv"}};
    for (const auto& command : commands) {
        const Ran ran = scratch.rei(command);
        EXPECT_EQ(ran.exit_code, 2) << command[0];
        EXPECT_EQ(ran.out, "") << command[0];
        EXPECT_THAT(ran.err, AllOf(StartsWith("rei: p.json"), HasSubstr(GetParam().where))) << command[0];
    }
    EXPECT_THAT(scratch.files(), ElementsAre("p.json", "s.yaml"));
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, BadPolicy,
    testing::Values(
        BadFile{"Truncated", "", "{\"emotions\": [\"neutral\"", "p.json:1:"},
        BadFile{"Empty", "", "", "p.json:1:1"}, BadFile{"Binary", "", all_bytes(), "p.json:1:1"},
        BadFile{"AList", "", "[]", "p.json:1:1"},
        BadFile{"NoNeutral", "", "{\"emotions\": [\"happy\"]}", "p.json:1:14: emotions"},
        BadFile{"WrongType", "", "{\"emotions\": [\"neutral\"],\n \"engine\": 3}", "p.json:2:12: engine"},
        BadFile{"OutOfRange", "", "{\"emotions\": [\"neutral\"],\n \"engine\": {\"cooldown_sec\": 61}}",
                "p.json:2:29: engine.cooldown_sec"},
        BadFile{"TooLargeForADouble", "",
                "{\"emotions\": [\"neutral\"],\n \"engine\": {\"cooldown_sec\": 1e999}}", "p.json:2:29"},
        BadFile{"Huge", "", "{\"emotions\": [\"neutral\"],\n \"engine\": {\"cooldown_sec\": 1e308}}",
                "p.json:2:29"},
        BadFile{"NotANumber", "", "{\"emotions\": [\"neutral\"],\n \"engine\": {\"cooldown_sec\": NaN}}",
                "p.json:2:29"},
        BadFile{"DuplicateKey", "", "{\"emotions\": [\"neutral\"],\n \"emotions\": []}",
                "p.json:2:2: emotions"},
        BadFile{"UnknownMoodOfARegion", "",
                "{\"emotions\": [\"neutral\"],\n \"regions\": [{\"mood\": \"bored\"}]}",
                "p.json:2:23: regions[0].mood"},
        BadFile{
            "RegionTurnedOver", "",
            "{\"emotions\": [\"neutral\"],\n \"regions\": [{\"mood\": \"neutral\", \"valence\": [1, 0]}]}",
            "regions[0].valence"},
        BadFile{"EmptyKeyword", "",
                "{\"emotions\": [\"neutral\"],\n \"sentiment_keywords\": {\"praise\": [\"\"]}}", "p.json:2:"},
        BadFile{"DeepNesting", "", repeat("{\"a\":", 100000), "p.json:1:"}),
    name_of);

TEST(BadFiles, ThatAreTooBigAreRefusedBeforeTheyAreRead) {
    const Scratch scratch;
    const std::string file = scratch.write("s.json", "{");
    std::filesystem::resize_file(scratch.path() / file, 3ULL << 30U);
    const Ran ran = scratch.rei({"replay", file});
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, StartsWith("rei: s.json: "));
}

TEST(BadFiles, ThatAreNoFilesAreRefused) {
    const Scratch scratch;
    EXPECT_EQ(scratch.rei({"lint", "."}).exit_code, 2);
    EXPECT_EQ(scratch.rei({"lint", "/dev/zero"}).exit_code, 2);
    EXPECT_EQ(scratch.rei({"replay", "/dev/zero"}).exit_code, 2);
}

}  // namespace
}  // namespace rei::test
