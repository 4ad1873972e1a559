// Each kind of finding: found where it is, not found where it is not.
#include <cmath>

#include "engine/replay/patient.hpp"

namespace rei {
namespace {

using test::any_of_kind;
using test::diagnosed;
using test::find;
using test::kMoody;

// ---- oscillation

/// Triggers force a mood each, so that the flips are what the turns say.
std::string forced(const std::string& turns) {
    const std::string persona = R"({"emotions": ["neutral", "a", "b", "c", "d", "e", "f"],
      "engine": {"cooldown_sec": 0, "trigger_hold_sec": 60}, "regions": [],
      "transitions": {"any->a": ["ay"], "any->b": ["be"], "any->c": ["ce"], "any->d": ["de"], "any->e": ["ee"],
                      "any->f": ["ef"]}})";
    std::string out;
    for (const Finding& finding : diagnosed(persona, "{turns: [" + turns + "], until: 60}")) {
        if (finding.kind != FindingKind::oscillation) continue;
        char line[96];
        std::snprintf(line, sizeof line, "%s %g in %g-%g ", finding.subject.text().c_str(), finding.severity,
                      finding.span.from_sec, finding.span.to_sec);
        out += line;
    }
    return out;
}

TEST(Oscillation, BeginsWithTheFlipThatLeftTheMood) {
    EXPECT_EQ(forced("{at: 1, text: ay}, {at: 3, text: be}, {at: 5, text: ay}, {at: 8, text: be}"),
              "a/b 2 in 3-8 ");
}

TEST(Oscillation, OneReturnIsAnAnswer) {
    EXPECT_EQ(forced("{at: 1, text: ay}, {at: 3, text: be}, {at: 5, text: ay}"), "");
}

TEST(Oscillation, AReturnAfterMoreThanTenSecondsIsNone) {
    EXPECT_EQ(forced("{at: 1, text: ay}, {at: 3, text: be}, {at: 14, text: ay}, {at: 25, text: be}"), "");
    EXPECT_EQ(forced("{at: 1, text: ay}, {at: 3, text: be}, {at: 13, text: ay}, {at: 23, text: be}"),
              "a/b 2 in 3-23 ");
}

TEST(Oscillation, ManyMoodsInTenSecondsAreUnrestWithoutAnyReturn) {
    const std::string six =
        "{at: 1, text: ay}, {at: 2, text: be}, {at: 3, text: ce}, {at: 4, text: de}, {at: 5, text: ee}, "
        "{at: 6, text: ef}";
    EXPECT_EQ(forced(six), "d/e 2 in 1-6 ");
}

TEST(Oscillation, RunsFarApartAreTwoPlacesOfOneFinding) {
    const std::string twice =
        "{at: 1, text: ay}, {at: 2, text: be}, {at: 3, text: ay}, {at: 4, text: be}, {at: 5, text: ay}, "
        "{at: 31, text: be}, {at: 32, text: ay}, {at: 33, text: be}";
    EXPECT_EQ(forced(twice), "a/b 3 in 2-5 ");
}

// ---- saturation and pinned

/// Intensity fades from 1 with this half-life; a minute.
std::vector<Finding> fading_from_one(double half_life_sec) {
    return diagnosed(R"({"emotions": ["neutral"], "engine": {"half_life_sec": {"intensity": )" +
                         std::to_string(half_life_sec) + R"(}}, "regions": []})",
                     "{start: {intensity: 1}, turns: [], until: 60}");
}

TEST(Saturation, MeasuresTheShareOfTimeNearTheEnd) {
    const auto findings = fading_from_one(600);
    const Finding* found = find(findings, FindingKind::saturation, "intensity near 1");
    ASSERT_NE(found, nullptr);
    const double above_sec = 600 * std::log2(1 / 0.95);
    EXPECT_NEAR(found->severity, above_sec / 60, 1e-9);
    EXPECT_NEAR(found->span.to_sec, above_sec, 1e-9);
    EXPECT_FALSE(any_of_kind(fading_from_one(60), FindingKind::saturation));
}

