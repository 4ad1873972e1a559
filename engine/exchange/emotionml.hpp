// A replay as EmotionML 1.0 (W3C Recommendation, 22 May 2014): the state as traces of three dimensions, the
// moods as categories with their times.
#pragma once

#include <string>

#include "rei/replay/trace.hpp"

namespace rei {

inline constexpr double kUsualTraceHz = 10;

/// One `emotion` holds the whole conversation: valence, arousal and intensity as `trace`s with `freq_hz`
/// samples a second, from 0 on. EmotionML's dimensions are from 0 to 1, so valence is (v + 1) / 2. Then one
/// `emotion` a stretch of one mood, at `offset-to-start` milliseconds of the first. Vocabularies of both are
/// part of the document. Requires freq_hz > 0.
[[nodiscard]] std::string emotionml(const Trace& trace, double freq_hz = kUsualTraceHz);

}  // namespace rei
