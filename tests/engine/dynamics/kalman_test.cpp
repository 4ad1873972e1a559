#include "rei/dynamics/kalman.hpp"

#include <algorithm>
#include <cmath>

#include "engine/dynamics/kalman_world.hpp"

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

using test::Dice;
using test::Filter;
using test::Heard;
using test::normal;
using test::simulate;
using test::small_world;

/// The numbers that the filter reads, anywhere in their hard ranges.
Policy random_settings(Dice& dice) {
    Policy out = test::policy_from(R"({"emotions": ["neutral"]})");
    for (const Parameter& parameter : parameters_of(out)) {
        const bool read = parameter.path.rfind("engine.kalman", 0) == 0 ||
                          parameter.path.rfind("engine.half_life", 0) == 0 ||
                          parameter.path.rfind("engine.baseline", 0) == 0;
        if (!read) continue;
        const bool at_an_end = dice.chance(0.3), low = dice.chance(0.5);
        const Interval& range = parameter.hard;
        const double value = at_an_end ? (low ? range.low : range.high) : dice.real(range.low, range.high);
        set_parameter(out, parameter.path, value);
    }
    return out;
}

/// Elapsed times from nothing to days.
double random_elapsed(Dice& dice) {
    return dice.chance(0.1) ? 0 : std::exp2(dice.real(-20, 18));
}

Stimulus random_stimulus(Dice& dice) {
    const double confidence = dice.chance(0.2) ? std::exp2(dice.real(-39, 0)) : dice.real(0.01, 1);
    return {dice.real(-3, 3), dice.real(-3, 3), confidence};
}

/// The filter as textbooks print it: full matrices, explicit inverse, P⁺ = (I − K)P.
struct Textbook {
    double x[2], p[2][2];
    void predict(const double f[2], const double q[2], const double rest[2]) {
        for (int i = 0; i < 2; ++i) {
            x[i] = rest[i] + f[i] * (x[i] - rest[i]);
            for (int j = 0; j < 2; ++j) p[i][j] = f[i] * p[i][j] * f[j] + (i == j ? q[i] : 0);
        }
    }
    void update(const double z[2], const double r[2][2]) {
        double s[2][2], gain[2][2], old[2][2];
        for (int i = 0; i < 2; ++i) {
            for (int j = 0; j < 2; ++j) s[i][j] = p[i][j] + r[i][j];
        }
        const double det = s[0][0] * s[1][1] - s[0][1] * s[1][0];
        const double inverse[2][2] = {{s[1][1] / det, -s[0][1] / det}, {-s[1][0] / det, s[0][0] / det}};
        for (int i = 0; i < 2; ++i) {
            for (int j = 0; j < 2; ++j) {
                gain[i][j] = p[i][0] * inverse[0][j] + p[i][1] * inverse[1][j];
                old[i][j] = p[i][j];
            }
        }
        const double y[2] = {z[0] - x[0], z[1] - x[1]};
        for (int i = 0; i < 2; ++i) {
            x[i] += gain[i][0] * y[0] + gain[i][1] * y[1];
            for (int j = 0; j < 2; ++j) p[i][j] -= gain[i][0] * old[0][j] + gain[i][1] * old[1][j];
        }
    }
};

TEST(Kalman, EqualsTheTextbookFilterOnRandomSystems) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        Policy policy = random_settings(dice);
        EngineSettings& e = policy.engine;
        e.kalman_gate_probability = 1;  // no inflation: the textbook has none
        Filter filter(policy);
        const double sd_v = e.kalman_process_sd_valence, sd_a = e.kalman_process_sd_arousal;
        Textbook book{{e.baseline_valence, e.baseline_arousal}, {{sd_v * sd_v, 0}, {0, sd_a * sd_a}}};
        for (int k = 0; k < 200; ++k) {
            const double elapsed_sec = random_elapsed(dice);
            const Stimulus stimulus{dice.real(-2, 2), dice.real(-2, 2), dice.real(0.05, 1)};
            const Measurement said = filter.hear(elapsed_sec, stimulus);
            ASSERT_EQ(said.inflation, 1) << "seed " << seed;

            const double f[2] = {std::exp(-M_LN2 / e.half_life_valence_sec * elapsed_sec),
                                 std::exp(-M_LN2 / e.half_life_arousal_sec * elapsed_sec)};
            const double q[2] = {sd_v * sd_v * (1 - f[0] * f[0]), sd_a * sd_a * (1 - f[1] * f[1])};
            const double rest[2] = {e.baseline_valence, e.baseline_arousal};
            book.predict(f, q, rest);
            const double z[2] = {
                std::clamp(e.baseline_valence + e.kalman_measurement_gain_valence * stimulus.valence, -1.0,
                           1.0),
                std::clamp(e.baseline_arousal + e.kalman_measurement_gain_arousal * stimulus.arousal, 0.0,
                           1.0)};
            const double r_v = e.kalman_measurement_sd_valence, r_a = e.kalman_measurement_sd_arousal;
            const double r_va = e.kalman_measurement_correlation * r_v * r_a;
            const double r[2][2] = {{r_v * r_v / stimulus.confidence, r_va / stimulus.confidence},
                                    {r_va / stimulus.confidence, r_a * r_a / stimulus.confidence}};
            book.update(z, r);
            book.x[0] = std::clamp(book.x[0], -1.0, 1.0);
            book.x[1] = std::clamp(book.x[1], 0.0, 1.0);
            ASSERT_NEAR(filter.motion.state.valence, book.x[0], 1e-9) << "seed " << seed;
            ASSERT_NEAR(filter.motion.state.arousal, book.x[1], 1e-9) << "seed " << seed;
            ASSERT_NEAR(filter.covariance.valence, book.p[0][0], 1e-9) << "seed " << seed;
            ASSERT_NEAR(filter.covariance.cross, book.p[0][1], 1e-9) << "seed " << seed;
            ASSERT_NEAR(filter.covariance.arousal, book.p[1][1], 1e-9) << "seed " << seed;
        }
    }
}

