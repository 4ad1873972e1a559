// The kalman variant's labelling by probability: when it looks, what a flip needs, what skipping looks
// changes.
#include "rei/persona/kalman_engine.hpp"

#include <algorithm>
#include <cmath>

#include "engine/persona/recorder.hpp"
#include "engine/random_cases.hpp"

#include "rei/replay/replay.hpp"

namespace rei {
namespace {

using test::Dice;
using test::Recorder;
using test::Talk;

Recorder run(Engine& engine, const Scenario& scenario, const AppraisedScenario& heard) {
    Recorder recorder(engine);
    engine.start(scenario.start.state, 0, heard.affinities, recorder);
    for (std::size_t k = 0; k < scenario.turns.size(); ++k) {
        const Turn& turn = scenario.turns[k];
        engine.turn({turn.at_sec, heard.speakers[k], heard.normalised[k], turn.llm, {}}, recorder);
    }
    engine.advance_to(scenario.until_sec, recorder);
    return recorder;
}

TEST(KalmanEngine, LookingOnlyWhereSomethingMayHaveChangedGivesTheEventsOfLookingAlways) {
    std::size_t events = 0;
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        Dice dice(seed);
        Policy policy = test::random_policy(dice);
        policy.engine.grid_sec = std::max(policy.engine.grid_sec, 0.02);  // looking always must end some day
        const Scenario scenario = test::random_scenario(dice, 40);
        const AppraisedScenario heard = appraise(scenario, policy);
        KalmanEngine needed(policy, BeliefLabeller::Looks::needed), all(policy, BeliefLabeller::Looks::all);
        const Recorder a = run(needed, scenario, heard), b = run(all, scenario, heard);
        ASSERT_EQ(a.events.size(), b.events.size()) << "seed " << seed;
        for (std::size_t k = 0; k < a.events.size(); ++k) {
            const LabelEvent &x = a.events[k].label, &y = b.events[k].label;
            EXPECT_EQ(a.events[k].time_sec, b.events[k].time_sec) << "seed " << seed;
            EXPECT_EQ(x.mood, y.mood) << "seed " << seed;
            EXPECT_EQ(x.candidate, y.candidate) << "seed " << seed;
            EXPECT_EQ(x.gate, y.gate) << "seed " << seed;
            EXPECT_EQ(x.margin, y.margin) << "seed " << seed;
            EXPECT_EQ(x.occasion, y.occasion) << "seed " << seed;
        }
        EXPECT_EQ(needed.triggers_lost(), all.triggers_lost()) << "seed " << seed;
        events += a.events.size();
    }
    EXPECT_GT(events, 3000U);
}

Policy praised(const std::string& engine = "{}") {
    return test::policy_from(R"({"emotions": ["neutral", "happy", "excited", "angry", "sad", "tired"],
      "sentiment_keywords": {"praise": ["great"], "insult": ["fool"]},
      "transitions": {"any->angry": ["rage"]}, "engine": )" +
                             engine + "}");
}

/// What the engine believes at its time.
Belief belief_of(const Engine& engine, const Policy& policy) {
    const AffectState mean = engine.state();
    return {mean.valence, mean.arousal,
            covariance_at(KalmanDynamics(policy).diffusion(), std::get<KalmanOwn>(engine.own()).covariance,
                          engine.now_sec() - engine.motion().time_sec)};
}

std::vector<double> probabilities(const Engine& engine, const Policy& policy) {
    std::vector<double> out(policy.emotions.size());
    MoodCells(policy, ~RegionSet{0}).probabilities(belief_of(engine, policy), out);
    return out;
}

TEST(KalmanEngine, OneWordOfPraiseMakesHappyAndSilenceNeutralAgain) {
    Talk talk(praised(), Variant::kalman);
    talk.say(1, "great");
    EXPECT_EQ(talk.mood(), "happy");
    talk.wait_until(60);
    EXPECT_EQ(talk.mood(), "neutral");
    EXPECT_EQ(talk.heard().flips.size(), 2U);
}

TEST(KalmanEngine, ALittleAffinityDoesNotKeepItHappyForGood) {
    Talk talk(praised(), Variant::kalman, {}, "neutral", {1});
    talk.say(1, "great");
    EXPECT_EQ(talk.mood(), "happy");
    talk.wait_until(120);
    EXPECT_EQ(talk.mood(), "neutral");
}

TEST(KalmanEngine, LeftAloneItStaysNeutral) {
    Talk talk(praised(), Variant::kalman);
    talk.wait_until(100000);
    EXPECT_EQ(talk.flips(), "");
}

