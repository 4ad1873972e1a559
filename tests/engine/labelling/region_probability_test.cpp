#include "rei/labelling/region_probability.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/gaussian.hpp"
#include "engine/random_cases.hpp"
#include <boost/math/special_functions/owens_t.hpp>

namespace rei {
namespace {

using test::Dice;

constexpr RegionSet kAll = ~RegionSet{0};

std::vector<double> probabilities(const Policy& policy, const Belief& belief, RegionSet allowed = kAll) {
    std::vector<double> out(policy.emotions.size());
    MoodCells(policy, allowed).probabilities(belief, out);
    return out;
}

Belief random_belief(Dice& dice) {
    const double sd_v = std::exp2(dice.real(-10, 0)), sd_a = std::exp2(dice.real(-10, 0));
    const double correlation = dice.chance(0.3) ? 0 : dice.real(-0.96, 0.96);
    return {dice.real(-1, 1), dice.real(0, 1), {sd_v * sd_v, correlation * sd_v * sd_a, sd_a * sd_a}};
}

/// P(X ≤ h, Y ≤ k) of the standard bivariate normal distribution by Owen's T.
double normal_below(double h, double k, double r) {
    const auto phi = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    if (std::isinf(h) || std::isinf(k)) {
        return h < 0 && std::isinf(h) ? 0 : k < 0 && std::isinf(k) ? 0 : phi(std::isinf(h) ? k : h);
    }
    const double across = std::sqrt(1 - r * r);
    const double t =
        boost::math::owens_t(h, (k / h - r) / across) + boost::math::owens_t(k, (h / k - r) / across);
    const bool apart = h * k < 0;
    return 0.5 * (phi(h) + phi(k)) - t - (apart ? 0.5 : 0);
}

double in_box(const Belief& belief, const Interval& valence, const Interval& arousal) {
    const double sd_v = std::sqrt(belief.covariance.valence), sd_a = std::sqrt(belief.covariance.arousal);
    const double r = belief.covariance.cross / (sd_v * sd_a);
    const double h[2] = {(valence.low - belief.valence) / sd_v, (valence.high - belief.valence) / sd_v};
    const double k[2] = {(arousal.low - belief.arousal) / sd_a, (arousal.high - belief.arousal) / sd_a};
    return normal_below(h[1], k[1], r) - normal_below(h[0], k[1], r) - normal_below(h[1], k[0], r) +
           normal_below(h[0], k[0], r);
}

TEST(RegionProbability, ABoxHoldsWhatOwensTSays) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "happy"],
      "regions": [{"mood": "happy", "valence": [-0.23, 0.41], "arousal": [0.17, 0.72]}]})");
    double worst = 0;
    for (std::uint64_t seed = 0; seed < 20000; ++seed) {
        Dice dice(seed);
        const Belief belief = random_belief(dice);
        const double expected = in_box(belief, {-0.23, 0.41}, {0.17, 0.72});
        worst = std::max(worst, std::abs(probabilities(policy, belief)[1] - expected));
    }
    EXPECT_LE(worst, 1e-12);
}

TEST(RegionProbability, RegionsThatReachAnEndOfTheRangeReachToInfinity) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "happy", "sad"], "regions": [
      {"mood": "happy", "valence": [0.1, 1], "arousal": [0, 0.6]},
      {"mood": "sad", "valence": [-1, 1], "arousal": [0.6, 1]}]})");
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Dice dice(seed + 50000);
        const Belief belief = random_belief(dice);
        const std::vector<double> p = probabilities(policy, belief);
        EXPECT_NEAR(p[1], in_box(belief, {0.1, HUGE_VAL}, {-HUGE_VAL, 0.6}), 1e-12) << "seed " << seed;
        EXPECT_NEAR(p[2], in_box(belief, {-HUGE_VAL, HUGE_VAL}, {0.6, HUGE_VAL}), 1e-12) << "seed " << seed;
    }
}

TEST(RegionProbability, ProbabilitiesAreNeverNegativeAndOneTogether) {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed + 100000);
        const Policy policy = test::random_policy(dice);
        const std::vector<double> p =
            probabilities(policy, random_belief(dice), static_cast<RegionSet>(dice.whole(0, 255)));
        EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-12) << "seed " << seed;
        EXPECT_GE(*std::min_element(p.begin(), p.end()), 0) << "seed " << seed;
    }
}

TEST(RegionProbability, IsTheShareOfThrownPointsWhoseFirstRegionIsOfTheMood) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Dice dice(seed + 200000);
        const Policy policy = test::random_policy(dice);
        const Belief belief = random_belief(dice);
        const auto allowed = static_cast<RegionSet>(dice.whole(0, 255));
        const Covariance& c = belief.covariance;
        const double sd_v = std::sqrt(c.valence), r = c.cross / (sd_v * std::sqrt(c.arousal));
        std::vector<double> share(policy.emotions.size(), 0);
        constexpr int kThrows = 20000;
        for (int k = 0; k < kThrows; ++k) {
            const double x = test::normal(dice), y = test::normal(dice);
            // what lies outside the range belongs to the regions at its end
            const double v = std::clamp(belief.valence + sd_v * x, -1.0, 1.0);
            const double a = std::clamp(
                belief.arousal + std::sqrt(c.arousal) * (r * x + std::sqrt(1 - r * r) * y), 0.0, 1.0);
            Mood mood = policy.neutral();
            for (std::size_t n = policy.regions.size(); n-- > 0;) {
                const Region& region = policy.regions[n];
                const bool holds = (allowed >> n & 1U) != 0 && v >= region.valence.low &&
                                   v <= region.valence.high && a >= region.arousal.low &&
                                   a <= region.arousal.high;
                if (holds) mood = policy.mood(region.mood);
            }
            share[mood] += 1.0 / kThrows;
        }
        const std::vector<double> p = probabilities(policy, belief, allowed);
        for (std::size_t m = 0; m < p.size(); ++m) EXPECT_NEAR(p[m], share[m], 0.015) << "seed " << seed;
    }
}

