// How probable each mood is held to be over time, by the variants that hold beliefs: kalman and hmm.
#pragma once

#include <vector>

#include "rei/policy/policy.hpp"
#include "rei/replay/trace.hpp"

namespace rei::workbench {

/// Whether a variant's trace tells probabilities of moods.
[[nodiscard]] inline bool has_mood_shares(Variant variant) {
    return variant == Variant::kalman || variant == Variant::hmm;
}

/// By mood, adding up to 1; empty for the other variants. `policy` is that of the trace, and the time lies in
/// [0, until].
[[nodiscard]] std::vector<double> mood_shares_at(const Trace& trace, const Policy& policy, double time_sec);

struct MoodShares {
    std::vector<double> time_sec;             ///< ascending
    std::vector<std::vector<double>> shares;  ///< by time, then by mood; each adds up to 1
};

/// The probabilities at the middles of pixel columns.
[[nodiscard]] MoodShares mood_shares(const Trace& trace, const Policy& policy, const Interval& time_range,
                                     std::size_t columns);

}  // namespace rei::workbench
