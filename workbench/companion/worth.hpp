// The rule of feedback: what a routine has been worth in a frame, by how it went before.
#pragma once

#include <optional>
#include <string_view>

#include "rei/companion/companion_file.hpp"
#include "rei/companion/log.hpp"

namespace rei::companion {

/// How fast experience is forgotten, what another frame's counts for, and the doubt one begins with: a
/// Beta(1, 1).
inline constexpr double kForgetHalfLifeDays = 14;
inline constexpr double kOtherFrameWeight = 0.25;
inline constexpr double kPriorSuccesses = 1, kPriorFailures = 1;
inline constexpr Interval kWorthBounds{0.1, 0.9};

/// How well one run went, in [0, 1]: the mean of what was said (flow 1, good ¾, okay ½, hard ¼, unfit 0) and
/// of what it changed, clip(½ + distance closed to where the routine leads, 0, 1); one of them where only one
/// is known. An unfinished run counts half of that, one of which nothing is known ¼. Nothing where a finished
/// one says nothing.
[[nodiscard]] std::optional<double> success_of(const Run& run, const Routine& routine);

struct Worth {
    double mean = 0.5;  ///< in kWorthBounds
    int runs = 0;       ///< that it rests on, of any frame
};
/// (1 + Σ w·q) / (2 + Σ w) over the runs of the routine, w = 2^(−age/14 days), a quarter of it for runs in
/// other frames, q their success; bounded, so that nothing is ruled out or in for good.
[[nodiscard]] Worth worth_of(const Routine& routine, std::string_view frame, const Log& log);

}  // namespace rei::companion
