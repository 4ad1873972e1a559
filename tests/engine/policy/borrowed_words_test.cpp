// Words, triggers and regions that are taken over from another persona.
#include "rei/policy/borrowed_words.hpp"

#include "sample_policies.hpp"
#include <gmock/gmock.h>

#include "rei/policy/policy_file.hpp"

namespace rei {
namespace {

using testing::ElementsAre;
using testing::Pair;

Policy persona(const std::string& text) {
    return policy_of(text).policy;
}

constexpr const char* kOwn = R"({
  "emotions": ["neutral", "happy"],
  "engine": {"half_life_sec": {"valence": 7}},
  "regions": [{"mood": "happy", "valence": [0.2, 1], "arousal": [0, 1]}],
  "sentiment_keywords": {"praise": ["good"]},
  "sentiment_weights": {"praise": {"valence": 0.8, "arousal": 0.1}},
  "transitions": {"any->happy": ["yay"]}
})";
constexpr const char* kDonor = R"({
  "emotions": ["neutral", "happy", "shy"],
  "engine": {"half_life_sec": {"valence": 99}},
  "regions": [{"mood": "shy", "valence": [0.1, 1], "arousal": [0, 0.5], "affinity": [8, 100]},
              {"mood": "happy", "valence": [0.5, 1], "arousal": [0, 1]}],
  "sentiment_keywords": {"praise": ["good", "fine"], "fatigue": ["tired", "GOOD"]},
  "sentiment_weights": {"praise": {"valence": 0.2, "arousal": 0.2}, "fatigue": {"valence": -0.1, "arousal": -0.8}},
  "transitions": {"any->happy": ["yay", "hooray"], "any->shy": ["cute", "hooray"]}
})";

TEST(BorrowedWords, BringWhatIsLackingAndLeaveEveryNumber) {
    const Policy own = persona(kOwn);
    const BorrowedWords now = with_words_of(own, persona(kDonor));
    const Policy& policy = now.policy;
    EXPECT_THAT(policy.emotions, ElementsAre("neutral", "happy", "shy"));
    EXPECT_EQ(policy.engine, own.engine);
    ASSERT_EQ(policy.regions.size(), 2U);
    EXPECT_EQ(policy.regions[0].mood, "shy") << "what is more special comes first";
    EXPECT_EQ(policy.regions[1], own.regions[0]) << "its own borders stay";
    ASSERT_EQ(policy.classes.size(), 2U);
    EXPECT_THAT(policy.classes[0].keywords, ElementsAre("good", "fine"));
    EXPECT_EQ(policy.classes[0].valence, 0.8);
    EXPECT_THAT(policy.classes[1].keywords, ElementsAre("tired")) << "a word is heard in one class";
    EXPECT_EQ(policy.classes[1].arousal, -0.8);
    ASSERT_EQ(policy.transitions.size(), 2U);
    EXPECT_THAT(policy.transitions[0].words, ElementsAre("yay", "hooray"));
    EXPECT_THAT(policy.transitions[1].words, ElementsAre("cute"));
    EXPECT_THAT(now.taken.moods, ElementsAre("shy"));
    EXPECT_THAT(now.taken.regions, ElementsAre("shy"));
    EXPECT_THAT(now.taken.classes, ElementsAre("fatigue"));
    EXPECT_THAT(now.taken.keywords,
                ElementsAre(Pair("praise", ElementsAre("fine")), Pair("fatigue", ElementsAre("tired"))));
    EXPECT_THAT(now.taken.triggers, ElementsAre(Pair("any->happy", ElementsAre("hooray")),
                                                Pair("any->shy", ElementsAre("cute"))));
    EXPECT_EQ(now.moods, 1U);
    EXPECT_EQ(now.regions, 1U);
    EXPECT_EQ(now.classes, 1U);
    EXPECT_EQ(now.keywords, 2U);
    EXPECT_EQ(now.triggers, 2U);
}

TEST(BorrowedWords, BringRegionsToWhereTheyStandThere) {
    const Policy donor = persona(documents_text());  // its last region is that of tired
    ASSERT_EQ(donor.regions.back().mood, "tired");
    Policy own = donor;
    own.regions.pop_back();
    EXPECT_EQ(with_words_of(own, donor).policy.regions, donor.regions);
    own.regions.erase(own.regions.begin());
    EXPECT_EQ(with_words_of(own, donor).policy.regions, donor.regions);
}

TEST(BorrowedWords, FromItselfBringNothing) {
    const Policy own = persona(documents_text());
    const BorrowedWords now = with_words_of(own, own);
    EXPECT_TRUE(now.is_nothing());
    EXPECT_EQ(now.policy, own);
}

TEST(BorrowedWords, CanBeWrittenIntoThePolicysOwnFile) {
    const PolicyFile file = policy_of(documents_text());
    const auto donor = load_policy(REI_SOURCE_DIR "/policies/rei-tuned.json");
    ASSERT_TRUE(donor);
    const BorrowedWords now = with_words_of(file.policy, donor->policy);
    EXPECT_FALSE(now.is_nothing());
    const auto again = parse_policy(export_text(file, now.policy), "p.json");
    ASSERT_TRUE(again) << text_of(again.problems);
    EXPECT_EQ(*again, now.policy);
}

}  // namespace
}  // namespace rei
