#include "rei/study/vocabulary.hpp"

#include <algorithm>

#include "engine/test_data.hpp"

#include "rei/study/talk_moves.hpp"
#include "rei/study/talk_space.hpp"

namespace rei {
namespace {

std::vector<HeardClass> classes(const Heard& heard) {
    return {heard.classes.begin(), heard.classes.end()};
}
std::vector<std::uint16_t> transitions(const Heard& heard) {
    return {heard.transitions.begin(), heard.transitions.end()};
}

class VocabularyOf : public testing::TestWithParam<const char*> {};

TEST_P(VocabularyOf, WhatSeveralWordsSayIsWhatTheirTextSays) {
    const Policy policy = test::shipped_policy(GetParam());
    const TalkSpace space = any_talk(policy, Variant::continuous, {});
    const Vocabulary& vocabulary = space.vocabulary;
    const Appraiser appraiser(policy);
    TalkMoves moves(space, 5);
    HeardMemory memory;
    std::size_t same = 0, all = 0;
    for (int k = 0; k < 300; ++k) {
        for (const TalkTurn& turn : moves.draw()) {
            const Heard heard = vocabulary.hear(turn.said, memory);
            Appraisals appraisals;
            appraiser.appraise(vocabulary.text_of(turn.said, all++), appraisals);
            same +=
                classes(heard) == classes(appraisals[0]) && transitions(heard) == transitions(appraisals[0]);
        }
    }
    EXPECT_GT(all, 500U);
    EXPECT_EQ(same, all);
}

INSTANTIATE_TEST_SUITE_P(Shipped, VocabularyOf, testing::Values("rei.json", "rei-tuned.json", "aria.json"));

TEST(Vocabulary, AWordInsideAnotherIsHeardWithItAndOnce) {
    const Policy policy = test::policy_from(
        R"({"emotions": ["neutral"], "sentiment_keywords": {"praise": ["good", "goody"], "hype": ["wow"]},
            "transitions": {"any->neutral": ["goody"]}})");
    const Vocabulary vocabulary(policy, Matching::normalised);
    ASSERT_EQ(vocabulary.words(), 3U);
    HeardMemory memory;
    const Heard heard = vocabulary.hear({0, 1, 2}, memory);
    EXPECT_EQ(classes(heard), (std::vector<HeardClass>{{0, 2}, {1, 1}}));
    EXPECT_EQ(transitions(heard), std::vector<std::uint16_t>{0});
}

TEST(Vocabulary, WordsThatMeetToAnotherAreWrittenApart) {
    const Policy policy = test::policy_from(
        R"({"emotions": ["neutral"], "sentiment_keywords": {"praise": ["ab", "cd"], "insult": ["ab cd"]}})");
    const Vocabulary vocabulary(policy, Matching::normalised);
    Appraisals appraisals;
    Appraiser(policy).appraise(vocabulary.text_of({0, 1, kNothing}, 0), appraisals);
    EXPECT_EQ(classes(appraisals[0]), (std::vector<HeardClass>{{0, 2}}));
}

TEST(Vocabulary, SpeaksTheLanguageOfThePolicyAndFillerSaysNothing) {
    const Policy aria = test::shipped_policy("aria.json");
    EXPECT_EQ(language_of(aria), Language::english);
    EXPECT_EQ(language_of(test::shipped_policy("rei.json")), Language::korean);
    const Policy policy =
        test::policy_from(R"({"emotions": ["neutral"], "sentiment_keywords": {"praise": ["hi", "moment"]}})");
    const Vocabulary vocabulary(policy, Matching::normalised);
    for (std::size_t k = 0; k < 10; ++k) {
        const std::string filler = vocabulary.text_of(saying_nothing(), k);
        EXPECT_FALSE(filler.empty());
        EXPECT_TRUE(Appraiser(policy).find_words(filler).empty()) << filler;
    }
}

TEST(Vocabulary, ALineIsSaidAsItIsWritten) {
    const Policy policy = test::shipped_policy("rei-tuned.json");
    Turn line;
    line.text = "오늘 의상 최고다 진짜";
    const Vocabulary vocabulary(policy, Matching::normalised, {line});
    const auto k = static_cast<std::uint32_t>(vocabulary.words());
    ASSERT_EQ(vocabulary.size(), k + 1);
    EXPECT_EQ(vocabulary.text_of({k, kNothing, kNothing}, 0), line.text);
}

}  // namespace
}  // namespace rei
