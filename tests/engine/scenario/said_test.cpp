#include "rei/scenario/said.hpp"

#include <gmock/gmock.h>

#include "rei/scenario/scenario_file.hpp"

namespace rei {
namespace {

TEST(Moments, AreReadAndWrittenAlike) {
    for (const char* text : {"praise", "praise + 11.5", "칭찬_1 - 0.25", "a + 1e+20"}) {
        const auto moment = parse_moment(text);
        ASSERT_TRUE(moment) << text;
        EXPECT_EQ(text_of(*moment), text);
    }
    EXPECT_EQ(parse_moment(" a+.50 "), (Moment{"a", 0.5}));
    EXPECT_EQ(text_of({"", 2.50}), "2.5");
    for (const char* text : {"", "a b", "a + b", "a + -1", "+ 1", "a +", "a + 1 s", "a + inf"}) {
        EXPECT_FALSE(parse_moment(text)) << text;
    }
}

Loaded<Scenario> read(const std::string& text) {
    return parse_scenario(text, "talk.yaml");
}

constexpr const char* kTalk =
    "turns: [{id: a, at: 2}, {id: b, at: a + 3}]\n"
    "truth: [{at: b + 1, valence: 0, arousal: 0}]\n"
    "expect:\n"
    "- mood: {is: happy, from: b, to: b + 4}\n"
    "- mood: {becomes: sad, from: a - 1, within: 5}\n"
    "- mood: {never: sad}\n"
    "- settles: {to: neutral, after: b + 1}\n";

TEST(Said, TheReaderKeepsTimesAsTheyWereSaid) {
    const auto talk = read(kTalk);
    ASSERT_TRUE(talk) << text_of(talk.problems);
    EXPECT_EQ(talk->turns[0].said_at, (Moment{"", 2}));
    EXPECT_EQ(talk->turns[1].said_at, (Moment{"a", 3}));
    EXPECT_EQ(talk->turns[1].origin, 1);
    EXPECT_FALSE(talk->said_until);
    EXPECT_EQ(talk->expectations[0].said.to, (Moment{"b", 4}));
    EXPECT_EQ(talk->expectations[1].said.from, (Moment{"a", -1}));
    EXPECT_EQ(talk->expectations[1].said.within_sec, 5);
    EXPECT_FALSE(talk->expectations[2].said.from || talk->expectations[2].said.to);
    EXPECT_EQ(talk->expectations[3].said.from, (Moment{"b", 1}));
    EXPECT_FALSE(talk->expectations[3].said.to);  // there it is a mood
    EXPECT_EQ(talk->expectations[3].origin, 3);
}

TEST(Said, EverythingFollowsATurnThatMoves) {
    Scenario talk = *read(kTalk);
    talk.turns[0].said_at = Moment{"", 10};
    const auto moved = resolved(talk);
    ASSERT_TRUE(moved) << text_of(moved.problems);
    EXPECT_EQ(moved->turns[1].at_sec, 13);
    EXPECT_EQ(moved->until_sec, 43);
    EXPECT_EQ(moved->truth[0].at_sec, 14);
    EXPECT_EQ(std::get<MoodIs>(moved->expectations[0].what).span.to_sec, 17);
    EXPECT_EQ(std::get<MoodBecomes>(moved->expectations[1].what).deadline_sec, 14);
    EXPECT_EQ(moved->expectations[1].in_words.text(), "mood becomes sad in [9, 14] s");
    EXPECT_EQ(std::get<MoodNever>(moved->expectations[2].what).span.to_sec, 43);
    EXPECT_EQ(moved->expectations[1].place.line, 5);
    EXPECT_EQ(moved->file, "talk.yaml");
}

TEST(Said, WhatContradictsItselfIsRefusedAsInAFile) {
    Scenario talk = *read(kTalk);
    talk.turns[0].id = "";
    EXPECT_THAT(text_of(resolved(talk).problems),
                testing::HasSubstr("turns[1].at: no turn before this has the id \"a\""));
}

TEST(Said, SecondsThatAreNotTheDefaultAreSaid) {
    Scenario talk;
    talk.turns.emplace_back().at_sec = 5;
    talk.until_sec = 35;
    Expectation is, becomes;
    is.what = MoodIs{"sad", {0, 35}};
    becomes.what = MoodBecomes{"sad", 1, 8, false};
    talk.expectations = {is, becomes};
    Scenario said = with_times_said(talk);
    EXPECT_EQ(said.turns[0].said_at, (Moment{"", 5}));
    EXPECT_FALSE(said.said_until);
    EXPECT_FALSE(said.expectations[0].said.from || said.expectations[0].said.to);
    EXPECT_EQ(said.expectations[1].said.from, (Moment{"", 1}));
    EXPECT_EQ(said.expectations[1].said.to, (Moment{"", 8}));
    talk.until_sec = 40;
    said = with_times_said(talk);
    EXPECT_EQ(said.said_until, (Moment{"", 40}));
    EXPECT_EQ(said.expectations[0].said.to, (Moment{"", 35}));
}

TEST(Said, TheSameScenarioIsTheSameHoweverItIsWritten) {
    const auto flow =
        read("turns: [{at: 1.0, text: hi, user: user}]\nusers: {a: {affinity: 1}, b: {affinity: 2}}");
    const auto block =
        read("users:\n  b: {affinity: 2}\n  a: {affinity: 1}\nturns:\n- text: \"hi\"\n  at: 1\n");
    ASSERT_TRUE(flow && block);
    EXPECT_TRUE(same_scenario(*flow, *block));
    Scenario other = *flow;
    other.turns[0].llm.affinity_delta = 0.5;
    EXPECT_FALSE(same_scenario(*flow, other));
    other = *flow;
    other.said_until = Moment{"", 31};  // as long as it lasts, but said
    EXPECT_FALSE(same_scenario(*flow, other));
}

}  // namespace
}  // namespace rei
