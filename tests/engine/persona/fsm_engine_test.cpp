// The fsm variant at work: answers, waiting, time-outs, chances.
#include "engine/persona/recorder.hpp"

#include "rei/labelling/centroids.hpp"

namespace rei {
namespace {

using test::policy_from;
using test::Talk;

Policy persona(const std::string& table, const std::string& engine = R"("cooldown_sec": 0)") {
    return policy_from(R"({"emotions": ["neutral", "happy", "angry", "sad"],
      "sentiment_keywords": {"praise": ["nice"], "insult": ["bad"]},
      "transitions": {"any->angry": ["boo"]},
      "engine": {)" + engine +
                       R"(, "fsm": {"transitions": [)" + table + "]}}}");
}
constexpr const char* kPraise = R"({"from": "any", "sentiment": "praise", "to": "happy"})";
constexpr const char* kInsult = R"({"from": "any", "sentiment": "insult", "to": "sad"})";

std::string both(const std::string& a, const std::string& b) {
    return a + ", " + b;
}

TEST(Fsm, FeelsWhatItsMoodStandsFor) {
    const Policy policy = persona(kPraise);
    Talk talk(policy, Variant::fsm, {-0.5, 0.9, 0.9});
    EXPECT_EQ(talk.engine().state(), mood_centroids(policy)[policy.neutral()]);
    talk.say(1, "nice");
    talk.wait_until(500);
    EXPECT_EQ(talk.mood(), "happy");
    EXPECT_EQ(talk.engine().state(), mood_centroids(policy)[policy.mood("happy")]);
}

TEST(Fsm, WithAnEmptyTableNothingHappens) {
    Talk talk(persona(""), Variant::fsm);
    talk.say(1, "nice boo bad");
    talk.wait_until(500);
    EXPECT_EQ(talk.flips(), "");
}

TEST(Fsm, ATimeOutCountsFromTheBeginningOfTheMood) {
    Talk talk(persona(both(kPraise, R"({"from": "happy", "after_sec": 12.5, "to": "neutral"})")),
              Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "nothing");
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy, 13.500 neutral");
    EXPECT_EQ(talk.label().occasion, Occasion::timeout);
}

TEST(Fsm, WhatConfirmsAMoodStartsItsTimeAnew) {
    Talk talk(persona(both(kPraise, R"({"from": "happy", "after_sec": 12.5, "to": "neutral"})")),
              Variant::fsm);
    talk.say(1, "nice");
    talk.say(11, "nice");
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy, 23.500 neutral");
}

TEST(Fsm, AnAnswerWaitsForTheCooldown) {
    Talk talk(persona(both(kPraise, kInsult), R"("cooldown_sec": 3, "trigger_hold_sec": 3)"), Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "bad");
    EXPECT_EQ(talk.label().gate, Gate::cooldown);
    EXPECT_NEAR(talk.label().margin, 2, 1e-12);
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy, 4.000 sad");
}

TEST(Fsm, AnAnswerWaitsNoLongerThanATriggerWould) {
    Talk talk(persona(both(kPraise, kInsult), R"("cooldown_sec": 3, "trigger_hold_sec": 1.5)"), Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "bad");
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy");
    Talk just(persona(both(kPraise, kInsult), R"("cooldown_sec": 3, "trigger_hold_sec": 2)"), Variant::fsm);
    just.say(1, "nice");
    just.say(2, "bad");
    just.wait_until(60);
    EXPECT_EQ(just.flips(), "1.000 happy, 4.000 sad") << "it takes the instant at which both end";
}

TEST(Fsm, ALaterAnswerReplacesOneThatWaits) {
    Talk talk(persona(both(kPraise, kInsult), R"("cooldown_sec": 3, "trigger_hold_sec": 3)"), Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "bad");
    talk.say(2.5, "nice");
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy");
}

TEST(Fsm, ATimeOutWaitsForTheCooldownForGood) {
    Talk talk(persona(both(kPraise, R"({"from": "happy", "after_sec": 1, "to": "neutral"})"),
                      R"("cooldown_sec": 20, "trigger_hold_sec": 1)"),
              Variant::fsm);
    talk.say(1, "nice");
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy, 21.000 neutral");
    EXPECT_EQ(talk.label().occasion, Occasion::cooldown_end);
}

TEST(Fsm, InsideAFamilyNothingWaits) {
    Talk talk(persona(both(kPraise, kInsult), R"("cooldown_sec": 3, "families": [["happy", "sad"]])"),
              Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "bad");
    EXPECT_EQ(talk.flips(), "1.000 happy, 2.000 sad");
}

TEST(Fsm, ATriggersRowMayLeadElsewhereThanTheTriggerSays) {
    Talk talk(persona(R"({"from": "happy", "trigger": "any->angry", "to": "sad"},
                         {"trigger": "any->angry", "to": "angry"}, {"sentiment": "praise", "to": "happy"})"),
              Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "boo");
    EXPECT_EQ(talk.flips(), "1.000 happy, 2.000 sad");
    EXPECT_EQ(talk.label().cause, Cause::trigger);
    EXPECT_EQ(talk.label().rule, 0);
}

TEST(Fsm, ATriggerOutranksAnswersWhileItHolds) {
    Talk talk(persona(both(R"({"trigger": "any->angry", "to": "angry"})", kPraise), R"("cooldown_sec": 0)"),
              Variant::fsm);
    talk.say(1, "boo");
    talk.say(3, "nice");  // the trigger holds until 4
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 angry, 4.000 happy");
}

TEST(Fsm, ATriggerThatTheCooldownOutlastsIsLost) {
    Talk talk(persona(both(R"({"trigger": "any->angry", "to": "angry"})", kPraise),
                      R"("cooldown_sec": 10, "trigger_hold_sec": 2)"),
              Variant::fsm);
    talk.say(1, "nice");
    talk.say(2, "boo");
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy");
    EXPECT_EQ(talk.engine().triggers_lost(), 1U);
}

TEST(Fsm, TimeOutsComeInTurnAndThenAllOverAgain) {
    // after 5 s perhaps, after 8 s perhaps; then the 5 s count from there
    const Policy policy = persona(R"({"from": "neutral", "after_sec": 8, "to": {"sad": 1e-9}},
                                     {"from": "neutral", "after_sec": 5, "to": {"happy": 1e-9}})");
    Talk talk(policy, Variant::fsm);
    const auto draws_by = [&](double time_sec) {
        talk.wait_until(time_sec);
        return std::get<FsmOwn>(talk.engine().own()).draws;
    };
    EXPECT_EQ(draws_by(4.99), 0);
    EXPECT_EQ(draws_by(5), 1);
    EXPECT_EQ(draws_by(8), 2);
    EXPECT_EQ(draws_by(12.99), 2);
    EXPECT_EQ(draws_by(13), 3);
    EXPECT_EQ(draws_by(16), 4);
    EXPECT_EQ(talk.flips(), "");
}

TEST(Fsm, OfTimeOutsAtOneInstantTheFirstThatLeadsElsewhereCounts) {
    Talk talk(persona(R"({"from": "neutral", "after_sec": 5, "to": "happy"},
                         {"from": "neutral", "after_sec": 5, "to": "sad"})"),
              Variant::fsm);
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "5.000 happy");
}

TEST(Fsm, ChancesAreThoseOfTheSeed) {
    const std::string table =
        R"({"from": "any", "after_sec": 1, "to": {"happy": 0.3, "sad": 0.3, "neutral": 0.3}})";
    const auto flips_of = [&](double seed) {
        Policy policy = persona(table);
        policy.engine.fsm_seed = seed;
        Talk talk(policy, Variant::fsm);
        talk.wait_until(100);
        return talk.flips();
    };
    EXPECT_EQ(flips_of(1), flips_of(1));
    EXPECT_NE(flips_of(1), flips_of(2));
}

TEST(Fsm, ARowWhoseChancesLeaveEverythingAsItIsHasNotHappened) {
    const std::string table = both(R"({"from": "happy", "sentiment": "insult", "to": {"happy": 1e-9}})",
                                   both(kPraise, R"({"from": "happy", "after_sec": 10, "to": "neutral"})"));
    Talk talk(persona(table), Variant::fsm);
    talk.say(1, "nice");
    talk.say(5, "bad");  // does not confirm happy, as the explicit chance would
    talk.wait_until(60);
    EXPECT_EQ(talk.flips(), "1.000 happy, 11.000 neutral");
}

TEST(Fsm, TheDocumentsPolicyRunsAtOnce) {
    Talk talk(test::shipped_policy("rei.json"), Variant::fsm);
    talk.say(1, "좋았어");
    talk.say(10, "바보");
    talk.wait_until(100);
    EXPECT_EQ(talk.flips(), "1.000 happy, 10.000 angry, 21.104 sad, 55.699 neutral");
}

}  // namespace
}  // namespace rei
