// What a turn says about the hidden mood (DESIGN §3.3, hmm): Gaussian emissions at the moods' centroids.
#pragma once

#include <optional>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/dynamics/mood_chain.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A turn's evidence as a point of the plane and how far it is to be trusted.
struct MoodMeasurement {
    double valence = 0, arousal = 0;
    double confidence = 1;  ///< in (0, 1]
    friend bool operator==(const MoodMeasurement&, const MoodMeasurement&) = default;
};

class MoodEvidence {
  public:
    /// `centroids` by mood.
    MoodEvidence(const Policy& policy, std::vector<AffectState> centroids);

    /// z = (b_v + κ_v·φ̃_v, b_a + κ_a·φ_a), clipped to the ranges, with φ̃_v = φ_v + (β/α_v)·mood_delta: what
    /// the model says counts as the push that would move valence as far. Trusted as much as the words are;
    /// by half where the model alone speaks; nothing without either. With α_v = 0 the model is not heard.
    [[nodiscard]] std::optional<MoodMeasurement> measure(const Stimulus& stimulus, double mood_delta) const;
    /// log N(z; centroid of `mood`, diag(sd)²/confidence), but for a summand that is the same for all moods.
    [[nodiscard]] double log_likelihood(const MoodMeasurement& measured, Mood mood) const;
    /// Bayes: the distribution after the evidence. In logarithms, so that no weight runs out of range.
    void weigh(const MoodMeasurement& measured, MoodDistribution& distribution) const;

    [[nodiscard]] const std::vector<AffectState>& centroids() const { return centroids_; }

  private:
    std::vector<AffectState> centroids_;
    double baseline_valence_, baseline_arousal_;
    double gain_valence_, gain_arousal_;  ///< κ
    double push_per_mood_delta_;          ///< β/α_v
    double sd_valence_, sd_arousal_;
};

}  // namespace rei
