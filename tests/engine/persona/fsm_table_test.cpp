// The table that a policy means, which class a push speaks of, and chances.
#include "rei/persona/fsm_table.hpp"

#include <cmath>
#include <map>

#include "engine/test_data.hpp"

namespace rei {
namespace {

using test::policy_from;
using On = FsmRule::On;

/// "happy -praise-> excited" and so on, the rows of one mood.
std::string rows_of(const Policy& policy, const std::string& from) {
    std::string out;
    for (const FsmRule& rule : derive_fsm_rules(policy)) {
        if (rule.from != from) continue;
        char after[32] = "timeout";
        if (rule.on == On::timeout) std::snprintf(after, sizeof after, "%.3f s", rule.after_sec);
        out += (rule.on == On::timeout ? after : rule.event) + " -> " + rule.to[0].first + "\n";
    }
    return out;
}

TEST(DerivedTable, OfTheDocumentsPolicyHasItsTriggersWeightsAndRegions) {
    const Policy policy = test::shipped_policy("rei.json");
    EXPECT_EQ(rows_of(policy, "any"),
              "any->angry -> angry\nany->happy -> happy\nany->sad -> sad\nany->excited -> excited\n");
    EXPECT_EQ(rows_of(policy, "neutral"),
              "praise -> happy\ninsult -> sad\ncomfort -> happy\nhype -> happy\nsadness -> sad\n");
    // 0.55·2^(−t/10) passes happy's exit border, 0.05, after 34.594 s; excited's arousal, 0.475 above rest,
    // passes 0.52 after 11.104 s
    EXPECT_EQ(rows_of(policy, "happy"),
              "praise -> happy\ncomfort -> happy\nhype -> happy\n34.594 s -> neutral\n");
    EXPECT_EQ(rows_of(policy, "excited"),
              "praise -> excited\ncomfort -> excited\nhype -> excited\n11.104 s -> happy\n");
}

TEST(DerivedTable, AMoodWithoutARegionLastsAsLongAsATriggerHolds) {
    Policy policy = test::shipped_policy("rei.json");
    policy.engine.trigger_hold_sec = 5;
    EXPECT_NE(rows_of(policy, "shy").find("5.000 s -> neutral"), std::string::npos);
}

TEST(DerivedTable, AMoodThatIsAtRestHasNoTimeOut) {
    const Policy policy = policy_from(R"({"emotions": ["neutral", "calm"],
      "regions": [{"mood": "calm", "valence": [-1, 1], "arousal": [0, 1]}]})");
    EXPECT_EQ(rows_of(policy, "calm"), "");
    EXPECT_EQ(rows_of(policy, "neutral"), "3.000 s -> calm\n");
}

TEST(DerivedTable, WhatIsPassedForLessThanTheCooldownIsPassedOver) {
    // from glad's centroid, 0.75, down past 0.5 through fine, whose exit is 0.4, to neutral
    const std::string json = R"({"emotions": ["neutral", "glad", "fine"],
      "engine": {"hysteresis": {"valence": 0}, "half_life_sec": {"valence": 1}, "cooldown_sec": COOLDOWN},
      "regions": [{"mood": "glad", "valence": [0.5, 1]}, {"mood": "fine", "valence": [0.4, 0.5]}]})";
    const auto with = [&](const std::string& cooldown) {
        std::string text = json;
        text.replace(text.find("COOLDOWN"), 8, cooldown);
        return rows_of(policy_from(text), "glad");
    };
    EXPECT_EQ(with("0.3"), "0.585 s -> fine\n");  // fine lasts log2(0.5/0.4) = 0.322 s
    EXPECT_EQ(with("0.4"), "0.585 s -> neutral\n");
}

TEST(DerivedTable, NeverLeadsRoundAndRoundByTimeAlone) {
    for (int seed = 0; seed < 300; ++seed) {
        test::Dice dice(static_cast<std::uint64_t>(seed));
        Policy policy = test::shipped_policy("rei.json");
        policy.engine.cooldown_sec = 0;
        for (Region& region : policy.regions) {
            const double v = dice.real(-1, 0.6), a = dice.real(0, 0.7);
            region.valence = {v, v + dice.real(0.05, 0.4)};
            region.arousal = {a, a + dice.real(0.05, 0.3)};
        }
        std::map<std::string, std::string> next;
        for (const FsmRule& rule : derive_fsm_rules(policy)) {
            if (rule.on == On::timeout) next[rule.from] = rule.to[0].first;
        }
        for (const auto& from : next) {
            std::string mood = from.first;
            for (std::size_t steps = 0; steps <= next.size() && next.count(mood) != 0; ++steps)
                mood = next[mood];
            EXPECT_EQ(next.count(mood), 0U) << "seed " << seed;
        }
    }
}

