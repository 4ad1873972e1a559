#include "rei/dynamics/smoother.hpp"

#include <cmath>

#include "engine/dynamics/kalman_world.hpp"
#include <Eigen/Dense>

namespace rei {
namespace {

using test::Dice;
using test::Filter;
using test::Heard;
using test::simulate;
using test::small_world;

FilterStep step_of(const Filter& filter, const Belief& prior) {
    return {filter.motion, filter.covariance, prior};
}

/// The filter's way through a conversation.
std::vector<FilterStep> filter_through(const Policy& policy, const std::vector<Heard>& script,
                                       const std::vector<double>& mood_deltas = {}) {
    Filter filter(policy);
    std::vector<FilterStep> out{step_of(filter, {})};
    for (std::size_t k = 0; k < script.size(); ++k) {
        const double mood_delta = mood_deltas.empty() ? 0 : mood_deltas[k];
        const Measurement said = filter.hear(script[k].elapsed_sec, script[k].stimulus, mood_delta);
        out.push_back(step_of(filter, said.prior));
    }
    return out;
}

Smoother smoother_over(const Policy& policy, std::vector<FilterStep> steps) {
    const KalmanDynamics dynamics(policy);
    return Smoother(dynamics.law(), dynamics.diffusion(), std::move(steps));
}

/// The path of the model as one joint normal distribution, conditioned on all that was read, at once.
struct Batch {
    Eigen::VectorXd mean;
    Eigen::MatrixXd spread;
};
struct Instant {
    double elapsed_sec = 0;
    double pushed = 0;  ///< what mood_delta adds to valence
    const Stimulus* read = nullptr;
};
Batch condition(const Policy& policy, const std::vector<Instant>& instants) {
    const EngineSettings& e = policy.engine;
    const auto n = static_cast<Eigen::Index>(2 * instants.size());
    const double half_life[2] = {e.half_life_valence_sec, e.half_life_arousal_sec};
    const double sd[2] = {e.kalman_process_sd_valence, e.kalman_process_sd_arousal};
    const double rest[2] = {e.baseline_valence, e.baseline_arousal};
    Eigen::VectorXd mean(n);
    Eigen::MatrixXd spread = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index k = 0; k < n; ++k) {
        const auto axis = static_cast<std::size_t>(k % 2);
        const Instant& at = instants[static_cast<std::size_t>(k / 2)];
        const double kept = std::exp2(-at.elapsed_sec / half_life[axis]);
        mean[k] =
            k < 2 ? rest[axis] : rest[axis] + kept * (mean[k - 2] - rest[axis]) + (axis == 0 ? at.pushed : 0);
        for (Eigen::Index j = k % 2; j < k; j += 2) {
            spread(j, k) = spread(k, j) = kept * spread(j, k - 2);
        }
        spread(k, k) = sd[axis] * sd[axis];
    }
    std::vector<Eigen::Index> rows;
    for (Eigen::Index k = 0; k < n; ++k) {
        if (instants[static_cast<std::size_t>(k / 2)].read != nullptr) rows.push_back(k);
    }
    const auto m = static_cast<Eigen::Index>(rows.size());
    Eigen::MatrixXd picked = Eigen::MatrixXd::Zero(m, n), error = Eigen::MatrixXd::Zero(m, m);
    Eigen::VectorXd z(m);
    const double r[2] = {e.kalman_measurement_sd_valence, e.kalman_measurement_sd_arousal};
    for (Eigen::Index k = 0; k < m; k += 2) {
        const Stimulus& said =
            *instants[static_cast<std::size_t>(rows[static_cast<std::size_t>(k)] / 2)].read;
        picked(k, rows[static_cast<std::size_t>(k)]) = 1;
        picked(k + 1, rows[static_cast<std::size_t>(k + 1)]) = 1;
        z[k] = rest[0] + said.valence;
        z[k + 1] = rest[1] + said.arousal;
        error(k, k) = r[0] * r[0] / said.confidence;
        error(k + 1, k + 1) = r[1] * r[1] / said.confidence;
        error(k, k + 1) = error(k + 1, k) = e.kalman_measurement_correlation * r[0] * r[1] / said.confidence;
    }
    const Eigen::MatrixXd gain =
        spread * picked.transpose() * (picked * spread * picked.transpose() + error).inverse();
    return {mean + gain * (z - picked * mean), spread - gain * picked * spread};
}

void expect_equal(const Belief& smoothed, const Batch& batch, std::size_t instant) {
    const auto k = static_cast<Eigen::Index>(2 * instant);
    EXPECT_NEAR(smoothed.valence, batch.mean[k], 1e-12);
    EXPECT_NEAR(smoothed.arousal, batch.mean[k + 1], 1e-12);
    EXPECT_NEAR(smoothed.covariance.valence, batch.spread(k, k), 1e-14);
    EXPECT_NEAR(smoothed.covariance.cross, batch.spread(k, k + 1), 1e-14);
    EXPECT_NEAR(smoothed.covariance.arousal, batch.spread(k + 1, k + 1), 1e-14);
}

TEST(Smoother, EqualsConditioningOnTheWholeConversationAtOnce) {
    const Policy policy = small_world();
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Dice dice(seed);
        const std::vector<Heard> script = simulate(policy, dice, 6);
        std::vector<double> mood_deltas;
        for (std::size_t k = 0; k < script.size(); ++k) mood_deltas.push_back(dice.real(-0.5, 0.5));
        const std::vector<FilterStep> steps = filter_through(policy, script, mood_deltas);
        const Smoother smoother = smoother_over(policy, steps);

        std::vector<Instant> instants{{}};
        std::vector<double> times{0};
        for (std::size_t k = 0; k < script.size(); ++k) {  // an instant between turns, then the turn
            const double part = dice.real(0, 1) * script[k].elapsed_sec;
            times.push_back(times.back() + part);
            instants.push_back({part, 0, nullptr});
            times.push_back(steps[k + 1].motion.time_sec);
            instants.push_back({script[k].elapsed_sec - part, policy.engine.mood_delta_gain * mood_deltas[k],
                                &script[k].stimulus});
        }
        const Batch batch = condition(policy, instants);
        for (std::size_t k = 0; k < instants.size(); ++k) {
            expect_equal(smoother.at(times[k]), batch, k);
        }
    }
}