TEST(Saturation, IsMeasuredInTheWorstMinuteHoweverLongTheRestIs) {
    const std::string persona =
        R"({"emotions": ["neutral"], "engine": {"half_life_sec": {"valence": 200}}, "regions": []})";
    const auto at = [&](const char* until) {
        const auto findings =
            diagnosed(persona, std::string("{start: {valence: 1}, turns: [], until: ") + until + "}");
        const Finding* found = find(findings, FindingKind::saturation, "valence near 1");
        return found == nullptr ? 0.0 : found->severity;
    };
    EXPECT_NEAR(at("60"), 200 * std::log2(1 / 0.95) / 60, 1e-9);
    EXPECT_NEAR(at("3600"), at("60"), 1e-12);
}

TEST(Saturation, APersonaThatRestsAtNoArousalIsNotSaturatedThere) {
    const auto drowsy = [](const char* baseline) {
        return diagnosed(
            std::string(R"({"emotions": ["neutral"], "engine": {"half_life_sec": {"arousal": 900},
                           "baseline": {"arousal": )") +
                baseline + R"(}}, "regions": []})",
            "{start: {arousal: 0}, turns: [], until: 60}");
    };
    EXPECT_TRUE(any_of_kind(drowsy("0.3"), FindingKind::saturation));
    EXPECT_FALSE(any_of_kind(drowsy("0"), FindingKind::saturation));
}

std::vector<Finding> with_affinity(int affinity) {
    return diagnosed(R"({"emotions": ["neutral"], "engine": {"affinity_bias": 0.002}, "regions": []})",
                     "{users: {fan: {affinity: " + std::to_string(affinity) +
                         "}}, turns: [{at: 10, user: fan}], until: 60}");
}

TEST(Pinned, IsAStateDrawnPastTheEndOfItsRange) {
    const auto findings = with_affinity(100);  // v∞ = 0.2/λ = 2.99
    const Finding* found = find(findings, FindingKind::pinned, "valence at 1");
    ASSERT_NE(found, nullptr);
    EXPECT_NEAR(found->severity, 50, 1e-9);
    EXPECT_EQ(found->turns, std::vector<std::uint32_t>{0});
    EXPECT_FALSE(any_of_kind(with_affinity(30), FindingKind::pinned));  // 0.897
    EXPECT_NE(find(with_affinity(-100), FindingKind::pinned, "valence at -1"), nullptr);
}

TEST(Pinned, APeakIsNotPinnedAndWhatIsPinnedIsNotSaturatedAgain) {
    const auto peak = diagnosed(kMoody, "{start: {valence: 0.9}, turns: [{at: 1, text: up}], until: 30}");
    EXPECT_FALSE(any_of_kind(peak, FindingKind::pinned));
    EXPECT_FALSE(any_of_kind(with_affinity(100), FindingKind::saturation));
}

// ---- label confusion

/// Feelings that hardly fade.
std::vector<Finding> resting_at(const std::string& valence, const std::string& arousal,
                                const std::string& regions) {
    const std::string persona =
        R"({"emotions": ["neutral", "sad", "tired"], "engine": {"half_life_sec": {"valence": 9000, "arousal": 9000}},
      "regions": [)" +
        regions + "]}";
    return diagnosed(persona,
                     "{start: {valence: " + valence + ", arousal: " + arousal + "}, turns: [], until: 60}");
}
const char* const kSadThenTired = R"({"mood": "sad", "valence": [-1, -0.1], "arousal": [0, 0.55]},
                                     {"mood": "tired", "valence": [-1, 1], "arousal": [0, 0.25]})";

