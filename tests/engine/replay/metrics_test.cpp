#include "rei/replay/metrics.hpp"

#include <cmath>
#include <numeric>
#include <set>

#include "engine/replay/measuring.hpp"
#include "engine/test_data.hpp"

namespace rei {
namespace {

using test::measured_persona;
using test::metric;

// happy from 1 s to 31 s, neutral before and after
const char* const kOnePraise = "{turns: [{at: 1, text: up}], until: 60}";
/// Seconds in which a deviation shrinks from one size to another at a half-life of 10 s.
double fading_sec(double from, double to) {
    return 10 * std::log2(from / to);
}

TEST(Metrics, HaveNamesOfTheirOwnAndOneAMoodWhereTheyAreOneAMood) {
    std::set<std::string> names;
    const auto metrics = metrics_of({"neutral", "happy"});
    for (const Metric& one : metrics) names.insert(one.name);
    EXPECT_EQ(names.size(), metrics.size());
    EXPECT_EQ(metrics.size(), metric_table().size() + 1);
    EXPECT_EQ(names.count("share.neutral") + names.count("share.happy"), 2U);
}

TEST(Metrics, CountChangesOfMoodAMinute) {
    EXPECT_DOUBLE_EQ(metric("flips_per_min", kOnePraise), 2);
    EXPECT_DOUBLE_EQ(metric("flips_per_min", "{until: 60}"), 0);
    EXPECT_TRUE(std::isnan(metric("flips_per_min", "{until: 0}")));
}

TEST(Metrics, TheShortestDwellLiesBetweenTwoChanges) {
    EXPECT_NEAR(metric("shortest_dwell_sec", kOnePraise), 30, 1e-9);
    EXPECT_NEAR(metric("shortest_dwell_sec", "{turns: [{at: 1, text: up}, {at: 6, text: down}], until: 60}"),
                5, 1e-9);
    EXPECT_TRUE(std::isnan(metric("shortest_dwell_sec", "{turns: [{at: 1, text: up}], until: 20}")));
}

TEST(Metrics, ARoundTripIsUndoneWithinTenSeconds) {
    EXPECT_EQ(metric("round_trips", kOnePraise), 0);
    const Policy brisk = measured_persona(R"({"half_life_sec": {"valence": 3}})");
    EXPECT_EQ(metric("round_trips", kOnePraise, brisk), 1);  // happy for 9 s
    const Policy brisker = measured_persona(R"({"half_life_sec": {"valence": 3.4}})");
    EXPECT_EQ(metric("round_trips", kOnePraise, brisker), 0);  // for 10.2 s
}

TEST(Metrics, SharesOfMoodsAreExactAndAddUp) {
    EXPECT_NEAR(metric("share.happy", kOnePraise), 0.5, 1e-9);
    EXPECT_NEAR(metric("share.neutral", kOnePraise), 0.5, 1e-9);
    EXPECT_EQ(metric("share.sad", kOnePraise), 0);
}

TEST(Metrics, AShareIsOfItsMoodWhereverThatStands) {
    const Policy policy = measured_persona();
    const Scenario scenario = test::scenario_from(kOnePraise);
    const AppraisedScenario heard = appraise(scenario, policy);
    const Trace trace = replay(scenario, heard, policy, Variant::continuous);
    const auto share = [&](const std::vector<std::string>& moods, const std::string& mood) {
        for (const Metric& one : metrics_of(moods)) {
            if (one.name == "share." + mood) return one.measure({trace, scenario, heard, policy});
        }
        return -1.0;
    };
    EXPECT_NEAR(share({"sad", "happy", "neutral"}, "happy"), 0.5, 1e-9);
    EXPECT_EQ(share({"sad", "happy", "neutral"}, "sad"), 0);
    EXPECT_NEAR(share({"calm", "gone", "away", "happy"}, "happy"), 0.5, 1e-9);
    EXPECT_EQ(share({"calm"}, "calm"), 0) << "a mood that the persona does not have";
}

TEST(Metrics, SaturationIsTheTimeAtTheEndsOfTheRange) {
    const double above_sec = fading_sec(1, 0.95);
    EXPECT_NEAR(metric("saturation.valence", "{start: {valence: 1}, until: 60}"), above_sec / 60, 1e-9);
    EXPECT_NEAR(metric("saturation.valence", "{start: {valence: -1}, until: 60}"), above_sec / 60, 1e-9);
    EXPECT_NEAR(metric("saturation.intensity", "{start: {intensity: 1}, until: 60}"), above_sec / 60, 1e-9);
    EXPECT_NEAR(metric("saturation.arousal", "{start: {arousal: 0}, until: 60}"), fading_sec(0.3, 0.25) / 60,
                1e-9);
    EXPECT_NEAR(metric("saturation.arousal", "{start: {arousal: 1}, until: 60}"), fading_sec(0.7, 0.65) / 60,
                1e-9);
    EXPECT_EQ(metric("saturation.valence", kOnePraise), 0);
}

TEST(Metrics, NearABorderIsWithinATwentiethOfIt) {
    // from 0.15 to 0.05 on the way down; 0.1 from both borders at rest
    EXPECT_NEAR(metric("near_border_share", kOnePraise), fading_sec(0.15, 0.05) / 60, 1e-9);
}

TEST(Metrics, InertiaIsTheAutocorrelationOfValenceFromSecondToSecond) {
    // 1, 1/2, 1/4 at 0, 1 and 2 s: mean 7/12, deviations 5/12, -1/12, -4/12
    const Policy brisk = measured_persona(R"({"half_life_sec": {"valence": 1}})");
    EXPECT_NEAR(metric("inertia", "{start: {valence: 1}, until: 2.5}", brisk), (-5.0 + 4.0) / (25 + 1 + 16),
                1e-9);
    EXPECT_GT(metric("inertia", "{turns: [{at: 1, text: up}], until: 3000}"), 0.9);
    EXPECT_TRUE(std::isnan(metric("inertia", "{until: 60}")));
}

/// Lag-1 autocorrelation of what a trace says at every whole second.
double inertia_of_samples(const Trace& trace) {
    std::vector<double> samples;
    for (double k = 0; k <= trace.until_sec; ++k) samples.push_back(trace.state_at(k).valence);
    const double mean =
        std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size());
    double together = 0, spread = 0;
    for (std::size_t k = 0; k < samples.size(); ++k) {
        spread += (samples[k] - mean) * (samples[k] - mean);
        if (k > 0) together += (samples[k - 1] - mean) * (samples[k] - mean);
    }
    return together / spread;
}

TEST(Metrics, InertiaIsThatOfTheSamplesAlsoWhereValenceIsCutAndWhereItStandsBetweenInstants) {
    // a user so disliked that valence, praised to its end at a whole second, falls from it to the other end
    const char* const kPraised =
        "{users: {troll: {affinity: -100}}, turns: [{at: 3, user: troll, text: up up up}, {at: 7.5, text: "
        "up}, "
        "{at: 9, text: down}, {at: 9.2, text: up up up}], until: 40}";
    const Policy drawn = measured_persona(R"({"affinity_bias": 0.05})");
    for (const Policy& policy : {measured_persona(), drawn}) {
        for (const Variant variant :
             {Variant::heuristic, Variant::discrete, Variant::continuous, Variant::fsm}) {
            const Scenario scenario = test::scenario_from(kPraised);
            const Trace trace = replay(scenario, appraise(scenario, policy), policy, variant);
            EXPECT_NEAR(metric("inertia", scenario, policy, variant), inertia_of_samples(trace), 1e-9)
                << name_of(variant) << " with " << policy.engine.affinity_bias;
        }
    }
}

TEST(Metrics, LatencyIsTheMeanWaitForTheMoodsThatTurnsCallFor) {
    EXPECT_NEAR(metric("latency_sec", kOnePraise), 0, 1e-9);
    // sad waits for the cooldown of 3 s, which happy began at 1 s
    const char* const kTwo = "{turns: [{at: 1, text: up}, {at: 2, text: down}], until: 60}";
    EXPECT_NEAR(metric("latency_sec", kTwo), (0.0 + 2.0) / 2, 1e-9);
    EXPECT_EQ(metric("unanswered_share", kTwo), 0);
    EXPECT_TRUE(std::isnan(metric("latency_sec", "{turns: [{at: 1, text: hello}], until: 60}")));
}

TEST(Metrics, ACallThatIsNotAnsweredWaitsUntilTheNextOneOrTheEnd) {
    // meh points at happy (0.2), but lifts valence to no more than 0.05
    EXPECT_NEAR(metric("latency_sec", "{turns: [{at: 1, text: meh}], until: 60}"), 59, 1e-9);
    EXPECT_EQ(metric("unanswered_share", "{turns: [{at: 1, text: meh}], until: 60}"), 1);
    const char* const kThenDown = "{turns: [{at: 1, text: meh}, {at: 11, text: down}], until: 60}";
    EXPECT_NEAR(metric("latency_sec", kThenDown), (10.0 + 0.0) / 2, 1e-9);
    EXPECT_EQ(metric("unanswered_share", kThenDown), 0.5);
}

TEST(Metrics, TurnsThatCallForTheSameWhileItIsAwaitedAreOneCall) {
    // the third lifts valence past 0.1
    const char* const kThree =
        "{turns: [{at: 1, text: meh}, {at: 2, text: meh}, {at: 3, text: meh}], until: 60}";
    EXPECT_NEAR(metric("latency_sec", kThree), 2, 1e-9);
    EXPECT_EQ(metric("unanswered_share", kThree), 0);
    // answered, over, and called for again
    EXPECT_NEAR(metric("latency_sec", "{turns: [{at: 1, text: up}, {at: 40, text: up}], until: 60}"), 0,
                1e-9);
    EXPECT_NEAR(metric("latency_sec", "{turns: [{at: 1, text: up}, {at: 40, text: meh}], until: 60}"),
                20.0 / 2, 1e-9);
}

TEST(Metrics, ATriggerCallsForItsTargetWhateverTheKeywordsSay) {
    const Policy policy = test::policy_from(
        R"({"emotions": ["neutral", "happy", "sad"], "transitions": {"any->sad": ["up"], "sad->happy": ["up"]},
            "engine": {"cooldown_sec": 8, "trigger_hold_sec": 9}, "sentiment_keywords": {"up": ["up"]},
            "sentiment_weights": {"up": {"valence": 1}}})");
    EXPECT_NEAR(metric("latency_sec", "{turns: [{at: 1, text: up}], until: 5}", policy), 0, 1e-9);
    const Policy second = test::policy_from(
        R"({"emotions": ["neutral", "happy", "sad"], "transitions": {"happy->sad": ["up"], "any->happy": ["up"]},
            "engine": {"cooldown_sec": 4, "trigger_hold_sec": 5}})");
    // happy at 1 s; from happy the first rule calls for sad, which waits for the cooldown
    EXPECT_NEAR(metric("latency_sec", "{turns: [{at: 1, text: up}, {at: 2, text: up}], until: 30}", second),
                (0.0 + 3.0) / 2, 1e-9);
}

