// The kalman variant: a turn's filter step, beside OpenCV's where that is installed, the probabilities of the
// moods at an instant, and a step of the grid in a replay.
#include <vector>

#include "inputs.hpp"
#include <benchmark/benchmark.h>
#ifdef REI_HAS_OPENCV
#include <opencv2/video/tracking.hpp>
#endif

#include "rei/dynamics/kalman.hpp"
#include "rei/labelling/region_probability.hpp"
#include "rei/replay/replay.hpp"

namespace rei::bench {
namespace {

constexpr double kElapsedSec = 3;

/// Readings that come and go, so that no branch is learnt by heart.
std::vector<Reading> readings() {
    std::vector<Reading> out;
    for (int k = 0; k < 64; ++k) {
        const double v = 0.1 * (k % 7) - 0.3, a = 0.3 + 0.05 * (k % 5);
        const double doubt = 1 + k % 3;
        out.push_back({v, a, {0.0625 * doubt, 0.01 * doubt, 0.04 * doubt}});
    }
    return out;
}

/// Predict and correct, 2 states. Limit: a fifth of opencv_step.
void kalman_step(benchmark::State& state) {
    const Diffusion diffusion{10, 10, 0.1225, 0.0625};
    const std::vector<Reading> read = readings();
    Belief belief{0, 0.3, diffusion.at_rest()};
    std::size_t k = 0;
    for (auto _ : state) {
        const double kept = retention(kElapsedSec, diffusion.half_life_valence_sec);
        belief.valence *= kept;
        belief.arousal = 0.3 + kept * (belief.arousal - 0.3);
        belief.covariance = covariance_at(diffusion, belief.covariance, kElapsedSec);
        benchmark::DoNotOptimize(measure(belief, read[k++ % read.size()], HUGE_VAL));
    }
}
BENCHMARK(kalman_step);

#ifdef REI_HAS_OPENCV
/// The same system in OpenCV's filter; the elapsed time being always the same, its matrices are set once.
void opencv_step(benchmark::State& state) {
    const std::vector<Reading> read = readings();
    const double kept = retention(kElapsedSec, 10), added = 1 - kept * kept;
    cv::KalmanFilter filter(2, 2, 0, CV_64F);
    filter.transitionMatrix = (cv::Mat_<double>(2, 2) << kept, 0, 0, kept);
    filter.measurementMatrix = cv::Mat::eye(2, 2, CV_64F);
    filter.processNoiseCov = (cv::Mat_<double>(2, 2) << 0.1225 * added, 0, 0, 0.0625 * added);
    filter.errorCovPost = (cv::Mat_<double>(2, 2) << 0.1225, 0, 0, 0.0625);
    filter.statePost = cv::Mat::zeros(2, 1, CV_64F);
    cv::Mat measured(2, 1, CV_64F);
    std::size_t k = 0;
    for (auto _ : state) {
        const Reading& one = read[k++ % read.size()];
        auto& error = filter.measurementNoiseCov;
        error.at<double>(0, 0) = one.error.valence;
        error.at<double>(0, 1) = error.at<double>(1, 0) = one.error.cross;
        error.at<double>(1, 1) = one.error.arousal;
        measured.at<double>(0) = one.valence;
        measured.at<double>(1) = one.arousal - 0.3;
        filter.predict();
        benchmark::DoNotOptimize(filter.correct(measured).data);
    }
}
BENCHMARK(opencv_step);
#endif

/// The moods' probabilities at an instant, errors of appraisals being independent or going together.
void probabilities_of_moods(benchmark::State& state, double correlation) {
    const Policy& policy = inputs().policy.policy;
    const MoodCells cells(policy, ~RegionSet{0});
    std::vector<double> out(policy.emotions.size());
    Belief belief{0, 0.3, {0.04, correlation * 0.2 * 0.1, 0.01}};
    for (auto _ : state) {
        belief.valence = belief.valence > 0.5 ? -0.5 : belief.valence + 0.001;
        cells.probabilities(belief, out);
        benchmark::DoNotOptimize(out.data());
    }
}
BENCHMARK_CAPTURE(probabilities_of_moods, independent, 0.0);
BENCHMARK_CAPTURE(probabilities_of_moods, correlated, 0.5);

/// A replay with its recording, by the steps of the grid it passes; errors of appraisals being independent or
/// going together. Limit: 150 ns a step.
void kalman_grid_step(benchmark::State& state, double correlation) {
    Policy policy = inputs().policy.policy;
    policy.engine.kalman_measurement_correlation = correlation;
    const Scenario& scenario = inputs().scenario;
    const AppraisedScenario heard = appraise(scenario, policy);
    for (auto _ : state) benchmark::DoNotOptimize(replay(scenario, heard, policy, Variant::kalman));
    const double steps =
        static_cast<double>(state.iterations()) * scenario.until_sec / policy.engine.grid_sec;
    state.counters["per_step"] =
        benchmark::Counter(steps, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK_CAPTURE(kalman_grid_step, independent, 0.0)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(kalman_grid_step, correlated, 0.5)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rei::bench
