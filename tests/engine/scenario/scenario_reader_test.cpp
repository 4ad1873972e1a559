#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

Loaded<Scenario> yaml(const std::string& text) {
    return parse_scenario(text, "talk.yaml");
}

/// The problems of a scenario that must be refused, as text.
std::string refused(const std::string& text, const std::string& file = "talk.yaml") {
    const auto loaded = parse_scenario(text, file);
    EXPECT_FALSE(loaded) << text;
    return text_of(loaded.problems);
}

constexpr const char* kExample = R"(scenario: praise-then-insult
description: the example of the design
start: {mood: neutral, valence: 0, arousal: 0.3, intensity: 0.3}
users: {mina: {affinity: -5}}
turns:
  - {id: praise, at: 1.0, user: mina, text: "오늘 방송 최고였어!", llm: {reply: "…", mood_delta: 1, affinity_delta: 0}}
  - {at: 12.5, user: mina, text: "바보"}
until: 70
expect:
  - mood: {is: happy, from: 2, to: 6}
  - mood: {becomes: angry, from: praise + 11.5, within: 5}
  - mood: {never: tired}
  - flips: {at_most: 4, window: 10}
  - saturation: {of: intensity, above: 0.95, at_most: 0.05}
  - settles: {to: neutral, after: 12.5, within: 55}
  - range: {of: valence, min: -0.5, max: 0.9, from: 0, to: 30}
)";

TEST(ScenarioReader, ReadsTheExampleOfTheDesign) {
    const auto loaded = yaml(kExample);
    ASSERT_TRUE(loaded) << text_of(loaded.problems);
    EXPECT_EQ(loaded->name, "praise-then-insult");
    EXPECT_EQ(loaded->users[0].affinity, -5);
    ASSERT_EQ(loaded->turns.size(), 2U);
    EXPECT_EQ(loaded->turns[0].llm.mood_delta, 1);
    EXPECT_EQ(loaded->turns[1].text, "바보");
    EXPECT_EQ(loaded->until_sec, 70);
    ASSERT_EQ(loaded->expectations.size(), 7U);
    const auto& becomes = std::get<MoodBecomes>(loaded->expectations[1].what);
    EXPECT_DOUBLE_EQ(becomes.from_sec, 12.5);
    EXPECT_DOUBLE_EQ(becomes.deadline_sec, 17.5);
    EXPECT_EQ(loaded->expectations[3].place.line, 13);
    EXPECT_EQ(std::get<SettlesTo>(loaded->expectations[5].what).within_sec, 55);
}

TEST(ScenarioReader, FillsInWhatIsLeftOut) {
    const auto loaded = yaml("turns: [{at: 3}]");
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->name, "talk");
    EXPECT_EQ(loaded->turns[0].user, "user");
    EXPECT_EQ(loaded->turns[0].text, "");
    EXPECT_EQ(loaded->until_sec, 33);
    EXPECT_EQ(yaml("scenario: silence")->until_sec, 30);
    const auto defaults =
        yaml("{turns: [{at: 3}], expect: [{mood: {becomes: sad}}, {settles: {to: neutral}}]}");
    ASSERT_TRUE(defaults) << text_of(defaults.problems);
    EXPECT_EQ(std::get<MoodBecomes>(defaults->expectations[0].what).deadline_sec, 33);
    EXPECT_EQ(std::get<SettlesTo>(defaults->expectations[1].what).within_sec, 33);
}

TEST(ScenarioReader, TimesCountFromIdsOfAnyScript) {
    const auto loaded = yaml(
        "{turns: [{id: 칭찬_1, at: 2}, {id: 욕, at: 칭찬_1 + 3.5}, {at: 욕-1e-0}, {at: 욕}], until: 욕 + "
        "10}");
    EXPECT_FALSE(loaded);  // the third is before the second
    const auto good =
        yaml("{turns: [{id: 칭찬_1, at: 2}, {id: 욕, at: 칭찬_1 + 3.5}, {at: 욕}], until: 욕 + 10}");
    ASSERT_TRUE(good) << text_of(good.problems);
    EXPECT_DOUBLE_EQ(good->turns[1].at_sec, 5.5);
    EXPECT_DOUBLE_EQ(good->until_sec, 15.5);
}