TEST(Metrics, RecoveryIsTheTimeFromTheLastPushToNeutral) {
    EXPECT_NEAR(metric("recovery_sec", kOnePraise), 30, 1e-9);
    // talk that says nothing does not push, mood_delta does
    EXPECT_NEAR(metric("recovery_sec", "{turns: [{at: 1, text: up}, {at: 9, text: hello}], until: 60}"), 30,
                1e-9);
    EXPECT_NEAR(
        metric("recovery_sec", "{turns: [{at: 1, text: up}, {at: 21, llm: {mood_delta: 1}}], until: 60}"), 20,
        1e-9);  // 0.1 + 0.1 fades to 0.05
    EXPECT_TRUE(std::isnan(metric("recovery_sec", "{turns: [{at: 1, text: up}], until: 20}")));
}

TEST(Metrics, AReturnToNeutralThatATurnPushedToIsNoRecovery) {
    const Policy prompt = measured_persona(R"({"cooldown_sec": 0})");
    EXPECT_TRUE(std::isnan(metric("recovery_sec",
                                  "{turns: [{at: 1, text: up}, {at: 2, llm: {mood_delta: -3.7}}], until: 60}",
                                  prompt)));
}

TEST(Metrics, AffinityShiftIsWhatAffinityAddsToTheMeanOfValence) {
    // λ = 1 − 2^(−1/10); the bias is 0.002·10/λ = 0.2986 from the turn on
    const double bias = 0.002 * 10 / -std::expm1(-M_LN2 / 10);
    const double covered = 50 - 10 / M_LN2 * (1 - std::exp2(-5));  // ∫ (1 − 2^(−t/10)) dt over 50 s
    const char* const kFriend = "{users: {a: {affinity: 10}}, turns: [{at: 10, user: a}], until: 60}";
    EXPECT_NEAR(metric("affinity_shift", kFriend), bias * covered / 60, 1e-9);
    EXPECT_NEAR(metric("affinity_shift", "{turns: [{at: 10, llm: {affinity_delta: 10}}], until: 60}"),
                bias * covered / 60, 1e-9);
    EXPECT_EQ(metric("affinity_shift", kOnePraise), 0);
}

TEST(Metrics, TriggersLostAreCounted) {
    const Policy policy = test::policy_from(
        R"({"emotions": ["neutral", "happy", "sad"], "transitions": {"any->sad": ["down"], "any->happy": ["up"]},
            "engine": {"cooldown_sec": 4, "trigger_hold_sec": 1}})");
    EXPECT_EQ(metric("triggers_lost", "{turns: [{at: 1, text: up}, {at: 2, text: down}], until: 9}", policy),
              1);
}

TEST(Metrics, AreUndefinedWithoutWhatTheyNeed) {
    const Policy policy = measured_persona();
    const Scenario scenario = test::scenario_from(kOnePraise);
    const AppraisedScenario heard = appraise(scenario, policy);
    const Trace trace = replay(scenario, heard, policy, Variant::continuous);
    for (const Metric& one : metrics_of(policy.emotions)) {
        const double value = one.measure({trace, scenario, heard, policy});
        EXPECT_EQ(std::isnan(value), one.info->needs != Needs::nothing) << one.name;
    }
}

}  // namespace
}  // namespace rei
