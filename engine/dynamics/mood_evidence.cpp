#include "rei/dynamics/mood_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace rei {

MoodEvidence::MoodEvidence(const Policy& policy, std::vector<AffectState> centroids)
    : centroids_(std::move(centroids)) {
    const EngineSettings& e = policy.engine;
    baseline_valence_ = e.baseline_valence;
    baseline_arousal_ = e.baseline_arousal;
    gain_valence_ = e.hmm_measurement_gain_valence;
    gain_arousal_ = e.hmm_measurement_gain_arousal;
    push_per_mood_delta_ = e.stimulus_gain_valence > 0 ? e.mood_delta_gain / e.stimulus_gain_valence : 0;
    sd_valence_ = e.hmm_emission_sd_valence;
    sd_arousal_ = e.hmm_emission_sd_arousal;
}

std::optional<MoodMeasurement> MoodEvidence::measure(const Stimulus& stimulus, double mood_delta) const {
    constexpr double kTrustInTheModel = 0.5;
    const double hint = mood_delta == 0 ? 0 : push_per_mood_delta_ * mood_delta;
    const double confidence = stimulus.confidence > 0 ? stimulus.confidence : kTrustInTheModel;
    if (stimulus.confidence <= 0 && hint == 0) return std::nullopt;
    return MoodMeasurement{
        std::clamp(baseline_valence_ + gain_valence_ * (stimulus.valence + hint), -1.0, 1.0),
        std::clamp(baseline_arousal_ + gain_arousal_ * stimulus.arousal, 0.0, 1.0), confidence};
}

double MoodEvidence::log_likelihood(const MoodMeasurement& measured, Mood mood) const {
    const double v = (measured.valence - centroids_[mood].valence) / sd_valence_;
    const double a = (measured.arousal - centroids_[mood].arousal) / sd_arousal_;
    return -measured.confidence / 2 * (v * v + a * a);
}

void MoodEvidence::weigh(const MoodMeasurement& measured, MoodDistribution& distribution) const {
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < distribution.size(); ++k) {
        double& p = distribution[k];
        p = std::log(p) + log_likelihood(measured, static_cast<Mood>(k));
        largest = std::max(largest, p);
    }
    double sum = 0;
    for (double& p : distribution) sum += p = std::exp(p - largest);
    for (double& p : distribution) p /= sum;
}

}  // namespace rei
