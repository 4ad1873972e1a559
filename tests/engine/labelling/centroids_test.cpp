#include "rei/labelling/centroids.hpp"

#include "engine/test_data.hpp"

namespace rei {
namespace {

using test::policy_from;

AffectState centroid(const Policy& policy, const char* mood) {
    return mood_centroids(policy)[policy.mood(mood)];
}

void expect_at(const AffectState& state, double valence, double arousal, double intensity) {
    EXPECT_NEAR(state.valence, valence, 1e-12);
    EXPECT_NEAR(state.arousal, arousal, 1e-12);
    EXPECT_NEAR(state.intensity, intensity, 1e-12);
}

TEST(Centroids, OfTheDocumentsMoodsAreTheMiddlesOfWhatTheRegionsLeaveThem) {
    const Policy policy = test::shipped_policy("rei.json");
    expect_at(centroid(policy, "excited"), 0.575, 0.775, 1.0);
    expect_at(centroid(policy, "angry"), -0.575, 0.775, 1.0);
    expect_at(centroid(policy, "happy"), 0.55, 0.275, 0.575);
    expect_at(centroid(policy, "sad"), -0.55, 0.275, 0.575);
    expect_at(centroid(policy, "tired"), 0.0, 0.125, 0.175);  // happy and sad take its sides
    expect_at(centroid(policy, "neutral"), 0.0, 0.3, 0.0);
    expect_at(centroid(policy, "shy"), 0.0, 0.3, 0.0);  // has no region
}

TEST(Centroids, AnLShapedAreaIsWeighedByItsParts) {
    const Policy policy = policy_from(R"({"emotions": ["neutral", "happy", "sad"],
      "engine": {"baseline": {"valence": 0, "arousal": 0}},
      "regions": [{"mood": "happy", "valence": [0, 1], "arousal": [0.5, 1]},
                  {"mood": "sad", "valence": [-1, 1], "arousal": [0, 1]}]})");
    // left half (-0.5, 0.5) of area 1, lower right (0.5, 0.25) of area 0.5; the sum lies in the left half
    expect_at(centroid(policy, "sad"), -0.5 / 3, 1.25 / 3, 1.75 / 3);
}

TEST(Centroids, AMoodLiesWhereItIsTheMood) {
    // happy surrounds sad: its centre of gravity belongs to sad
    const Policy policy = policy_from(R"({"emotions": ["neutral", "happy", "sad"],
      "regions": [{"mood": "sad", "valence": [-0.5, 0.5], "arousal": [0.2, 0.7]},
                  {"mood": "happy", "valence": [-1, 1], "arousal": [0, 1]}]})");
    const AffectState sad = centroid(policy, "sad"), happy = centroid(policy, "happy");
    expect_at(sad, 0, 0.45, 0.15);
    EXPECT_FALSE(std::abs(happy.valence) <= 0.5 && happy.arousal >= 0.2 && happy.arousal <= 0.7);
}

TEST(Centroids, ARegionThatHoldsAtTimesTakesNothingFromTheOthers) {
    const Policy policy = policy_from(R"({"emotions": ["neutral", "happy", "shy"], "regions": [
      {"mood": "shy", "valence": [0.2, 0.6], "arousal": [0.4, 0.5], "intensity": [0.2, 0.6], "affinity": [40, 100]},
      {"mood": "happy", "valence": [0.1, 1], "arousal": [0, 1]}]})");
    expect_at(centroid(policy, "happy"), 0.55, 0.5, 0.75);
    expect_at(centroid(policy, "shy"), 0.4, 0.45, 0.4);
}

TEST(Centroids, NeutralLiesAtTheBaselineEvenWithARegion) {
    const Policy policy = policy_from(R"({"emotions": ["neutral"],
      "engine": {"baseline": {"valence": 0.2, "arousal": 0.4}},
      "regions": [{"mood": "neutral", "valence": [0.5, 1], "arousal": [0, 1]}]})");
    expect_at(centroid(policy, "neutral"), 0.2, 0.4, 0);
}

TEST(Centroids, ABoxWithoutAreaLiesAtTheBaseline) {
    const Policy policy = policy_from(R"({"emotions": ["neutral", "happy"],
      "regions": [{"mood": "happy", "valence": [1, 1], "arousal": [0, 1]}]})");
    expect_at(centroid(policy, "happy"), 0, 0.3, 0);
}

}  // namespace
}  // namespace rei