TEST(Kalman, TheCovarianceIsPositiveDefiniteAfterAMillionStepsWithExtremeNumbers) {
    constexpr double kMostCorrelation = 0.95;  // of an appraisal's error; no step can pass it
    int steps = 0;
    for (std::uint64_t seed = 0; steps < 1'000'000; ++seed) {
        Dice dice(seed + 1000);
        Filter filter(random_settings(dice));
        for (int k = 0; k < 2000; ++k, ++steps) {
            filter.hear(random_elapsed(dice), random_stimulus(dice));
            const Covariance& p = filter.covariance;
            ASSERT_TRUE(p.valence > 0 && p.arousal > 0) << "seed " << seed;
            ASSERT_LE(p.cross * p.cross,
                      kMostCorrelation * kMostCorrelation * p.valence * p.arousal * (1 + 1e-9))
                << "seed " << seed;
        }
    }
}

TEST(Kalman, TheNisOfDataFromTheModelIsConsistent) {
    Dice dice(5);
    const Policy policy = small_world();
    Filter filter(policy);
    constexpr int kTurns = 20000;
    double sum = 0;
    for (const Heard& heard : simulate(policy, dice, kTurns)) {
        sum += filter.hear(heard.elapsed_sec, heard.stimulus).nis;
    }
    // the mean of n χ² numbers of 2 degrees has mean 2 and variance 4/n
    const double three_sigma = 3 * std::sqrt(4.0 / kTurns);
    EXPECT_NEAR(sum / kTurns, 2, three_sigma);
}

TEST(Kalman, NoFixedGainObserverIsBetterOnDataFromTheModel) {
    Dice dice(6);
    const Policy policy = small_world();
    const EngineSettings& e = policy.engine;
    const std::vector<Heard> script = simulate(policy, dice, 4000);
    Filter filter(policy);
    double error_v = 0, error_a = 0;
    for (const Heard& heard : script) {
        filter.hear(heard.elapsed_sec, heard.stimulus);
        error_v += std::pow(filter.motion.state.valence - heard.valence, 2);
        error_a += std::pow(filter.motion.state.arousal - heard.arousal, 2);
    }
    const auto best = [&](double half_life_sec, double rest, double Stimulus::*said, double Heard::*truth) {
        double least = HUGE_VAL;
        for (double gain = 0; gain <= 1; gain += 0.01) {
            double x = rest, error = 0;
            for (const Heard& heard : script) {
                x = rest + std::exp2(-heard.elapsed_sec / half_life_sec) * (x - rest);
                x += gain * (rest + heard.stimulus.*said - x);
                error += std::pow(x - heard.*truth, 2);
            }
            least = std::min(least, error);
        }
        return least;
    };
    const double best_v = best(e.half_life_valence_sec, 0, &Stimulus::valence, &Heard::valence);
    const double best_a =
        best(e.half_life_arousal_sec, e.baseline_arousal, &Stimulus::arousal, &Heard::arousal);
    EXPECT_LE(std::sqrt(error_v), 1.02 * std::sqrt(best_v));
    EXPECT_LE(std::sqrt(error_a), 1.02 * std::sqrt(best_a));
}

TEST(Kalman, ASurprisingLineIsTrustedJustSoFarThatItIsAtTheGate) {
    int surprised = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Dice dice(seed + 2000);
        Filter filter(random_settings(dice));
        for (int k = 0; k < 10; ++k) {
            const Stimulus stimulus = random_stimulus(dice);
            const Measurement said = filter.hear(random_elapsed(dice), stimulus);
            const double limit = filter.dynamics.nis_limit();
            if (said.nis <= limit) {
                EXPECT_EQ(said.inflation, 1);
                continue;
            }
            ++surprised;
            const Covariance p = said.prior.covariance, r = filter.dynamics.reading_of(stimulus).error;
            const double s_vv = p.valence + said.inflation * r.valence;
            const double s_va = p.cross + said.inflation * r.cross;
            const double s_aa = p.arousal + said.inflation * r.arousal;
            const double y_v = said.innovation_valence, y_a = said.innovation_arousal;
            const double nis =
                (y_v * y_v * s_aa - 2 * y_v * y_a * s_va + y_a * y_a * s_vv) / (s_vv * s_aa - s_va * s_va);
            EXPECT_NEAR(nis / limit, 1, 1e-9) << "seed " << seed;
        }
    }
    EXPECT_GT(surprised, 500);
}