TEST(RegionProbability, ABeliefWithoutSpreadIsInOneRegion) {
    const Policy policy = test::shipped_policy("rei.json");
    for (const double variance : {0.0, 1e-300, 1e-30, 1e-12}) {
        const Covariance tiny{variance, 0.9 * variance, variance};
        EXPECT_EQ(probabilities(policy, {0.5, 0.3, tiny})[policy.mood("happy")], 1) << variance;
        EXPECT_EQ(probabilities(policy, {0, 0.3, tiny})[policy.neutral()], 1) << variance;
        EXPECT_NEAR(probabilities(policy, {0.1, 0.4, tiny})[policy.mood("happy")], 0.5, 1e-12) << variance;
    }
}

TEST(RegionProbability, WithoutRegionsAllIsNeutral) {
    Policy policy = test::shipped_policy("rei.json");
    EXPECT_EQ(probabilities(policy, {0.5, 0.3, {0.1, 0.05, 0.1}}, 0)[policy.neutral()], 1);
}

TEST(RegionProbability, ACellsBorderThatPartsNothingIsTakenOut) {
    const Policy policy = test::policy_from(R"({"emotions": ["neutral", "happy"], "regions": [
      {"mood": "happy", "valence": [-1, 1], "arousal": [0.2, 1]},
      {"mood": "happy", "valence": [0.3, 0.5], "arousal": [0.4, 0.6]}]})");
    const MoodCells cells(policy, kAll);
    EXPECT_TRUE(cells.valence_borders().empty());
    EXPECT_EQ(cells.arousal_borders(), std::vector<double>{0.2});
    EXPECT_EQ(cells.mood(0, 0), policy.neutral());
    EXPECT_EQ(cells.mood(0, 1), policy.mood("happy"));
}

TEST(RegionProbability, TheCacheGivesEachSetOfRegionsItsOwnCells) {
    const Policy policy = test::shipped_policy("rei.json");
    MoodCellsCache cache(policy);
    for (int round = 0; round < 2; ++round) {
        for (RegionSet allowed = 0; allowed < 70; ++allowed) {
            const MoodCells& cached = cache.of(allowed);
            const MoodCells made(policy, allowed);
            EXPECT_EQ(cached.valence_borders(), made.valence_borders());
            EXPECT_EQ(cached.arousal_borders(), made.arousal_borders());
        }
    }
}

TEST(MaxSpeed, NoDifferenceOfProbabilitiesChangesFasterUntilTheNextTurn) {
    double closest = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Dice dice(seed + 300000);
        const Policy policy = test::random_policy(dice);
        const MoodCells cells(policy, kAll);
        const Belief start = random_belief(dice);
        const Diffusion diffusion{std::exp2(dice.real(-2, 6)), std::exp2(dice.real(-2, 6)),
                                  std::exp2(dice.real(-12, 0)), std::exp2(dice.real(-12, 0))};
        const double rest_v = dice.real(-1, 1), rest_a = dice.real(0, 1);
        const auto belief_at = [&](double t) {
            return Belief{rest_v + (start.valence - rest_v) * retention(t, diffusion.half_life_valence_sec),
                          rest_a + (start.arousal - rest_a) * retention(t, diffusion.half_life_arousal_sec),
                          covariance_at(diffusion, start.covariance, t)};
        };
        const double from_sec = dice.real(0, 5);
        const Belief from = belief_at(from_sec);
        const double speed =
            max_speed(diffusion, from.valence - rest_v, from.arousal - rest_a, from.covariance);
        std::vector<double> p(policy.emotions.size()), q(policy.emotions.size());
        for (int k = 0; k < 20; ++k) {
            const double t = from_sec + (k == 0 ? 0 : dice.real(0, 20)), dt = std::exp2(dice.real(-14, 2));
            cells.probabilities(belief_at(t), p);
            cells.probabilities(belief_at(t + dt), q);
            for (std::size_t i = 0; i < p.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    const double change = std::abs(q[i] - q[j] - (p[i] - p[j]));
                    ASSERT_LE(change, speed * dt + 1e-12) << "seed " << seed;
                    closest = std::max(closest, change / (speed * dt));
                }
            }
        }
    }
    EXPECT_GT(closest, 0.3);  // a bound that is never near would skip too little
}

TEST(MaxSpeed, IsInfiniteWhereNothingIsInDoubt) {
    EXPECT_EQ(max_speed({10, 10, 0.1, 0.1}, 0.5, 0, {0, 0, 0.1}), HUGE_VAL);
}

}  // namespace
}  // namespace rei