TEST(LabelConfusion, IsWhereTwoRegionsHoldTheStateAndTheirOrderDecides) {
    const auto findings = resting_at("-0.3", "0.15", kSadThenTired);
    const Finding* found = find(findings, FindingKind::label_confusion, "sad/tired");
    ASSERT_NE(found, nullptr);
    EXPECT_NEAR(found->severity, 1, 1e-9);
    EXPECT_FALSE(any_of_kind(resting_at("-0.3", "0.4", kSadThenTired), FindingKind::label_confusion));
    EXPECT_FALSE(any_of_kind(resting_at("0.3", "0.15", kSadThenTired), FindingKind::label_confusion));
}

TEST(LabelConfusion, ASpecialCaseCarvedOutOfARegionIsNoRival) {
    const char* const kNested = R"({"mood": "sad", "valence": [-1, -0.1], "arousal": [0, 0.25]},
                                   {"mood": "tired", "valence": [-1, 1], "arousal": [0, 0.25]})";
    EXPECT_FALSE(any_of_kind(resting_at("-0.3", "0.15", kNested), FindingKind::label_confusion));
    const char* const kAsksForMore =
        R"({"mood": "sad", "valence": [-1, -0.1], "arousal": [0, 0.55], "affinity": [0, 100]},
           {"mood": "tired", "valence": [-1, 1], "arousal": [0, 0.25]})";
    EXPECT_FALSE(any_of_kind(resting_at("-0.3", "0.15", kAsksForMore), FindingKind::label_confusion));
}

/// Arousal fades from `from` to `rest` past the border of two moods at 0.5.
std::vector<Finding> fading_past_the_border(const std::string& from, const std::string& rest) {
    const std::string persona =
        R"({"emotions": ["neutral", "calm", "wild"], "engine": {"baseline": {"arousal": )" + rest +
        R"(}, "half_life_sec": {"arousal": 5}, "hysteresis": {"arousal": 0.05}},
      "regions": [{"mood": "calm", "valence": [-1, 1], "arousal": [0, 0.5]},
                  {"mood": "wild", "valence": [-1, 1], "arousal": [0.5, 1]}]})";
    return diagnosed(persona, "{start: {mood: wild, arousal: " + from + "}, turns: [], until: 60}");
}

TEST(LabelConfusion, IsWhereHysteresisHoldsOneMoodAgainstTheOther) {
    const auto findings = fading_past_the_border("0.8", "0.48");
    const Finding* found = find(findings, FindingKind::label_confusion, "calm/wild");
    ASSERT_NE(found, nullptr);
    EXPECT_GT(found->severity, 0.7);
    EXPECT_EQ(found->marks.size(), 1U);  // the refusal
    EXPECT_FALSE(any_of_kind(fading_past_the_border("0.8", "0.1"), FindingKind::label_confusion));
}

TEST(LabelConfusion, NearABorderWithoutWaveringThereIsNone) {
    EXPECT_FALSE(any_of_kind(fading_past_the_border("0.52", "0.52"), FindingKind::label_confusion));
}

// ---- user bias