TEST(ScenarioReader, TheSameSchemaIsReadAsJson) {
    const auto loaded =
        parse_scenario(R"({"turns": [{"id": "a", "at": 1, "text": "x"}, {"at": "a + 2"}], "until": 9,
      "expect": [{"range": {"of": "arousal", "max": 0.5}}]})",
                       "talk.json");
    ASSERT_TRUE(loaded) << text_of(loaded.problems);
    EXPECT_DOUBLE_EQ(loaded->turns[1].at_sec, 3);
    EXPECT_THAT(refused("{\n \"turns\": [{\"at\": \"soon\"}]}", "talk.json"),
                testing::HasSubstr("talk.json:2:19: turns[0].at"));
}

TEST(ScenarioReader, ReadsATrackOfWhatIsTrulyFelt) {
    const auto loaded = yaml(
        "{turns: [{id: a, at: 4}], truth: [{at: 0, valence: 0.5, arousal: 0.4}, {at: a + 1.5, valence: -1, "
        "arousal: 1}]}");
    ASSERT_TRUE(loaded) << text_of(loaded.problems);
    ASSERT_EQ(loaded->truth.size(), 2U);
    EXPECT_EQ(loaded->truth[0].valence, 0.5);
    EXPECT_EQ(loaded->truth[1].at_sec, 5.5);
    EXPECT_EQ(loaded->truth[1].arousal, 1);
    EXPECT_TRUE(yaml("turns: [{at: 4}]")->truth.empty());
}

struct BadScenario {
    const char* name;
    const char* text;
    const char* says;
};

class ScenarioReaderRefuses : public testing::TestWithParam<BadScenario> {};

