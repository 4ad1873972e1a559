// The likeliest sequence of hidden moods, looking back (DESIGN §3.3, hmm: Viterbi offline).
#pragma once

#include <optional>
#include <vector>

#include "rei/dynamics/mood_chain.hpp"
#include "rei/dynamics/mood_evidence.hpp"

namespace rei {

struct MoodObservation {
    double elapsed_sec = 0;                   ///< since the observation before it, or the start
    std::optional<MoodMeasurement> measured;  ///< unset: the turn said nothing
};

/// The mood at each observation on the sequence of moods (at the start and at every observation) that is the
/// likeliest of all, given all observations. Of equally likely ones the one with the earlier-listed moods.
[[nodiscard]] std::vector<Mood> likeliest_moods(const MoodChain& chain, const MoodEvidence& evidence,
                                                const MoodDistribution& start,
                                                const std::vector<MoodObservation>& observations);

}  // namespace rei
