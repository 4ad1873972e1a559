// The likeliest moods of a replay of the hmm variant, looking back over the whole conversation.
#pragma once

#include <vector>

#include "rei/replay/trace.hpp"

namespace rei {

/// The mood at each turn on the likeliest sequence of hidden moods (Viterbi), which knows later turns too.
/// Triggers and the cooldown are no part of it. Empty for a trace of another variant.
[[nodiscard]] std::vector<Mood> likeliest_moods(const Trace& trace);

}  // namespace rei
