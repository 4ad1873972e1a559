#include "rei/appraisal/appraiser.hpp"

#include "engine/test_data.hpp"
#include <gmock/gmock.h>

namespace rei {
namespace {

using test::policy_from;

const char* const kPolicy = R"({"emotions": ["neutral", "happy", "angry"],
  "sentiment_keywords": {"praise": ["고마워", "Best", "best", "😍", "최고"], "insult": ["바보", "바"], "odd": ["최고"]},
  "transitions": {"any->happy": ["최고"], "neutral->angry": ["바보"]}})";

struct Counted {
    std::vector<HeardClass> classes;
    std::vector<std::uint16_t> transitions;
};

Counted hear(const Appraiser& appraiser, std::string_view text) {
    Appraisals out;
    appraiser.appraise("an earlier text: 고마워", out);
    appraiser.appraise(text, out);
    const Heard heard = out[1];
    return {{heard.classes.begin(), heard.classes.end()},
            {heard.transitions.begin(), heard.transitions.end()}};
}

TEST(Appraiser, CountsDistinctKeywordsOfEachClassAndFindsTriggers) {
    const Appraiser appraiser(policy_from(kPolicy));
    const Counted heard = hear(appraiser, "고마워 고마워 최고야");
    EXPECT_THAT(heard.classes, testing::ElementsAre(HeardClass{0, 2}, HeardClass{2, 1}));
    EXPECT_THAT(heard.transitions, testing::ElementsAre(0));
}

TEST(Appraiser, CountsOverlappingAndNestedKeywordsAll) {
    const Appraiser appraiser(policy_from(kPolicy));
    EXPECT_THAT(hear(appraiser, "바보").classes, testing::ElementsAre(HeardClass{1, 2}));
    EXPECT_THAT(hear(appraiser, "바다").classes, testing::ElementsAre(HeardClass{1, 1}));
}

TEST(Appraiser, KeywordsThatDifferOnlyInSpellingAreOne) {
    const Appraiser appraiser(policy_from(kPolicy));
    EXPECT_THAT(hear(appraiser, "the BEST best Best").classes, testing::ElementsAre(HeardClass{0, 1}));
}

TEST(Appraiser, DecomposedHangulMatchesComposedOnEitherSide) {
    const std::string decomposed = "\u1107\u1161\u1107\u1169";  // 바보 in conjoining letters
    const Appraiser composed_words(policy_from(kPolicy));
    EXPECT_THAT(hear(composed_words, decomposed).classes, testing::ElementsAre(HeardClass{1, 2}));
    const Appraiser decomposed_words(policy_from(
        R"({"emotions": ["neutral"], "sentiment_keywords": {"insult": [")" + decomposed + R"("]}})"));
    EXPECT_THAT(hear(decomposed_words, "이 바보야").classes, testing::ElementsAre(HeardClass{0, 1}));
}

TEST(Appraiser, FindsEmojiKeywordsBesideOtherEmoji) {
    const Appraiser appraiser(policy_from(kPolicy));
    EXPECT_THAT(hear(appraiser, "🎉😍🎉").classes, testing::ElementsAre(HeardClass{0, 1}));
    EXPECT_TRUE(hear(appraiser, "🎉😀🎉").classes.empty());
}

TEST(Appraiser, LowersCaseBeyondAscii) {
    const Appraiser appraiser(
        policy_from(R"({"emotions": ["neutral"], "sentiment_keywords": {"a": ["ÉTÉ"], "b": ["σασ"]}})"));
    EXPECT_THAT(hear(appraiser, "été").classes, testing::ElementsAre(HeardClass{0, 1}));
    EXPECT_THAT(hear(appraiser, "ΣΑΣ").classes, testing::ElementsAre(HeardClass{1, 1}));
}

TEST(Appraiser, TellsWhichWordsItFound) {
    const Policy policy = policy_from(kPolicy);
    const Appraiser appraiser(policy);
    const auto words = appraiser.find_words("바보 BEST");
    ASSERT_EQ(words.size(), 4U);
    EXPECT_EQ(words[0].word, "Best");
    EXPECT_EQ(words[1].word, "바보");
    EXPECT_EQ(words[2].word, "바");
    EXPECT_TRUE(words[3].is_trigger);
}

TEST(Appraiser, SurvivesTextThatIsNotUtf8) {
    const Appraiser appraiser(policy_from(kPolicy));
    EXPECT_THAT(hear(appraiser, "\xff\xfe바보\x80").classes, testing::ElementsAre(HeardClass{1, 2}));
}

TEST(VerbatimMatching, LooksForWordsAsWrittenInTheLoweredText) {
    const Appraiser verbatim(policy_from(kPolicy), Matching::verbatim);
    EXPECT_THAT(hear(verbatim, "BEST").classes,
                testing::ElementsAre(HeardClass{0, 1}));                      // by "best", never "Best"
    EXPECT_TRUE(hear(verbatim, "\u1107\u1161\u1107\u1169").classes.empty());  // decomposed stays decomposed
}

TEST(StimulusOf, SumsDirectionsAndCapsEachAxis) {
    Policy policy = policy_from(kPolicy);
    const std::vector<HeardClass> heard{{0, 3}, {1, 1}};
    const Stimulus free = stimulus_of({heard, {}}, policy);
    EXPECT_DOUBLE_EQ(free.valence, 3 * 1.0 - 1.4);
    EXPECT_DOUBLE_EQ(free.arousal, 3 * 0.2 + 0.6);
    policy.engine.max_stimulus = 0.5;
    const Stimulus capped = stimulus_of({heard, {}}, policy);
    EXPECT_DOUBLE_EQ(capped.valence, 0.5);
    EXPECT_DOUBLE_EQ(capped.arousal, 0.5);
}

TEST(StimulusOf, ConfidenceGrowsWithAgreementAndEvidence) {
    const Policy policy = policy_from(kPolicy);
    const auto confidence = [&](std::vector<HeardClass> heard) {
        return stimulus_of({heard, {}}, policy).confidence;
    };
    EXPECT_DOUBLE_EQ(confidence({}), 0);
    EXPECT_DOUBLE_EQ(confidence({{0, 1}}), 0.5);
    EXPECT_DOUBLE_EQ(confidence({{0, 3}}), 0.875);
    EXPECT_LT(confidence({{0, 1}, {1, 1}}), 0.5);
    EXPECT_DOUBLE_EQ(confidence({{2, 5}}), 0);  // a class without direction is no evidence of one
}

}  // namespace
}  // namespace rei
