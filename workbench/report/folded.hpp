// What a trace holds, folded to what a picture can show: what lasts is exact, what is too short to be seen is
// taken together. However long the conversation, there are at most about 2 · until/least parts.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "rei/replay/trace.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei::workbench {

inline constexpr std::size_t kNoMark = std::numeric_limits<std::size_t>::max();

/// A stretch of one mood; of those shorter than `least_sec` that stand close together, the mood that most of
/// the time it is.
struct MoodSpan {
    Mood mood = 0;
    Span span;
    std::size_t mark = kNoMark;  ///< of Trace::marks, where the mood began; kNoMark: several are folded here
};
/// From 0 to the end, without gaps.
[[nodiscard]] std::vector<MoodSpan> mood_spans(const Trace& trace, double least_sec);

/// For as long as a gate keeps a candidate from becoming the mood.
struct HeldBack {
    Mood candidate = 0;
    Gate gate = Gate::none;
    Span span;
    std::size_t mark = 0;   ///< where it began
    std::size_t count = 1;  ///< how many are folded here
};
/// By time. One that begins less than `least_sec` after another is folded into it.
[[nodiscard]] std::vector<HeldBack> held_back(const Trace& trace, double least_sec);

/// Turns [first, end) that stand closer together than `least_sec`.
struct TurnGroup {
    std::size_t first = 0, end = 0;
};
[[nodiscard]] std::vector<TurnGroup> turn_groups(const Trace& trace, double least_sec);

/// Places by time, those less than `least_sec` apart as one.
[[nodiscard]] std::vector<Span> folded_places(const std::vector<Span>& places, double least_sec);

}  // namespace rei::workbench
