// The documents' difference equations at their tick, and what becomes of turns between ticks.
#include <cmath>

#include "engine/persona/recorder.hpp"

namespace rei {
namespace {

using test::policy_from;
using test::Talk;

Policy persona(const std::string& engine) {
    return policy_from(R"({"emotions": ["neutral", "happy", "excited", "angry", "sad", "tired"],
      "sentiment_keywords": {"up": ["up"], "down": ["down"], "stir": ["stir"]},
      "sentiment_weights": {"up": {"valence": 1.6}, "down": {"valence": -1.6}, "stir": {"arousal": 1.2}},
      "transitions": {"any->angry": ["boo"], "any->excited": ["wow"]},
      "engine": )" + engine +
                       "}");
}
constexpr const char* kDocuments = R"({"baseline": {"valence": 0, "arousal": 0}, "affinity_bias": 0.002})";

AffectState state_after(Talk& talk, double at_sec) {
    talk.wait_until(at_sec);
    return talk.engine().state();
}

TEST(Discrete, IsTheDocumentsEquationsLetterForLetter) {
    const Policy policy = persona(kDocuments);
    const double lambda = -std::expm1(-M_LN2 / 10), alpha = 0.25, beta = 0.1, gamma = 0.4, eta = 0.002;
    Talk talk(policy, Variant::discrete, {0.2, 0.5, 0.3}, "neutral", {40});
    double v = 0.2, a = 0.5, i = 0.3;
    for (int t = 1; t <= 200; ++t) {
        const bool up = t % 7 == 3, stir = t % 11 == 5;
        const double phi_v = up ? 1.6 : 0, phi_a = stir ? 1.2 : 0, hint = t % 5 == 0 ? -1.5 : 0;
        talk.say(t, std::string(up ? "up " : "") + (stir ? "stir" : ""), 0, {hint, 0});
        const double v_next =
            std::clamp((1 - lambda) * v + (alpha * phi_v + beta * hint) + eta * 40, -1.0, 1.0);
        const double a_next = std::clamp((1 - lambda) * a + alpha * phi_a, 0.0, 1.0);
        i = std::clamp((1 - lambda) * i + gamma * (std::abs(v_next - v) + std::abs(a_next - a)), 0.0, 1.0);
        v = v_next;
        a = a_next;
        EXPECT_EQ(talk.engine().state(), (AffectState{v, a, i})) << t;
    }
}

TEST(Discrete, AfterTheTicksOfASilenceIsWhereContinuousIs) {
    for (const double tick_sec : {0.1, 0.5, 1.0, 4.0}) {
        const Policy policy =
            persona(R"({"baseline": {"valence": 0.2, "arousal": 0.4}, "affinity_bias": 0.001,
          "half_life_sec": {"valence": 7, "arousal": 13}, "discrete": {"tick_sec": )" +
                    std::to_string(tick_sec) + "}}");
        Talk discrete(policy, Variant::discrete), continuous(policy, Variant::continuous);
        for (Talk* talk : {&discrete, &continuous}) talk->say(0, "up stir", 0, {0, 10});
        const AffectState a = state_after(discrete, 20), b = state_after(continuous, 20);
        EXPECT_NEAR(a.valence, b.valence, 1e-12) << "ticks of " << tick_sec;
        EXPECT_NEAR(a.arousal, b.arousal, 1e-12) << "ticks of " << tick_sec;
    }
}

TEST(Discrete, StandsStillBetweenTicks) {
    Talk talk(persona(kDocuments), Variant::discrete, {0.5, 0.5, 0.5});
    const AffectState at_three = state_after(talk, 3);
    EXPECT_EQ(state_after(talk, 3.999), at_three);
    EXPECT_NE(state_after(talk, 4), at_three);
}

TEST(Discrete, ATurnEntersWithTheFirstTickAfterIt) {
    Talk talk(persona("{}"), Variant::discrete);
    talk.say(2.25, "up");
    EXPECT_EQ(talk.engine().state().valence, 0);
    EXPECT_EQ(talk.mood(), "neutral");
    EXPECT_EQ(state_after(talk, 2.999).valence, 0);
    EXPECT_DOUBLE_EQ(state_after(talk, 3).valence, 0.4);
    EXPECT_EQ(talk.flips(), "3.000 happy");
}

TEST(Discrete, TurnsBetweenTwoTicksEnterAsOneSum) {
    Talk apart(persona(kDocuments), Variant::discrete, {0.9, 0, 0});
    apart.say(2.1, "up");
    apart.say(2.2, "down");
    Talk silent(persona(kDocuments), Variant::discrete, {0.9, 0, 0});
    // one after the other would be cut at 1 in between
    EXPECT_DOUBLE_EQ(state_after(apart, 3).valence, state_after(silent, 3).valence);
}

TEST(Discrete, AffinityAndTriggerEnterWithTheTurn) {
    Talk talk(persona(kDocuments), Variant::discrete);
    talk.say(2.25, "boo", 0, {0, -7});
    EXPECT_EQ(talk.engine().affinity_of(0), 0);
    talk.wait_until(3);
    EXPECT_EQ(talk.engine().affinity_of(0), -7);
    EXPECT_EQ(talk.engine().motion().affinity, -7);
    EXPECT_EQ(talk.flips(), "3.000 angry");
    EXPECT_EQ(talk.label().occasion, Occasion::step);
    EXPECT_EQ(talk.label().cause, Cause::trigger);
}

TEST(Discrete, ATriggerWithoutHoldActsAtTheTickWithWhichItEnters) {
    Talk talk(persona(R"({"trigger_hold_sec": 0, "cooldown_sec": 3})"), Variant::discrete);
    talk.say(2.25, "wow");
    talk.wait_until(20);
    EXPECT_EQ(talk.flips(), "3.000 excited, 6.000 neutral");
    EXPECT_EQ(talk.engine().triggers_lost(), 0U);
}

TEST(Discrete, ATurnAtATickIsPartOfItAndShowsAtOnce) {
    Talk talk(persona(kDocuments), Variant::discrete, {0, 0, 0});
    talk.say(3, "up");
    EXPECT_DOUBLE_EQ(talk.engine().state().valence, 0.4);
    EXPECT_EQ(talk.label().occasion, Occasion::turn);
    talk.say(3, "up");
    EXPECT_DOUBLE_EQ(talk.engine().state().valence, 0.8);
    EXPECT_LT(state_after(talk, 4).valence, 0.8);
}

TEST(Discrete, WhatTheTickItselfBringsAboutComesBeforeTheTurn) {
    // happy ends with a tick of its own accord (v < 0.05); the turn that stands on that tick lifts it again
    Talk talk(persona(R"({"cooldown_sec": 0})"), Variant::discrete, {0.4, 0.3, 0}, "happy");
    talk.say(31, "up");
    EXPECT_EQ(talk.flips(), "31.000 neutral, 31.000 happy");
}

TEST(Discrete, ATurnAtTheStartDecaysNothing) {
    Talk talk(persona(kDocuments), Variant::discrete, {0.5, 0.5, 0.5});
    talk.say(0, "");
    EXPECT_EQ(talk.engine().state(), (AffectState{0.5, 0.5, 0.5}));
    talk.say(0, "up");
    EXPECT_DOUBLE_EQ(talk.engine().state().valence, 0.9);
}

TEST(Discrete, TheCooldownEndsAtItsInstantNotAtATick) {
    Talk talk(persona(R"({"cooldown_sec": 2.5, "trigger_hold_sec": 8})"), Variant::discrete);
    talk.say(1, "boo");
    talk.say(2, "wow");
    talk.wait_until(5);
    EXPECT_EQ(talk.flips(), "1.000 angry, 3.500 excited");
    EXPECT_EQ(talk.label().occasion, Occasion::cooldown_end);
}

TEST(Discrete, AGateThatEndsAtATickSeesTheStateOfThatTick) {
    // at 4 the cooldown ends, and happy's region is left by the same tick: one change, not two
    Talk talk(
        persona(R"({"cooldown_sec": 3, "half_life_sec": {"valence": 1}, "hysteresis": {"valence": 0}})"),
        Variant::discrete);
    talk.say(1, "boo");
    talk.say(2, "up");  // 0.4 at 2, 0.2 at 3, 0.1 (happy) at 4, 0.05 at 5
    talk.wait_until(20);
    EXPECT_EQ(talk.flips(), "1.000 angry, 4.000 happy, 7.000 neutral");
}

TEST(Discrete, ABorderAtTheRestIsNeverReachedFromTheOtherSide) {
    const Policy policy = policy_from(R"({"emotions": ["neutral", "calm"],
      "regions": [{"mood": "calm", "valence": [-1, 1], "arousal": [0, 0.3]}]})");
    Talk talk(policy, Variant::discrete, {0, 0.6, 0});
    talk.wait_until(100'000);
    EXPECT_NEAR(talk.engine().state().arousal, 0.3, 1e-15);
    EXPECT_EQ(talk.mood(), "neutral");
}

TEST(Discrete, ALongSilenceEndsWhereItsTicksLead) {
    Talk at_once(persona("{}"), Variant::discrete), in_steps(persona("{}"), Variant::discrete);
    for (Talk* talk : {&at_once, &in_steps}) talk->say(1, "up stir");
    for (double t = 1000; t < 1e9; t *= 3.7) in_steps.wait_until(t);
    for (Talk* talk : {&at_once, &in_steps}) {
        talk->wait_until(1e9 + 0.5);
        EXPECT_LT(talk->engine().state().valence, 1e-300);
        talk->say(1e9 + 0.75, "up");
        talk->wait_until(1e9 + 0.875);
        EXPECT_LT(talk->engine().state().valence, 1e-300);
        talk->wait_until(1e9 + 1);
        EXPECT_DOUBLE_EQ(talk->engine().state().valence, 0.4);
    }
    EXPECT_EQ(at_once.engine().state(), in_steps.engine().state());
}

}  // namespace
}  // namespace rei
