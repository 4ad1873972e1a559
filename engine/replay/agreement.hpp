// Whether two courses of moods say the same, and how soon one follows the other.
#pragma once

#include <vector>

#include "rei/replay/pieces.hpp"

namespace rei {

/// Cohen's κ over time: (pₒ − pₑ)/(1 − pₑ), where pₒ is the share of the span in which the two agree and pₑ
/// the share in which they would by chance, were the moods of each spread at random (Cohen 1960). 1 where
/// they agree all the time; NaN for an empty span.
[[nodiscard]] double agreement(const std::vector<MoodRun>& a, const std::vector<MoodRun>& b,
                               const Span& span);

/// How the mood follows what is true.
struct Following {
    std::size_t changes = 0;  ///< of the true mood
    std::size_t missed = 0;   ///< not followed before the next one, or the end
    double waited_sec = 0;    ///< together, until the mood is the true one; a miss counts to the next change
};
/// `truth` is what is true from its first run's begin to its last run's end, each run lasting.
[[nodiscard]] Following follow(const std::vector<MoodRun>& truth, const std::vector<MoodRun>& moods);

/// The true moods of a scenario with a `truth` track, from its first point to the end; empty without one.
[[nodiscard]] std::vector<MoodRun> true_moods(const Scenario& scenario, const Policy& policy);

}  // namespace rei
