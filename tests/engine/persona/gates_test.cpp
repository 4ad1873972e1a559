// The gates and ties of DESIGN §3.4, seen through the continuous engine.
#include "engine/persona/recorder.hpp"

namespace rei {
namespace {

using test::policy_from;
using test::Talk;

/// Moods by trigger words and by plain pushes; `engine` overrides.
Policy persona(const std::string& engine) {
    return policy_from(R"({"emotions": ["neutral", "happy", "excited", "angry", "sad", "tired"],
      "sentiment_keywords": {"up": ["up"], "down": ["down"], "calm": ["hush"], "lift": ["lift"]},
      "sentiment_weights": {"up": {"valence": 1.6}, "down": {"valence": -1.6}, "calm": {"arousal": -0.6},
                            "lift": {"valence": 0.4}},
      "transitions": {"any->angry": ["boo"], "any -> excited": ["wow"], "sad->happy": ["cheer"], "any->lost": ["zap"]},
      "engine": )" + engine +
                       "}");
}

TEST(Gates, AMoodEntersAtTheBorderAndLeavesAtTheExitBorder) {
    Talk talk(persona(R"({"hysteresis": {"valence": 0.05}})"));
    talk.say(1, "up");  // v = 0.4, happy from 0.10
    talk.wait_until(60);
    // 0.4·2^(−t/10) passes 0.05 after 30 s
    EXPECT_EQ(talk.flips(), "1.000 happy, 31.000 neutral");
}

TEST(Gates, AStateExactlyOnABorderIsInside) {
    Talk talk(persona("{}"));
    talk.say(1, "lift");  // v = 0.4·0.25 = 0.1
    EXPECT_EQ(talk.mood(), "happy");
}

TEST(Gates, TheCooldownRefusesAndThenLetsThrough) {
    Talk talk(persona(R"({"cooldown_sec": 3})"));
    talk.say(1, "up");
    talk.say(2, "down");
    talk.say(2, "down");  // v = −0.43: sad
    talk.wait_until(10);
    EXPECT_EQ(talk.flips(), "1.000 happy, 4.000 sad");
}

TEST(Gates, ARefusalSaysWhichGateAndByWhatMargin) {
    Talk talk(persona(R"({"cooldown_sec": 3})"));
    talk.say(1, "up");
    talk.say(2.5, "down");
    talk.say(2.5, "down");  // v = −0.4 or so: sad, but the change to happy is 1.5 s old
    EXPECT_EQ(talk.mood(), "happy");
    EXPECT_EQ(talk.label().gate, Gate::cooldown);
    EXPECT_NEAR(talk.label().margin, 1.5, 1e-12);
    Talk held(persona("{}"));
    held.say(1, "up");
    held.wait_until(25);  // v = 0.4·2^(−2.4) = 0.0758: below 0.10, above 0.05
    EXPECT_EQ(held.mood(), "happy");
    EXPECT_EQ(held.label().gate, Gate::hysteresis);
    EXPECT_EQ(held.label().axis, Axis::valence);
    EXPECT_NEAR(held.label().margin, 0.05, 1e-9);  // at the instant at which the region let go
}

TEST(Gates, ThereIsNoCooldownBeforeTheFirstChangeAndNoneInsideAFamily) {
    Talk talk(persona(R"({"cooldown_sec": 60, "families": [["happy", "excited"]]})"));
    talk.say(0.5, "up");
    talk.say(1, "wow");
    talk.say(2, "boo");
    talk.wait_until(200);
    // the trigger to angry is lost at 5 s, where the region says happy: family again, and the cooldown begins
    // anew
    EXPECT_EQ(talk.flips(), "0.500 happy, 1.000 excited, 5.000 happy, 65.000 neutral");
}

TEST(Triggers, HoldPastRegionsUntilTheHoldEnds) {
    Talk talk(persona(R"({"trigger_hold_sec": 5, "cooldown_sec": 0})"));
    talk.say(1, "boo");
    talk.say(2, "up");  // happy by region, angry by trigger
    talk.wait_until(10);
    EXPECT_EQ(talk.flips(), "1.000 angry, 6.000 happy");
}

TEST(Triggers, OneThatWaitsTakesEffectWhereCooldownAndHoldEndTogether) {
    Talk talk(persona(R"({"trigger_hold_sec": 3, "cooldown_sec": 3})"));
    talk.say(1, "up");
    talk.say(1, "boo");
    talk.wait_until(5);
    EXPECT_EQ(talk.flips(), "1.000 happy, 4.000 angry");
    EXPECT_EQ(talk.engine().triggers_lost(), 0U);
}

TEST(Triggers, OneWhoseHoldEndsBeforeTheCooldownIsLostAndCounted) {
    Talk talk(persona(R"({"trigger_hold_sec": 1, "cooldown_sec": 3})"));
    talk.say(1, "up");
    talk.say(1.5, "boo");
    talk.wait_until(30);
    EXPECT_EQ(talk.engine().triggers_lost(), 1U);
    EXPECT_EQ(talk.flips().find("angry"), std::string::npos);
}

TEST(Triggers, AHoldOfZeroActsAtItsOwnTurn) {
    Talk talk(persona(R"({"trigger_hold_sec": 0, "cooldown_sec": 2})"));
    talk.say(1, "boo");
    EXPECT_EQ(talk.mood(), "angry");
    talk.wait_until(10);
    EXPECT_EQ(talk.flips(), "1.000 angry, 3.000 neutral");
}

TEST(Triggers, ALaterOneReplacesTheOneThatWaits) {
    Talk talk(persona(R"({"trigger_hold_sec": 5, "cooldown_sec": 3})"));
    talk.say(1, "up");
    talk.say(2, "boo");
    talk.say(3, "wow");
    talk.wait_until(5);
    EXPECT_EQ(talk.flips(), "1.000 happy, 3.000 excited");  // happy and excited are a family
    EXPECT_EQ(talk.engine().triggers_lost(), 0U);
}

TEST(Triggers, MindTheirSourceAndSkipUnknownMoods) {
    Talk talk(persona("{}"));
    talk.say(1, "cheer zap");
    EXPECT_EQ(talk.mood(), "neutral");
    talk.say(2, "down");
    EXPECT_EQ(talk.mood(), "sad");
    talk.say(10, "zap cheer");
    EXPECT_EQ(talk.mood(), "happy");
}

TEST(Ties, WhatIsDueAtATurnHappensBeforeIt) {
    // happy is let go at 31 s; the turn at 31 s then finds neutral
    Talk talk(persona(R"({"cooldown_sec": 0})"));
    talk.say(1, "up");
    talk.say(31, "up");
    EXPECT_EQ(talk.flips(), "1.000 happy, 31.000 neutral, 31.000 happy");
}

TEST(Ties, TheStartIsLabelledBeforeATurnAtZero) {
    Talk talk(persona(R"({"cooldown_sec": 0})"), Variant::continuous, {0.5, 0.3, 0.3});
    talk.say(0, "boo");
    EXPECT_EQ(talk.flips(), "0.000 happy, 0.000 angry");
}

TEST(Affinity, ARegionBoundedByItEndsWithAnotherSpeakersTurn) {
    const Policy policy =
        policy_from(R"({"emotions": ["neutral", "shy"], "engine": {"affinity_bias": 0, "cooldown_sec": 0},
      "regions": [{"mood": "shy", "valence": [-1, 1], "arousal": [0, 1], "affinity": [50, 100]}]})");
    Talk talk(policy, Variant::continuous, {}, "neutral", {60, 0});
    EXPECT_EQ(talk.mood(), "neutral");  // nobody spoke yet
    talk.say(1, "hello", 0);
    EXPECT_EQ(talk.mood(), "shy");
    talk.say(2, "hello", 1);
    EXPECT_EQ(talk.mood(), "neutral");
}