const char* const kFriendly =
    R"({"emotions": ["neutral", "happy"], "engine": {"affinity_bias": 0.002},
  "regions": [{"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]}]})";

TEST(UserBias, IsTheShareOfAUsersTimeThatAffinityMakesAnotherMood) {
    const auto findings =
        diagnosed(kFriendly, "{users: {fan: {affinity: 20}}, turns: [{at: 10, user: fan}], until: 110}");
    const Finding* found = find(findings, FindingKind::user_bias, "fan");
    ASSERT_NE(found, nullptr);
    const double rest = 0.002 * 20 / (1 - std::exp2(-0.1));
    const double passes_sec = 10 * std::log2(rest / (rest - 0.1));  // v reaches 0.1
    EXPECT_NEAR(found->severity, (100 - passes_sec) / 100, 1e-9);
    EXPECT_NEAR(found->span.from_sec, 10 + passes_sec, 1e-9);
    EXPECT_NE(found->why[0].text().find("happy instead of neutral"), std::string::npos) << found->why[0];
}

TEST(UserBias, StatesTheExactMeanShiftOfValence) {
    const auto findings =
        diagnosed(kFriendly, "{users: {fan: {affinity: 20}}, turns: [{at: 0, user: fan}], until: 100}");
    const Finding* found = find(findings, FindingKind::user_bias, "fan");
    ASSERT_NE(found, nullptr);
    const double rest = 0.002 * 20 / (1 - std::exp2(-0.1));
    const double mean = rest - rest * 10 / std::log(2.0) * (1 - std::exp2(-10)) / 100;
    char shift[16];
    std::snprintf(shift, sizeof shift, "%+.3f", mean);
    EXPECT_NE(found->why[0].text().find(shift), std::string::npos) << found->why[0] << " lacks " << shift;
}

TEST(UserBias, ALittleAffinityChangesNothing) {
    const char* const kScenario = "{users: {fan: {affinity: 2}}, turns: [{at: 10, user: fan}], until: 110}";
    EXPECT_TRUE(diagnosed(kFriendly, kScenario).empty());
}

TEST(UserBias, WhoSpeaksAfterAFriendIsNotBlamedForTheMood) {
    const auto findings = diagnosed(kFriendly,
                                    "{users: {fan: {affinity: 40}, guest: {affinity: 1}},"
                                    " turns: [{at: 0, user: fan}, {at: 60, user: guest}], until: 75}");
    EXPECT_NE(find(findings, FindingKind::user_bias, "fan"), nullptr);
    EXPECT_EQ(find(findings, FindingKind::user_bias, "guest"), nullptr);
}

// ---- triggers and moods that never come

std::string trigger_persona(const std::string& hold) {
    return R"({"emotions": ["neutral", "angry", "glad"], "regions": [],
      "engine": {"cooldown_sec": 3, "trigger_hold_sec": )" +
           hold + R"(}, "transitions": {"any->angry": ["boo"], "any->glad": ["hey"]}})";
}
const char* const kBooHey = "{turns: [{at: 1, text: boo}, {at: 1.5, text: hey}], until: 30}";

TEST(LostTrigger, IsOneThatTheCooldownOutlasts) {
    const auto findings = diagnosed(trigger_persona("1"), kBooHey);
    const Finding* found = find(findings, FindingKind::lost_trigger, "any->glad");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->severity, 1);
    EXPECT_EQ(found->turns, std::vector<std::uint32_t>{1});
    EXPECT_NEAR(found->span.from_sec, 1.5, 1e-12);
    EXPECT_NEAR(found->span.to_sec, 2.5, 1e-12);
    EXPECT_EQ(find(findings, FindingKind::lost_trigger, "any->angry"), nullptr);
    EXPECT_FALSE(any_of_kind(diagnosed(trigger_persona("3"), kBooHey), FindingKind::lost_trigger));
}

TEST(LostTrigger, OneThatALaterTriggerReplacesIsNotLost) {
    const char* const kReplaced =
        "{turns: [{at: 1, text: boo}, {at: 1.5, text: hey}, {at: 2, text: boo}], until: 30}";
    EXPECT_FALSE(any_of_kind(diagnosed(trigger_persona("1"), kReplaced), FindingKind::lost_trigger));
}

TEST(LostTrigger, TheHeuristicVariantLosesWhatItRefuses) {
    const auto findings = diagnosed(trigger_persona("3"), kBooHey, Variant::heuristic);
    EXPECT_NE(find(findings, FindingKind::lost_trigger, "any->glad"), nullptr);
    const char* const kPatient = "{turns: [{at: 4, text: boo}, {at: 8, text: hey}], until: 30}";
    const auto patient = diagnosed(trigger_persona("3"), kPatient, Variant::heuristic);
    EXPECT_EQ(find(patient, FindingKind::lost_trigger, "any->glad"), nullptr);
}

TEST(UnreachableMood, IsOneThatIsCalledForAndNeverComes) {
    const auto findings = diagnosed(trigger_persona("1"), kBooHey);
    const Finding* found = find(findings, FindingKind::unreachable_mood, "glad");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->severity, 1);
    EXPECT_EQ(find(findings, FindingKind::unreachable_mood, "angry"), nullptr);
}

