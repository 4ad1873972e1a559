#include "rei/policy/lint.hpp"

#include <algorithm>
#include <cmath>

#include "sample_policies.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rei/affect/relaxation.hpp"
#include "rei/policy/reachability.hpp"

namespace rei {
namespace {

using testing::AllOf;
using testing::HasSubstr;

Policy documents_policy() {
    return policy_of(documents_text()).policy;
}

/// The findings of one rule, as "path: message" lines.
std::vector<std::string> found(const Policy& policy, const std::string& rule) {
    std::vector<std::string> lines;
    for (const LintFinding& finding : lint_policy(policy)) {
        if (finding.rule == rule)
            lines.push_back(std::string(finding.path).append(": ").append(finding.message.text()));
    }
    return lines;
}
std::string only(const Policy& policy, const std::string& rule) {
    const std::vector<std::string> lines = found(policy, rule);
    EXPECT_EQ(lines.size(), 1U) << rule << ": " << testing::PrintToString(lines);
    return lines.empty() ? "" : lines[0];
}

TEST(Lint, TheDocumentsPolicyHasAnUnreachableMoodAndASteadyBiasAndNothingElse) {
    const std::vector<LintFinding> findings = lint_policy(documents_policy());
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].rule, "unreachable-mood");
    EXPECT_EQ(findings[0].path, "emotions[3]");
    EXPECT_THAT(findings[0].message.text(), HasSubstr("shy"));
    EXPECT_EQ(findings[1].rule, "steady-bias");
    EXPECT_EQ(findings[1].path, "engine.affinity_bias");
    EXPECT_THAT(
        findings[1].message.text(),
        AllOf(HasSubstr("affinity 4 means happy for good"), HasSubstr("affinity 34 pins valence at 1"),
              HasSubstr("affinity -4 means sad"), HasSubstr("affinity -34 pins valence at -1")));
}

TEST(Lint, TheCureOfASteadyBiasCures) {
    Policy policy = documents_policy();
    policy.engine.affinity_bias = 6.6e-05;  // what the message says
    EXPECT_THAT(only(documents_policy(), "steady-bias"), HasSubstr("η at most 6.6e-05"));
    EXPECT_TRUE(found(policy, "steady-bias").empty());
    policy.engine.affinity_bias = 0;
    EXPECT_TRUE(found(policy, "steady-bias").empty());
}

TEST(Lint, EveryFindingNamesAKnownRuleInTheOrderOfTheRules) {
    Policy policy = documents_policy();
    policy.voices.clear();
    policy.engine.cooldown_sec = 50;
    policy.engine.heuristic_decay_arousal = 5;
    policy.transitions.push_back({"x->y", "x", "y", {"z"}});
    std::ptrdiff_t last = 0;
    for (const LintFinding& finding : lint_policy(policy)) {
        const auto& rules = lint_rules();
        const auto rule = std::find_if(rules.begin(), rules.end(),
                                       [&](const LintRule& r) { return r.name == finding.rule; });
        ASSERT_NE(rule, rules.end()) << finding.rule;
        EXPECT_GE(rule - rules.begin(), last);
        last = rule - rules.begin();
    }
}

TEST(Lint, ATriggerOrARegionMakesAMoodReachable) {
    Policy policy = documents_policy();
    policy.transitions.push_back({"any->shy", "any", "shy", {}});
    EXPECT_EQ(found(policy, "unreachable-mood").size(), 1U) << "a trigger without words leads nowhere";
    policy.transitions.back().words = {"귀여"};
    EXPECT_TRUE(found(policy, "unreachable-mood").empty());
    policy.transitions.back() = {"shy->shy", "shy", "shy", {"귀여"}};
    EXPECT_EQ(found(policy, "unreachable-mood").size(), 1U) << "its source can't be had";
    policy.transitions.clear();
    policy.regions.push_back({"shy", {0, 0.1}, {0.3, 0.5}, {}, Interval{8, 100}});
    EXPECT_TRUE(found(policy, "unreachable-mood").empty());
}

TEST(Lint, AMoodBehindAnEarlierRegionOrOutOfReachIsUnreachable) {
    Policy policy = documents_policy();
    policy.transitions.clear();
    policy.regions.insert(policy.regions.begin(), {"neutral", {0.1, 1}, {0, 0.55}, {}, {}});
    EXPECT_THAT(testing::PrintToString(found(policy, "unreachable-mood")), HasSubstr("happy"));
    policy.regions.front().affinity = Interval{10, 100};
    EXPECT_THAT(testing::PrintToString(found(policy, "unreachable-mood")), testing::Not(HasSubstr("happy")));
    policy = documents_policy();
    policy.transitions.clear();
    policy.engine.stimulus_gain_arousal = 0;  // arousal never leaves 0.3
    const std::string lines = testing::PrintToString(found(policy, "unreachable-mood"));
    EXPECT_THAT(lines, AllOf(HasSubstr("excited"), HasSubstr("angry"), HasSubstr("tired"),
                             HasSubstr("arousal to [0.30, 0.30]")));
    EXPECT_THAT(lines, testing::Not(HasSubstr("happy:")));
}

