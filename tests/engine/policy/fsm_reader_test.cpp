// The table of the fsm variant in a policy file: reading, refusing, writing back, comparing.
#include "sample_policies.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rei/policy/policy_diff.hpp"

namespace rei {
namespace {

using testing::HasSubstr;
using On = FsmRule::On;

std::string with_table(const std::string& rows) {
    return R"({"emotions": ["neutral", "happy", "angry"],
  "engine": {"fsm": {"transitions": )" +
           rows + R"(, "note": "unknown keys beside it stay"}},
  "sentiment_keywords": {"praise": ["good"]},
  "sentiment_weights": {"insult": {"valence": -1}},
  "transitions": {"any->angry": ["boo"]}
})";
}
std::string errors(const std::string& rows) {
    return text_of(parse_policy(with_table(rows), "p.json").problems);
}
std::string error_of_row(const std::string& row) {
    return errors("[\n" + row + "]");
}

TEST(FsmReader, APolicyWithoutATableHasNone) {
    EXPECT_FALSE(policy_of(documents_text()).policy.fsm_rules);
}

TEST(FsmReader, AnEmptyTableIsATableInWhichNothingHappens) {
    const Policy policy = policy_of(with_table("[]")).policy;
    ASSERT_TRUE(policy.fsm_rules);
    EXPECT_TRUE(policy.fsm_rules->empty());
}

TEST(FsmReader, RowsOfAllKindsAreRead) {
    const Policy policy = policy_of(with_table(R"([
      {"from": "any", "trigger": "any->angry", "to": "angry"},
      {"from": "happy", "sentiment": "insult", "to": {"neutral": 0.5, "angry": 0.25}},
      {"sentiment": "praise", "to": "happy"},
      {"from": "angry", "after_sec": 12.5, "to": "neutral"}])"))
                              .policy;
    ASSERT_TRUE(policy.fsm_rules);
    EXPECT_EQ(*policy.fsm_rules,
              (std::vector<FsmRule>{
                  {"any", On::trigger, "any->angry", 0, {{"angry", 1}}},
                  {"happy", On::sentiment, "insult", 0, {{"neutral", 0.5}, {"angry", 0.25}}},
                  {"any", On::sentiment, "praise", 0, {{"happy", 1}}},
                  {"angry", On::timeout, "", 12.5, {{"neutral", 1}}},
              }));
}

TEST(FsmReader, RoundingIsNoExcessOfProbability) {
    EXPECT_EQ(
        error_of_row(R"({"sentiment": "praise", "to": {"happy": 0.33, "angry": 0.56, "neutral": 0.11}})"),
        "");
}

TEST(FsmReader, WhatIsWrongInARowIsToldWithItsPlace) {
    const std::string at = "p.json:3:";
    EXPECT_EQ(error_of_row(R"({"from": "bored", "sentiment": "praise", "to": "happy"})"),
              at + "10: engine.fsm.transitions[0].from: found \"bored\", expected any or a mood listed in "
                   "emotions");
    EXPECT_EQ(error_of_row(R"({"sentiment": "prase", "to": "happy"})"),
              at + "15: engine.fsm.transitions[0].sentiment: found \"prase\", expected a class of "
                   "sentiment_keywords or sentiment_weights");
    EXPECT_EQ(error_of_row(R"({"trigger": "any->happy", "to": "happy"})"),
              at + "13: engine.fsm.transitions[0].trigger: found \"any->happy\", expected a key of "
                   "transitions");
    EXPECT_EQ(error_of_row(R"({"after_sec": 0, "to": "happy"})"),
              at + "15: engine.fsm.transitions[0].after_sec: found 0, expected a number of seconds in [0.01, "
                   "10000000]");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "to": "any"})"),
              at + "24: engine.fsm.transitions[0].to: found \"any\", expected a mood listed in emotions");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5})"),
              at + "1: engine.fsm.transitions[0].to: found nothing, expected a mood, or an object of moods "
                   "with their probabilities");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "to": ["happy"]})"),
              at + "24: engine.fsm.transitions[0].to: found a list, expected a mood, or an object of moods "
                   "with their probabilities");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "to": {"happy": 0}})"),
              at + "34: engine.fsm.transitions[0].to.happy: found 0, expected a probability above 0 and up "
                   "to 1");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "to": {"bored": 1}})"),
              at + "25: engine.fsm.transitions[0].to.bored: found \"bored\", expected a mood listed in "
                   "emotions");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "to": {}})"),
              at + "24: engine.fsm.transitions[0].to: found no mood in it, expected at least one");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "to": {"happy": 0.75, "angry": 0.5}})"),
              at + "24: engine.fsm.transitions[0].to: found probabilities that add up to 1.25, expected at "
                   "most 1");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "sentimental": "praise", "to": "happy"})"),
              at + "18: engine.fsm.transitions[0].sentimental: found \"sentimental\", expected one of from, "
                   "sentiment, trigger, after_sec, to");
    EXPECT_EQ(error_of_row(R"({"to": "happy"})"),
              at + "1: engine.fsm.transitions[0]: found 0 of sentiment, trigger and after_sec, expected "
                   "exactly one");
    EXPECT_EQ(error_of_row(R"({"after_sec": 5, "sentiment": "praise", "to": "happy"})"),
              at + "1: engine.fsm.transitions[0]: found 2 of sentiment, trigger and after_sec, expected "
                   "exactly one");
    EXPECT_EQ(error_of_row("7"), at + "1: engine.fsm.transitions[0]: found 7, expected an object");
}