TEST(Smoother, IsNeverWorseThanTheFilterAndMostlyBetter) {
    const Policy policy = small_world();
    int better = 0;
    constexpr int kTalks = 40;
    for (std::uint64_t seed = 0; seed < kTalks; ++seed) {
        Dice dice(seed + 100);
        const std::vector<Heard> script = simulate(policy, dice, 300);
        const std::vector<FilterStep> steps = filter_through(policy, script);
        const Smoother smoother = smoother_over(policy, steps);
        double filtered = 0, smoothed = 0;
        for (std::size_t k = 0; k < script.size(); ++k) {
            const AffectState& now = steps[k + 1].motion.state;
            const Belief later = smoother.at(steps[k + 1].motion.time_sec);
            filtered +=
                std::pow(now.valence - script[k].valence, 2) + std::pow(now.arousal - script[k].arousal, 2);
            smoothed += std::pow(later.valence - script[k].valence, 2) +
                        std::pow(later.arousal - script[k].arousal, 2);
        }
        EXPECT_LE(smoothed, filtered) << "seed " << seed;
        better += smoothed < 0.95 * filtered ? 1 : 0;
    }
    EXPECT_GT(better, kTalks / 2);
}

TEST(Smoother, KnowsNoMoreThanTheFilterAfterTheLastTurn) {
    const Policy policy = small_world();
    Dice dice(3);
    const std::vector<FilterStep> steps = filter_through(policy, simulate(policy, dice, 5));
    const Smoother smoother = smoother_over(policy, steps);
    const KalmanDynamics dynamics(policy);
    const double later_sec = steps.back().motion.time_sec + 4;
    EXPECT_EQ(smoother.at(later_sec).valence,
              state_at(dynamics.law(), steps.back().motion, later_sec).valence);
    EXPECT_EQ(smoother.at(later_sec).covariance, covariance_at(dynamics.diffusion(), steps.back().covariance,
                                                               later_sec - steps.back().motion.time_sec));
}

}  // namespace
}  // namespace rei