TEST(Lint, AMoodThatNothingEndsIsInescapable) {
    Policy policy = documents_policy();
    policy.transitions.resize(2);
    policy.regions = {{"sad", {-1, 1}, {0, 1}, {}, {}}};
    EXPECT_TRUE(found(policy, "inescapable-mood").empty()) << "triggers lead out";
    policy.transitions = {{"any->sad", "any", "sad", {"슬프"}}};
    EXPECT_THAT(only(policy, "inescapable-mood"), HasSubstr("emotions[5]: nothing ends sad"));
}

TEST(Lint, ABaselineInsideAnExitBorderIsFound) {
    Policy policy = documents_policy();
    EXPECT_TRUE(found(policy, "baseline-inside-region").empty());
    policy.engine.hysteresis_arousal =
        0.05;  // tired ends above 0.25 + 0.05, the rest is 0.3: approached, never passed
    EXPECT_THAT(only(policy, "baseline-inside-region"),
                AllOf(HasSubstr("regions[4]"), HasSubstr("exit border"), HasSubstr("tired")));
    policy.engine.baseline_valence = 0.3;
    EXPECT_THAT(found(policy, "baseline-inside-region").front(),
                AllOf(HasSubstr("regions[1]"), HasSubstr("inside the region")));
}

TEST(Lint, TriggersOfUnknownMoodsAreFound) {
    Policy policy = documents_policy();
    policy.transitions.push_back({"insult->rage", "insult", "rage", {"x"}});
    const std::vector<std::string> lines = found(policy, "trigger-unknown-mood");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0], HasSubstr("transitions.insult->rage: comes from insult"));
    EXPECT_THAT(lines[1], HasSubstr("leads to rage"));
}

TEST(Lint, AHoldShorterThanTheCooldownIsFound) {
    Policy policy = documents_policy();
    policy.engine.trigger_hold_sec = 2;
    EXPECT_THAT(only(policy, "hold-shorter-than-cooldown"),
                AllOf(HasSubstr("2 s"), HasSubstr("3 s"), HasSubstr("first 1 s")));
    policy.transitions.clear();
    EXPECT_TRUE(found(policy, "hold-shorter-than-cooldown").empty());
}

TEST(Lint, AKeywordInOpposingClassesIsFoundHoweverItIsComposed) {
    Policy policy = documents_policy();
    policy.classes[4].keywords.emplace_back(
        "\xE1\x84\x8E\xE1\x85\xAC\xE1\x84\x80\xE1\x85\xA9");  // 최고, decomposed
    EXPECT_THAT(only(policy, "opposing-keyword"), HasSubstr("sentiment_keywords.sadness[4]"));
    policy = documents_policy();
    policy.classes[0].keywords.emplace_back("WOW");
    policy.classes[3].keywords.emplace_back("wow");
    EXPECT_TRUE(found(policy, "opposing-keyword").empty()) << "praise and hype pull the same way";
}

TEST(Lint, WordsHiddenInOthersAreFoundWhereItMatters) {
    Policy policy = documents_policy();
    policy.classes[1].keywords.emplace_back("안좋았");  // insult, holds praise's 좋았
    EXPECT_THAT(only(policy, "hidden-keyword"),
                AllOf(HasSubstr("sentiment_keywords.insult[5]"), HasSubstr("좋았"), HasSubstr("praise")));
    policy = documents_policy();
    policy.classes[3].keywords.emplace_back("미쳤다");  // hype counts 미쳤 as well
    EXPECT_THAT(only(policy, "hidden-keyword"), HasSubstr("counts twice"));
    policy = documents_policy();
    policy.transitions.push_back({"any->shy", "any", "shy", {"바보야 부끄러"}});  // 바보 leads to angry first
    const std::vector<std::string> lines = found(policy, "hidden-keyword");
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_THAT(lines[0], AllOf(HasSubstr("transitions.any->shy[0]"), HasSubstr("any->angry"),
                                HasSubstr("comes first")));
    std::swap(policy.transitions.front(), policy.transitions.back());
    EXPECT_TRUE(found(policy, "hidden-keyword").empty());
    policy = documents_policy();
    policy.transitions.push_back({"any->happy ", "any", "happy", {"괜찮아 별로"}});
    EXPECT_THAT(only(policy, "hidden-keyword"), HasSubstr("pushes away from it"));
}

TEST(Lint, AClassWithoutDirectionIsFound) {
    Policy policy = documents_policy();
    policy.classes.push_back({"fatigue", 0, 0, {"졸려"}});
    EXPECT_THAT(only(policy, "class-without-direction"), HasSubstr("sentiment_keywords.fatigue"));
}