TEST(UnreachableMood, AMoodThatComesOnceOrThatNobodyCallsForIsFine) {
    const char* const kOnce =
        "{turns: [{at: 1, text: boo}, {at: 1.5, text: hey}, {at: 20, text: hey}], until: 30}";
    EXPECT_FALSE(any_of_kind(diagnosed(trigger_persona("1"), kOnce), FindingKind::unreachable_mood));
    EXPECT_FALSE(any_of_kind(diagnosed(trigger_persona("1"), "{turns: [{at: 1, text: boo}], until: 30}"),
                             FindingKind::unreachable_mood));
}

TEST(UnreachableMood, NeutralIsNotCalledForWhereItIsOnlyWhatRemains) {
    // v fades to 0.08, inside the exit border of happy: neutral is refused to the end
    const std::string persona =
        R"({"emotions": ["neutral", "happy"], "engine": {"baseline": {"valence": 0.08}},
      "regions": [{"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]}]})";
    const auto findings = diagnosed(persona, "{start: {mood: happy, valence: 0.5}, turns: [], until: 120}");
    EXPECT_FALSE(any_of_kind(findings, FindingKind::unreachable_mood));
}

// ---- overshoot

TEST(SignOvershoot, TheHeuristicVariantPassesZeroInSilence) {
    const std::string persona =
        R"({"emotions": ["neutral"], "sentiment_keywords": {"praise": ["up"]}, "regions": []})";
    const char* const kSilence =
        "{start: {valence: 0.2}, turns: [{at: 1, text: a}, {at: 31, text: b}], until: 40}";
    const auto findings = diagnosed(persona, kSilence, Variant::heuristic);
    const Finding* valence = find(findings, FindingKind::sign_overshoot, "valence");
    ASSERT_NE(valence, nullptr);
    EXPECT_NEAR(valence->severity, 0.03 * 30 - 0.2, 1e-9);
    EXPECT_EQ(valence->turns, std::vector<std::uint32_t>{1});
    const Finding* arousal = find(findings, FindingKind::sign_overshoot, "arousal");
    ASSERT_NE(arousal, nullptr);
    EXPECT_NEAR(arousal->severity, 0.3, 1e-9);
    EXPECT_FALSE(any_of_kind(diagnosed(persona, kSilence), FindingKind::sign_overshoot));
}

TEST(SignOvershoot, IsAStepPastTheRestWithNothingSaidInAnyVariantThatFades) {
    const test::Patient patient(R"({"emotions": ["neutral"], "regions": []})",
                                "{start: {valence: 0.2}, turns: [{at: 1}], until: 10}", Variant::discrete);
    Trace trace = patient.trace();
    const auto diagnosis = [&] { return diagnose(trace, patient.scenario, patient.heard, patient.policy); };
    EXPECT_FALSE(any_of_kind(diagnosis(), FindingKind::sign_overshoot));
    trace.anchors.valence.back() = -0.1;  // as no step of ours does
    const auto findings = diagnosis();
    const Finding* found = find(findings, FindingKind::sign_overshoot, "valence");
    ASSERT_NE(found, nullptr);
    EXPECT_NEAR(found->severity, 0.1, 1e-12);
}

TEST(SignOvershoot, AShortPauseIsTooShortForIt) {
    const std::string persona = R"({"emotions": ["neutral"], "regions": []})";
    const char* const kPause =
        "{start: {valence: 0.2}, turns: [{at: 1, text: a}, {at: 1.9, text: b}], until: 3}";
    EXPECT_FALSE(any_of_kind(diagnosed(persona, kPause, Variant::heuristic), FindingKind::sign_overshoot));
}

}  // namespace
}  // namespace rei
