// What a language model's deltas are clamped to where they enter (DESIGN §9): a live answer, an imported log.
#pragma once

namespace rei {

inline constexpr int kMostMoodDelta = 2;       ///< ±, in units of LlmSignal::mood_delta
inline constexpr int kMostAffinityDelta = 10;  ///< ±, in units of affinity

}  // namespace rei