TEST(Kalman, ASurprisingLineMovesTheBeliefAsOneThatMayBeOffByTheInflatedErrorDoes) {
    const Belief before{0.1, 0.3, {0.04, 0.01, 0.02}};
    const Reading surprise{-0.9, 0.9, {0.01, -0.004, 0.02}};
    Belief gated = before, doubted = before;
    const double f = measure(gated, surprise, 2).inflation;
    measure(doubted, {-0.9, 0.9, {f * 0.01, f * -0.004, f * 0.02}}, HUGE_VAL);
    EXPECT_GT(f, 5);
    EXPECT_NEAR(gated.valence, doubted.valence, 1e-14);
    EXPECT_NEAR(gated.arousal, doubted.arousal, 1e-14);
    EXPECT_NEAR(gated.covariance.valence, doubted.covariance.valence, 1e-14);
    EXPECT_NEAR(gated.covariance.cross, doubted.covariance.cross, 1e-14);
}

TEST(Kalman, AShareOfTheGateProbabilityStaysBelowItsQuantile) {
    Dice dice(7);
    const double limit = chi_squared_2_quantile(0.9);
    int below = 0;
    constexpr int kThrows = 100000;
    for (int k = 0; k < kThrows; ++k) {
        below += std::pow(normal(dice), 2) + std::pow(normal(dice), 2) < limit ? 1 : 0;
    }
    EXPECT_NEAR(below / static_cast<double>(kThrows), 0.9, 0.003);
}

TEST(Kalman, TimeInManyStepsIsTimeInOne) {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        Dice dice(seed + 3000);
        const Policy policy = random_settings(dice);
        const int affinity = dice.whole(-100, 100);
        Filter filter(policy, affinity);
        filter.hear(random_elapsed(dice), random_stimulus(dice), 0, affinity);
        const double whole_sec = dice.real(0, 100);
        const KalmanDynamics& dynamics = filter.dynamics;
        const double from_sec = filter.motion.time_sec;
        const AffectState at_once = dynamics.drift(filter.motion, from_sec + whole_sec);
        const Covariance spread = covariance_at(dynamics.diffusion(), filter.covariance, whole_sec);

        Motion motion = filter.motion;
        motion.time_sec = 0;
        Covariance covariance = filter.covariance;
        constexpr int kSteps = 200;
        for (int k = 1; k <= kSteps; ++k) {
            const double step_sec = whole_sec / kSteps;
            motion = dynamics.begin(0, dynamics.drift(motion, step_sec), affinity);
            covariance = covariance_at(dynamics.diffusion(), covariance, step_sec);
        }
        EXPECT_NEAR(motion.state.valence, at_once.valence, 1e-12) << "seed " << seed;
        EXPECT_NEAR(motion.state.arousal, at_once.arousal, 1e-12) << "seed " << seed;
        EXPECT_NEAR(covariance.valence, spread.valence, 1e-12) << "seed " << seed;
        EXPECT_NEAR(covariance.cross, spread.cross, 1e-12) << "seed " << seed;
        EXPECT_NEAR(covariance.arousal, spread.arousal, 1e-12) << "seed " << seed;
    }
}

TEST(Kalman, WithoutEvidenceOnlyTheMoodDeltaMovesTheMeanAndNothingTheCovariance) {
    Filter filter(small_world());
    filter.hear(1, {0.1, 0.1, 0.5});
    const Covariance before = filter.covariance;
    const double valence = filter.motion.state.valence;
    const Measurement said = filter.hear(0, {0, 0, 0}, 1.5);
    EXPECT_FALSE(said.taken);
    EXPECT_EQ(said.inflation, 1);
    EXPECT_DOUBLE_EQ(filter.motion.state.valence, valence + 0.15);
    EXPECT_EQ(filter.covariance, before);
}

TEST(Kalman, ASurerLineMovesTheMeanFurtherAndIntensityRisesByTheWay) {
    Filter doubtful(small_world()), sure(small_world());
    doubtful.hear(1, {0.05, 0, 0.1});
    sure.hear(1, {0.05, 0, 0.9});
    EXPECT_LT(doubtful.motion.state.valence, sure.motion.state.valence);
    EXPECT_LT(sure.motion.state.valence, 0.05);
    const double moved = sure.motion.state.valence + std::abs(sure.motion.state.arousal - 0.5);
    EXPECT_NEAR(sure.motion.state.intensity, 0.4 * moved, 1e-15);
}

TEST(Kalman, TheMeanRestsWhereAffinityPullsIt) {
    Policy policy = small_world();
    Filter filter(policy);
    filter.hear(1, {}, 0, 20);
    const double rest = filter.dynamics.begin(0, {}, 20).rest_valence;
    EXPECT_NEAR(filter.dynamics.drift(filter.motion, 10000).valence, rest, 1e-12);
    EXPECT_GT(rest, 0.1);
}

}  // namespace
}  // namespace rei