TEST(FsmReader, WrongShapesAroundTheTableAreRefused) {
    EXPECT_THAT(errors("{}"), HasSubstr("engine.fsm.transitions: found an object, expected a list of rows"));
    EXPECT_THAT(errors("null"), HasSubstr("engine.fsm.transitions: found null, expected a list of rows"));
    std::string many;
    for (int k = 0; k < 10'001; ++k) many += R"({"after_sec": 1, "to": "happy"},)";
    many.back() = ']';
    many.insert(0, "[");
    EXPECT_THAT(errors(many), HasSubstr("found 10001 rows, expected at most 10000"));
}

TEST(FsmReader, ATableThatIsChangedIsWrittenAndReadsBack) {
    const std::vector<FsmRule> rows = {{"any", On::trigger, "any->angry", 0, {{"angry", 1}}},
                                       {"happy", On::sentiment, "praise", 0, {{"neutral", 0.5}}},
                                       {"angry", On::timeout, "", 12.5, {{"neutral", 0.3}, {"happy", 0.7}}}};
    const PolicyFile documents = policy_of(documents_text());
    Policy tuned = documents.policy;
    tuned.fsm_rules = rows;
    const std::string text = export_text(documents, tuned);
    EXPECT_EQ(*policy_of(text).policy.fsm_rules, rows);
    EXPECT_THAT(text, HasSubstr("\n    {\"from\": \"angry\", \"after_sec\": 12.5, \"to\": {\"neutral\": 0.3, "
                                "\"happy\": 0.7}}\n"));

    const PolicyFile given = policy_of(with_table(R"([{"sentiment": "praise", "to": "happy"}])"));
    tuned = given.policy;
    tuned.fsm_rules->push_back({"any", On::timeout, "", 3, {{"neutral", 1}}});
    EXPECT_EQ(policy_of(export_text(given, tuned)).policy, tuned);
    tuned.fsm_rules.reset();
    EXPECT_EQ(policy_of(export_text(given, tuned)).policy, tuned);
    EXPECT_THAT(export_text(given, tuned), HasSubstr("unknown keys beside it stay"));
}

TEST(FsmReader, TheTableCountsInDiffAndHash) {
    const Policy before = policy_of(documents_text()).policy;
    Policy after = before;
    after.fsm_rules = {{"happy", On::timeout, "", 5, {{"neutral", 1}}}};
    const std::vector<PolicyChange> changes = diff_policies(before, after);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].path, "engine.fsm.transitions");
    EXPECT_EQ(changes[0].before, "");
    EXPECT_EQ(changes[0].after, R"([{"from": "happy", "after_sec": 5, "to": "neutral"}])");
    EXPECT_NE(policy_hash(before), policy_hash(after));
}

}  // namespace
}  // namespace rei
