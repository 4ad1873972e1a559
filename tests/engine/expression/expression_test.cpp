#include "rei/expression/expression.hpp"

#include "engine/test_data.hpp"

namespace rei {
namespace {

double channel(const Face& face, const std::string& name) {
    const double* value = find_by_name(face, name);
    return value == nullptr ? std::nan("") : *value;
}

TEST(Express, DrawsTheFaceFromNeutralByIntensity) {
    const Policy policy = test::shipped_policy("rei.json");
    EXPECT_DOUBLE_EQ(channel(express(policy, "happy", {0, 0.3, 0}).face, "MouthSmile"), 0.4);
    EXPECT_DOUBLE_EQ(channel(express(policy, "happy", {0, 0.3, 0.5}).face, "MouthSmile"), 0.7);
    EXPECT_DOUBLE_EQ(channel(express(policy, "happy", {0, 0.3, 1}).face, "MouthSmile"), 1.0);
    EXPECT_DOUBLE_EQ(channel(express(policy, "shy", {0, 0.3, 0.5}).face, "Blush"), 0.5);
}

TEST(Express, RateAndPitchRiseWithArousal) {
    const Policy policy = test::shipped_policy("rei.json");
    const Voice calm = express(policy, "happy", {0, 0.3, 0}).voice;
    const Voice excited = express(policy, "happy", {0, 0.9, 0}).voice;
    EXPECT_DOUBLE_EQ(calm.rate, 1.05);
    EXPECT_GT(excited.rate, calm.rate);
    EXPECT_GT(excited.pitch, calm.pitch);
    EXPECT_LT(express(policy, "happy", {0, 0.1, 0}).voice.rate, calm.rate);
}

TEST(Express, AMoodWithoutAnEntryTakesNeutrals) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "happy"],
      "voice_map": {"neutral": {"provider": "x", "voice_id": "n"}}, "vts_parameters": {"neutral": {"MouthSmile": 0.2}},
      "prompt_prefs": {"style_hints": {"neutral": "plain"}}})");
    const Expression out = express(policy, "happy", {0, 0.3, 1});
    EXPECT_EQ(out.voice.voice_id, "n");
    EXPECT_DOUBLE_EQ(channel(out.face, "MouthSmile"), 0.2);
    EXPECT_EQ(out.style_hint, "plain");
}

TEST(Express, WorksWithoutAnyMap) {
    const Expression out = express(test::policy_from(R"({"emotions": ["neutral"]})"), "neutral", {});
    EXPECT_DOUBLE_EQ(out.voice.rate, 1);
    EXPECT_TRUE(out.face.empty());
}

}  // namespace
}  // namespace rei
