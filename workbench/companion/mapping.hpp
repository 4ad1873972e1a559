// From a felt state to a frame, the frame beside it, and three routines.
#pragma once

#include <vector>

#include "rei/companion/companion_file.hpp"
#include "rei/companion/listener.hpp"
#include "rei/companion/log.hpp"
#include "rei/companion/rhythm.hpp"
#include "rei/companion/worth.hpp"

namespace rei::companion {

struct FrameScore {
    Index frame = 0;
    double fit = 0;    ///< of its states
    double share = 0;  ///< of the keywords said that are of its feelings
    double total = 0;  ///< ½·fit + ½·share; fit where nothing was said
};
/// The best first, those of equal score in the order of the file.
[[nodiscard]] std::vector<FrameScore> score_frames(const CompanionFile& file, const AffectState& state,
                                                   const Hearing& heard);

/// The best of those that `frame` combines with; kNone where there are none.
[[nodiscard]] Index frame_beside(const CompanionFile& file, Index frame,
                                 const std::vector<FrameScore>& scores);

/// What one can do in a state, in [0, 1]: 0.25 + 0.5·a + 0.25·v, and 0.1 more in a rising rhythm, less in a
/// falling one.
[[nodiscard]] double energy_of(const AffectState& state, Trend trend);

/// Everything that speaks for a routine, each in [0, 1].
struct RoutineScore {
    Index routine = 0;
    double from = 0;      ///< fit of the states it goes from
    double place = 0;     ///< 1 − 0.1·k for the k-th of the frame, ½ at least; ½ in the one beside
    double energy = 0;    ///< 1 where there is enough, else 2^(−lack/0.15)
    Worth worth;          ///< by the rule of feedback
    double core = 0;      ///< 1 for the profile's own
    double tired_of = 0;  ///< 2^(−days since it was last done)
    double total = 0;     ///< 0.20 from + 0.25 place + 0.15 energy + 0.45 worth + 0.05 core − 0.10 tired_of
};
[[nodiscard]] std::vector<RoutineScore> score_routines(const CompanionFile& file, const AffectState& state,
                                                       Index frame, Index beside, Trend trend,
                                                       const Log& log);

/// The best three: each is the best of what is left, after 0.10 off for every one of its kind chosen before;
/// of equals the first of the file.
[[nodiscard]] std::vector<RoutineScore> choose_three(const CompanionFile& file,
                                                     std::vector<RoutineScore> scores);

}  // namespace rei::companion