TEST(Affinity, DeltasAreCutToWholeNumbersAndTheRange) {
    Talk talk(persona("{}"));
    talk.say(1, "", 0, {0, 2.9});
    EXPECT_EQ(talk.engine().affinity_of(0), 2);
    talk.say(1, "", 0, {0, -3.9});
    EXPECT_EQ(talk.engine().affinity_of(0), -1);
    talk.say(1, "", 0, {0, 1e300});
    EXPECT_EQ(talk.engine().affinity_of(0), 100);
    EXPECT_EQ(talk.engine().affinity_of(7), 0);
}

TEST(ContextTurns, TheTotalPushIsConserved) {
    Talk one(persona(R"({"context_turns": 1, "half_life_sec": {"valence": 86400}})"));
    Talk three(persona(R"({"context_turns": 3, "half_life_sec": {"valence": 86400}})"));
    for (Talk* talk : {&one, &three}) {
        talk->say(1, "lift");
        talk->say(1, "");
        talk->say(1, "", 5);  // another user's turn is none of this user's
        talk->say(1, "");
        talk->say(1, "");
    }
    EXPECT_NEAR(one.engine().state().valence, 0.1, 1e-12);
    EXPECT_NEAR(three.engine().state().valence, 0.1, 1e-12);
}

TEST(Time, GoingBackwardsIsAnError) {
    Talk talk(persona("{}"));
    talk.say(2, "up");
    EXPECT_THROW(talk.wait_until(1), TimeError);
    EXPECT_THROW(talk.say(1.5, "up"), TimeError);
    EXPECT_THROW(talk.wait_until(std::nan("")), TimeError);
}

}  // namespace
}  // namespace rei
