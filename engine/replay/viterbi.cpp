#include "rei/replay/viterbi.hpp"

#include "rei/dynamics/mood_path.hpp"

namespace rei {

std::vector<Mood> likeliest_moods(const Trace& trace) {
    const auto* hmm = std::get_if<HmmColumns>(&trace.own);
    if (hmm == nullptr) return {};
    std::vector<MoodObservation> seen;
    for (std::size_t k = 1; k < hmm->since_sec.size(); ++k)
        seen.push_back({hmm->since_sec[k] - hmm->since_sec[k - 1], hmm->measured[k]});
    return likeliest_moods(hmm->chain, hmm->evidence, hmm->posterior[0], seen);
}

}  // namespace rei