TEST(Lint, MoodsThatCannotBeSeenOrHeardAreFound) {
    Policy policy = documents_policy();
    policy.voices.erase(policy.voices.begin());
    policy.faces.pop_back();
    policy.style_hints.clear();
    EXPECT_THAT(only(policy, "mood-without-voice"),
                HasSubstr("happy has no voice and takes that of neutral"));
    EXPECT_THAT(only(policy, "mood-without-face"), HasSubstr("neutral has no face; add"));
    EXPECT_THAT(only(policy, "mood-without-hint"), HasSubstr("no mood has a style hint"));
}

TEST(Lint, NumbersOutsideTheirRecommendedRangeSayWhatGoesWrong) {
    Policy policy = documents_policy();
    policy.engine.cooldown_sec = 1;
    policy.engine.trigger_hold_sec = 2;
    policy.classes[0].valence = 3;
    const std::vector<std::string> lines = found(policy, "outside-recommended");
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0], "engine.cooldown_sec: 1 s is outside the recommended 2 to 5 s: The face flickers.");
    EXPECT_THAT(lines[1], HasSubstr("sentiment_weights.praise.valence: 3 is outside"));
}

TEST(Lint, DecayAndHalfLifeThatDisagreeAreFound) {
    Policy policy = documents_policy();
    policy.engine.half_life_intensity_sec = 60;
    EXPECT_THAT(only(policy, "decay-disagrees"),
                AllOf(HasSubstr("engine.decay.intensity"), HasSubstr("6.25 s"), HasSubstr("60 s")));
    policy = documents_policy();
    policy.engine.heuristic_decay_arousal = 0;
    EXPECT_THAT(only(policy, "decay-disagrees"), HasSubstr("never fades"));
}

TEST(Lint, APersonaOfNeutralAloneIsFine) {
    EXPECT_TRUE(found(policy_of("{\"emotions\": [\"neutral\"]}").policy, "inescapable-mood").empty());
}

TEST(Reachability, NoConversationFindsAMoodThatIsCalledUnreachable) {
    std::uint32_t random = 5;
    const auto next = [&random] {
        random = random * 1664525U + 1013904223U;
        return static_cast<double>(random >> 8U) / (1U << 24U);
    };
    for (int round = 0; round < 12; ++round) {
        Policy policy = documents_policy();
        policy.transitions.clear();
        EngineSettings& e = policy.engine;
        e.stimulus_gain_valence = next() * 0.2;
        e.stimulus_gain_arousal = next() * 0.3;
        e.mood_delta_gain = round % 2 == 0 ? 0 : 0.1;
        e.affinity_bias = round % 3 == 0 ? 0 : 0.0005;
        e.half_life_valence_sec = 1 + next() * 30;
        e.half_life_arousal_sec = 1 + next() * 30;
        policy.classes.resize(1 + static_cast<std::size_t>(next() * 5));
        const Reachability reach = find_reachability(policy);
        AffectState state;
        for (int turn = 0; turn < 3000; ++turn) {
            const double wait = next() < 0.5 ? 0 : next() * 20;
            const double rest = e.baseline_valence + e.affinity_bias * std::floor(next() * 201 - 100) /
                                                         decay_per_sec(e.half_life_valence_sec);
            state.valence =
                Relaxation{state.valence, rest, state.valence - rest, e.half_life_valence_sec, -1, 1}.at(
                    wait);
            state.arousal = Relaxation{state.arousal,
                                       e.baseline_arousal,
                                       state.arousal - e.baseline_arousal,
                                       e.half_life_arousal_sec,
                                       0,
                                       1}
                                .at(wait);
            const SentimentClass& said =
                policy.classes[static_cast<std::size_t>(next() * static_cast<double>(policy.classes.size()))];
            const double words = std::floor(1 + next() * 4);
            const auto cap = [&](double phi) { return std::clamp(phi, -e.max_stimulus, e.max_stimulus); };
            const double delta = e.mood_delta_gain * (std::floor(next() * 5) - 2);
            state.valence = std::clamp(
                state.valence + e.stimulus_gain_valence * cap(words * said.valence) + delta, -1.0, 1.0);
            state.arousal =
                std::clamp(state.arousal + e.stimulus_gain_arousal * cap(words * said.arousal), 0.0, 1.0);
            const auto region =
                std::find_if(policy.regions.begin(), policy.regions.end(), [&](const Region& box) {
                    return state.valence >= box.valence.low && state.valence <= box.valence.high &&
                           state.arousal >= box.arousal.low && state.arousal <= box.arousal.high;
                });
            if (region == policy.regions.end()) continue;
            // a cell of slack: the flood keeps one state a cell
            ASSERT_TRUE(reach.reachable[policy.mood(region->mood)])
                << region->mood << " at " << state.valence << ", " << state.arousal;
        }
    }
}

}  // namespace
}  // namespace rei
