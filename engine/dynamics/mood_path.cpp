#include "rei/dynamics/mood_path.hpp"

#include <algorithm>
#include <cmath>

namespace rei {
namespace {

/// Logarithms of exp(QΔt), row by row.
std::vector<double> log_transitions(const MoodChain& chain, double elapsed_sec) {
    const std::size_t n = chain.size();
    const MoodChain::Transition step = chain.transition(elapsed_sec);
    std::vector<double> out(n * n);
    for (std::size_t from = 0; from < n; ++from) {
        for (std::size_t to = 0; to < n; ++to) {
            out[from * n + to] =
                std::log(chain.probability(step, static_cast<Mood>(from), static_cast<Mood>(to)));
        }
    }
    return out;
}

}  // namespace

std::vector<Mood> likeliest_moods(const MoodChain& chain, const MoodEvidence& evidence,
                                  const MoodDistribution& start,
                                  const std::vector<MoodObservation>& observations) {
    const std::size_t n = chain.size();
    std::vector<double> best(n);  // logarithm of the likeliest way to each mood
    for (std::size_t k = 0; k < n; ++k) best[k] = std::log(start[k]);
    std::vector<Mood> came_from;  // observation × mood
    came_from.reserve(observations.size() * n);
    for (const MoodObservation& seen : observations) {
        const std::vector<double> step = log_transitions(chain, seen.elapsed_sec);
        std::vector<double> next(n);
        for (std::size_t to = 0; to < n; ++to) {
            std::size_t from = 0;
            for (std::size_t k = 1; k < n; ++k) {
                if (best[k] + step[k * n + to] > best[from] + step[from * n + to]) from = k;
            }
            next[to] = best[from] + step[from * n + to];
            if (seen.measured) next[to] += evidence.log_likelihood(*seen.measured, static_cast<Mood>(to));
            came_from.push_back(static_cast<Mood>(from));
        }
        best = std::move(next);
    }
    std::vector<Mood> path(observations.size());
    auto mood = static_cast<Mood>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t k = observations.size(); k-- > 0;) {
        path[k] = mood;
        mood = came_from[k * n + mood];
    }
    return path;
}

}  // namespace rei