TEST(KalmanEngine, AMoodTakesOverAtTheFirstInstantOfTheGridAtWhichItLeadsByTheMargin) {
    const Policy policy = praised(R"({"grid_sec": 0.25, "kalman": {"flip_margin": 0.2}})");
    const auto lead_of_neutral = [&](double time_sec) {
        Talk talk(policy, Variant::kalman);
        talk.say(1, "great great");
        talk.wait_until(time_sec);
        const std::vector<double> p = probabilities(talk.engine(), policy);
        return p[policy.neutral()] - p[policy.mood("happy")];
    };
    Talk talk(policy, Variant::kalman);
    talk.say(1, "great great");
    talk.wait_until(100);
    ASSERT_EQ(talk.heard().flips.size(), 2U);
    const double at_sec = talk.heard().flips[1].time_sec;
    EXPECT_EQ(at_sec, std::round(at_sec / 0.25) * 0.25);
    EXPECT_GT(lead_of_neutral(at_sec), 0.2);
    EXPECT_LE(lead_of_neutral(at_sec - 0.25), 0.2);
}

TEST(KalmanEngine, ARefusedCandidateSaysHowMuchProbabilityIsLacking) {
    const Policy policy = praised(R"({"kalman": {"flip_margin": 0.9}})");
    Talk talk(policy, Variant::kalman);
    talk.say(1, "great");
    EXPECT_EQ(talk.mood(), "neutral");
    EXPECT_EQ(talk.label().gate, Gate::hysteresis);
    const std::vector<double> p = probabilities(talk.engine(), policy);
    EXPECT_NEAR(talk.label().margin, 0.9 - (p[policy.mood("happy")] - p[policy.neutral()]), 1e-12);
}

TEST(KalmanEngine, TheEndOfACooldownActsBetweenTheInstantsOfTheGrid) {
    const Policy policy = praised(R"({"grid_sec": 10, "cooldown_sec": 3, "trigger_hold_sec": 1})");
    Talk talk(policy, Variant::kalman);
    talk.say(1.3, "rage");
    talk.say(2, "great great great");
    talk.wait_until(9);
    EXPECT_EQ(talk.flips(), "1.300 angry, 4.300 happy");
}

TEST(KalmanEngine, AGateThatEndsJustAfterAnInstantOfTheGridEndsWithItLookedAtOrNot) {
    const Policy policy =
        praised(R"({"grid_sec": 0.5, "cooldown_sec": 2.0000000005, "trigger_hold_sec": 1})");
    for (const auto looks : {BeliefLabeller::Looks::needed, BeliefLabeller::Looks::all}) {
        KalmanEngine engine(policy, looks);
        Recorder recorder(engine);
        const Appraiser appraiser(policy);
        engine.start({}, policy.neutral(), {}, recorder);
        for (const auto& [at_sec, text] : {std::pair{1.0, "rage"}, std::pair{1.2, "great great great"}}) {
            Appraisals heard;
            appraiser.appraise(text, heard);
            engine.turn({at_sec, 0, heard[0], {}, {}}, recorder);
        }
        engine.advance_to(10, recorder);
        ASSERT_GE(recorder.flips.size(), 2U);
        EXPECT_EQ(recorder.flips[1].time_sec, 3.0);
    }
}

TEST(KalmanEngine, AmongEquallyProbableMoodsTheOneInForceStaysElseTheFirstIsTheCandidate) {
    // left and right of 0 by halves, and no neutral at all
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "sad", "happy"],
      "engine": {"kalman": {"flip_margin": 0}}, "regions": [
      {"mood": "happy", "valence": [0, 1]}, {"mood": "sad", "valence": [-1, 0]}]})");
    EXPECT_EQ(Talk(policy, Variant::kalman).mood(), "sad");
    Talk happy(policy, Variant::kalman, {}, "happy");
    happy.wait_until(50);
    EXPECT_EQ(happy.flips(), "");
    EXPECT_FALSE(happy.label().refuses());
}

TEST(KalmanEngine, ALineWithoutEvidenceLeavesTheCovarianceAlone) {
    const Policy policy = praised();
    Talk spoken(policy, Variant::kalman), silent(policy, Variant::kalman);
    spoken.say(1, "great");
    silent.say(1, "great");
    spoken.say(4, "hello there");
    spoken.wait_until(9);
    silent.wait_until(9);
    const Belief a = belief_of(spoken.engine(), policy), b = belief_of(silent.engine(), policy);
    EXPECT_NEAR(a.valence, b.valence, 1e-15);
    EXPECT_NEAR(a.covariance.valence, b.covariance.valence, 1e-15);
    EXPECT_FALSE(std::get<KalmanOwn>(spoken.engine().own()).measurement.taken);
    EXPECT_TRUE(std::get<KalmanOwn>(silent.engine().own()).measurement.taken);
}

TEST(KalmanEngine, ACovarianceWrittenByHandThatIsNoneIsRefused) {
    Talk talk(praised(), Variant::kalman);
    talk.say(1, "great");
    EngineState state = talk.engine().save();
    std::get<KalmanOwn>(state.own).covariance.cross = 0.5;
    const auto read =
        parse_engine_state(to_json(state, talk.engine().moods()), talk.engine().moods(), "state.json");
    ASSERT_FALSE(read);
    EXPECT_NE(text_of(read.problems).find("cross"), std::string::npos);
}

}  // namespace
}  // namespace rei