TEST(SentimentOf, IsTheClassOfASingleWordWhateverElseThereIs) {
    for (int seed = 0; seed < 300; ++seed) {
        test::Dice dice(static_cast<std::uint64_t>(seed));
        Policy policy = test::shipped_policy("rei.json");
        policy.engine.max_stimulus = dice.real(0.5, 10);
        policy.engine.context_turns = dice.whole(1, 5);
        policy.classes.push_back({"mild", policy.classes[0].valence / 3, policy.classes[0].arousal / 3, {}});
        for (int k = 0; k < 5; ++k) {
            policy.classes.push_back(
                {"class" + std::to_string(k), dice.real(-0.5, 0.5), dice.real(-0.5, 0.5), {}});
        }
        const FsmTable table(policy);
        const double cap = policy.engine.max_stimulus, parts = policy.engine.context_turns;
        for (std::size_t k = 5; k < policy.classes.size(); ++k) {
            const SentimentClass& one = policy.classes[k];
            const Stimulus word{std::clamp(one.valence, -cap, cap) / parts,
                                std::clamp(one.arousal, -cap, cap) / parts, 0.5};
            EXPECT_EQ(table.sentiment_of(word), static_cast<int>(k)) << "seed " << seed;
        }
    }
}

TEST(SentimentOf, MoreWordsOfAClassAreStillOfIt) {
    const Policy policy = test::shipped_policy("rei.json");
    const FsmTable table(policy);
    for (std::size_t k = 0; k < policy.classes.size(); ++k) {
        const SentimentClass& one = policy.classes[k];
        EXPECT_EQ(table.sentiment_of({one.valence * 1.4, one.arousal * 1.4, 0.8}), static_cast<int>(k));
    }
}

TEST(SentimentOf, AFaintPushSpeaksOfNothing) {
    const FsmTable table(test::shipped_policy("rei.json"));
    EXPECT_EQ(table.sentiment_of({0, 0, 0}), -1);
    EXPECT_EQ(table.sentiment_of({0.2, 0.04, 0.5}), -1);  // a fifth of praise
    EXPECT_EQ(table.sentiment_of({0.55, 0.11, 0.5}), 0);  // more than a half
    EXPECT_EQ(table.sentiment_of({0, -1, 0.5}), -1) << "no class speaks of that";
}

TEST(FsmTable, ChancesAreTakenInTheirShares) {
    Policy policy = test::shipped_policy("rei.json");
    policy.fsm_rules = {{"any", On::timeout, "", 1, {{"happy", 0.5}, {"sad", 0.2}}}};
    const FsmTable table(policy);
    std::map<Mood, int> counts;
    constexpr int kDraws = 100'000;
    for (int k = 0; k < kDraws; ++k) ++counts[table.answer(0, thrown(7, k))];
    const auto within = [](int count, double share) {
        return std::abs(count - kDraws * share) < 5 * std::sqrt(kDraws * share * (1 - share));
    };
    EXPECT_TRUE(within(counts[policy.mood("happy")], 0.5));
    EXPECT_TRUE(within(counts[policy.mood("sad")], 0.2));
    EXPECT_TRUE(within(counts[kNoMood], 0.3));
}

TEST(FsmTable, OfSeveralRowsTheFirstAnswersAndTriggersComeBeforeClasses) {
    Policy policy = test::shipped_policy("rei.json");
    policy.fsm_rules = {{"happy", On::sentiment, "insult", 0, {{"neutral", 1}}},
                        {"any", On::sentiment, "insult", 0, {{"sad", 1}}},
                        {"happy", On::trigger, "any->angry", 0, {{"tired", 1}}},
                        {"any", On::trigger, "any->angry", 0, {{"angry", 1}}}};
    const FsmTable table(policy);
    const Mood happy = policy.mood("happy"), shy = policy.mood("shy");
    const std::vector<std::uint16_t> boo = {0};
    EXPECT_EQ(table.row_for_turn(happy, {}, 1), 0);
    EXPECT_EQ(table.row_for_turn(shy, {}, 1), 1);
    EXPECT_EQ(table.row_for_turn(happy, boo, 1), 2);
    EXPECT_EQ(table.row_for_turn(shy, boo, 1), 3);
    EXPECT_EQ(table.row_for_turn(shy, {}, 0), FsmTable::kNoRow);
}

}  // namespace
}  // namespace rei