TEST_P(ScenarioReaderRefuses, WithPlaceAndExpectation) {
    const std::string problems = refused(GetParam().text);
    EXPECT_THAT(problems, testing::StartsWith("talk.yaml:"));
    EXPECT_THAT(problems, testing::HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, ScenarioReaderRefuses,
    testing::Values(
        BadScenario{"TurnsOutOfOrder", "turns:\n- {at: 3}\n- {at: 2}",
                    "talk.yaml:3:8: turns[1].at: 2 s is before the turn above"},
        BadScenario{"NegativeTime", "turns: [{at: -1}]", "before the conversation starts"},
        BadScenario{"TurnPastUntil", "{turns: [{at: 5}], until: 4}", "4 s is before the last turn at 5 s"},
        BadScenario{"MissingTime", "turns: [{text: hi}]", "`at` is missing"},
        BadScenario{"UnknownKey", "turms: []", "talk.yaml:1:1: turms: unknown key"},
        BadScenario{"UnknownTurnKey", "turns: [{at: 1, txt: hi}]", "turns[0].txt: unknown key"},
        BadScenario{"NotANumber", "turns: [{at: .nan}]", "expected a time"},
        BadScenario{"Infinite", "turns: [{at: .inf}]", "expected a time"},
        BadScenario{"TooLate", "turns: [{at: 1e308}]", "past the end"},
        BadScenario{"TextOfANumber", "turns: [{at: 1, text: 77}]", "put it in quotes"},
        BadScenario{"UnknownId", "turns: [{at: later + 1}]", "no turn before this has the id \"later\""},
        BadScenario{"TakenId", "turns: [{id: a, at: 1}, {id: a, at: 2}]", "taken"},
        BadScenario{"BadId", "turns: [{id: a b, at: 1}]", "expected an id"},
        BadScenario{"Affinity", "users: {mina: {affinity: 101}}", "whole number from -100 to 100"},
        BadScenario{"HalfAffinity", "users: {mina: {affinity: 1.5}}", "whole number"},
        BadScenario{"StartOutOfRange", "start: {arousal: 1.5}", "from 0 to 1"},
        BadScenario{"EmptySpan", "expect: [{mood: {is: sad, from: 4, to: 4}}]", "is empty"},
        BadScenario{"SpanPastUntil", "expect: [{mood: {is: sad, to: 31}}]", "past the end"},
        BadScenario{"DeadlinePastUntil", "expect: [{mood: {becomes: sad, from: 20, within: 11}}]",
                    "past the end"},
        BadScenario{"TwoMoodKinds", "expect: [{mood: {is: sad, never: sad}}]", "exactly one of `is`"},
        BadScenario{"TwoKinds", "expect: [{mood: {is: sad}, flips: {at_most: 1}}]", "exactly one of mood"},
        BadScenario{"UnknownKind", "expect: [{smiles: {}}]", "unknown key"},
        BadScenario{"RangeWithoutBounds", "expect: [{range: {of: valence}}]", "expected `min`, `max`"},
        BadScenario{"RangeTurnedOver", "expect: [{range: {of: valence, min: 1, max: 0}}]", "above max"},
        BadScenario{"ShareOverOne", "expect: [{saturation: {of: intensity, above: 1, at_most: 2}}]",
                    "from 0 to 1"},
        BadScenario{"UnknownAxis", "expect: [{range: {of: mood, min: 0}}]", "valence, arousal or intensity"},
        BadScenario{"EmptyWindow", "expect: [{flips: {at_most: 1, window: 0}}]", "more than 0"},
        BadScenario{"TruthNoList", "truth: {at: 0}", "truth: found an object, expected a list of points"},
        BadScenario{"TruthWithoutTime", "truth: [{valence: 0, arousal: 0}]",
                    "talk.yaml:1:9: truth[0]: `at` is missing"},
        BadScenario{"TruthWithoutValence", "truth: [{at: 0, arousal: 0}]", "`valence` is missing"},
        BadScenario{"TruthWithoutArousal", "truth: [{at: 0, valence: 0}]", "`arousal` is missing"},
        BadScenario{"TruthOutOfRange", "truth: [{at: 0, valence: 0, arousal: -0.1}]", "from 0 to 1"},
        BadScenario{"TruthUnknownKey", "truth: [{at: 0, valence: 0, arousal: 0, mood: sad}]",
                    "truth[0].mood: unknown key"},
        BadScenario{"TruthPastUntil", "{until: 5, truth: [{at: 6, valence: 0, arousal: 0}]}", "past the end"},
        BadScenario{"TruthOutOfOrder",
                    "truth:\n- {at: 3, valence: 0, arousal: 0}\n- {at: 3, valence: 1, arousal: 0}",
                    "talk.yaml:3:8: truth[1].at: 3 s is not after the point above it at 3 s"},
        BadScenario{"DuplicateKey", "until: 4\nuntil: 5", "until"},
        BadScenario{"NoObject", "[1, 2]", "expected an object"}, BadScenario{"Empty", "", "talk.yaml"},
        BadScenario{"Broken", "turns: [{at: 1", "talk.yaml:"}),
    [](const auto& one) { return one.param.name; });

TEST(ScenarioReader, ListsAllProblemsAtOnce) {
    const auto loaded = yaml("{turns: [{at: -1}, {at: x}], users: {a: {affinity: 1000}}, foo: 1}");
    EXPECT_EQ(loaded.problems.size(), 4U) << text_of(loaded.problems);
}

TEST(ScenarioReader, EveryTruncationOfTheExampleIsReadOrExplained) {
    const std::string text = kExample;
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        const auto loaded = yaml(text.substr(0, cut));
        EXPECT_NE(loaded.value.has_value(), !loaded.problems.empty()) << cut;
    }
}

TEST(CheckScenario, NamesUnknownMoodsWithTheirPlace) {
    const auto loaded = yaml("start: {mood: smug}\nexpect:\n- mood: {is: grumpy}\n- settles: {to: happy}");
    ASSERT_TRUE(loaded);
    const Problems problems = check_scenario(*loaded, test::shipped_policy("rei.json"));
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_THAT(problems[0].text(), testing::StartsWith("talk.yaml:1:15: start.mood: \"smug\" is no mood"));
    EXPECT_THAT(problems[1].text(), testing::StartsWith("talk.yaml:3:"));
}

TEST(ShippedScenarios, AllFitTheirPolicies) {
    for (const char* folder : {"scenarios", "scenarios/experiments", "scenarios/aria"}) {
        const Policy policy =
            test::shipped_policy(std::string(folder) == "scenarios/aria" ? "aria.json" : "rei.json");
        for (const std::string& file : test::scenario_files(folder)) {
            const auto loaded = load_scenario(file);
            ASSERT_TRUE(loaded) << text_of(loaded.problems);
            EXPECT_TRUE(check_scenario(*loaded, policy).empty()) << file;
            EXPECT_FALSE(loaded->expectations.empty()) << file;
        }
    }
}

}  // namespace
}  // namespace rei
