// From what was heard, and what was felt before, to the state that is felt now.
#pragma once

#include "rei/companion/listener.hpp"
#include "rei/companion/log.hpp"

namespace rei::companion {

/// How fast a state that was told fades towards the rest, and what the last one counts for beside a keyword
/// heard now (a whole one is 1).
inline constexpr double kFadeHalfLifeHours = 6;
inline constexpr double kLastSampleWeight = 0.5;

/// z = (n·z_heard + ½ρ·z_last) / (n + ½ρ) for n keywords heard, z_last the last sample faded to now, ρ =
/// 2^(−Δt/6 h); z_heard = rest + s·mean push, s = 1.2 said strongly, 0.7 slightly, else 1. Without keywords
/// z_last, where nothing is known the rest. Words that say that nothing has changed, alone, give the last
/// sample as it was. Intensity is 0.8, 0.5, 0.3 by degree; without keywords the last one's, faded to 0.3.
[[nodiscard]] AffectState felt_state(const Hearing& heard, const Push& rest, const Log& log);

/// How far states lie apart, in valence and arousal.
[[nodiscard]] double distance(const AffectState& state, const Push& place);

/// 2^(−d/0.25) for a state d outside the box; 1 inside.
[[nodiscard]] double fit(const AffectState& state, const Box& box);

}  // namespace rei::companion
