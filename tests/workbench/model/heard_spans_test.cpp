#include "rei/model/heard_spans.hpp"

#include <string>

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

#include "rei/text/normalise.hpp"

namespace rei::workbench {
namespace {

Policy policy_with_words() {
    return test::policy_from(R"({"emotions": ["neutral", "angry"],
        "sentiment_keywords": {"praise": ["최고", "nice", "É"], "hype": ["고고"]},
        "transitions": {"any->angry": ["nic", "바보"]}})");
}

/// Each span as `bytes heard:owner`, a trigger's owner with an arrow.
std::vector<std::string> heard(const std::string& text) {
    const Policy policy = policy_with_words();
    const Appraiser appraiser(policy);
    std::vector<std::string> out;
    for (const HeardSpan& span : heard_spans(text, appraiser)) {
        const std::string& owner =
            span.is_trigger ? policy.transitions[span.owner].key : policy.classes[span.owner].name;
        out.push_back(text.substr(span.begin, span.end - span.begin) + " " + std::string(span.word) + ":" +
                      owner);
    }
    return out;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(HeardSpans, AreWhereAWordStandsEachTimeItDoes) {
    EXPECT_THAT(heard("최고! 진짜 최고"), ElementsAre("최고 최고:praise", "최고 최고:praise"));
    EXPECT_THAT(heard("아무 말"), IsEmpty());
    EXPECT_THAT(heard(""), IsEmpty());
}

TEST(HeardSpans, MayOverlapAndNest) {
    EXPECT_THAT(heard("최고고"), ElementsAre("최고 최고:praise", "고고 고고:hype"));
    EXPECT_THAT(heard("Nice"), ElementsAre("Nic nic:any->angry", "Nice nice:praise"));
}

TEST(HeardSpans, CoverTheCharactersAsTheyAreTyped) {
    const std::string loose = "\xE1\x84\x8E\xE1\x85\xAC\xE1\x84\x80\xE1\x85\xA9";  // 최고 in loose letters
    EXPECT_THAT(heard("ab " + loose + "!"), ElementsAre(loose + " 최고:praise"));
    EXPECT_THAT(heard("E\xCC\x81!"), ElementsAre("E\xCC\x81 É:praise"));
    EXPECT_THAT(heard("\xC3\x89t\xC3\xA9"), ElementsAre("\xC3\x89 É:praise", "\xC3\xA9 É:praise"));
}

TEST(HeardSpans, ASyllableWithAnotherLetterIsAnotherSyllable) {
    EXPECT_THAT(heard("바봅"), IsEmpty());
    EXPECT_THAT(heard("바보"), ElementsAre("바보 바보:any->angry"));
}

TEST(HeardSpans, StandBesideBytesThatAreNoText) {
    EXPECT_THAT(heard("\xFF최고\xE1"), ElementsAre("최고 최고:praise"));
}

TEST(HeardSpans, AreThereExactlyForTheWordsTheEngineHears) {
    const Policy policy = test::shipped_policy("rei.json");
    const Appraiser appraiser(policy);
    test::Dice dice(7);
    const std::vector<std::string> pieces{
        "최", "고", "\xE1\x84\x80", "\xE1\x85\xA9", "\xE1\x86\xAB", "바보", "E", "\xCC\x81", " ", "멋",
        "져", "😀",  "\xEF\xB8\x8F", "대박",         "\xFF",         "우울"};
    int spans = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int k = dice.whole(0, 8); k > 0; --k) text += dice.pick(pieces);
        std::vector<std::string> expected, marked;
        for (const FoundWord& one : appraiser.find_words(text)) expected.emplace_back(one.word);
        for (const HeardSpan& span : heard_spans(text, appraiser)) {
            marked.emplace_back(span.word);
            EXPECT_THAT(normalise(text.substr(span.begin, span.end - span.begin)),
                        testing::HasSubstr(normalise(span.word)));
            ++spans;
        }
        for (auto* words : {&expected, &marked}) {
            std::sort(words->begin(), words->end());
            words->erase(std::unique(words->begin(), words->end()), words->end());
        }
        EXPECT_EQ(expected, marked) << text;
    }
    EXPECT_GT(spans, 1000);
}

}  // namespace
}  // namespace rei::workbench
