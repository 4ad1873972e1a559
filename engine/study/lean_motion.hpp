// How the states of a few policies under the continuous variant move through a script in lockstep, for
// studies: in columns, and without moods, for no mood moves them.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "rei/replay/trace.hpp"
#include "rei/study/motion_lanes.hpp"
#include "rei/study/script.hpp"

namespace rei {

/// What all motions under a policy share.
[[nodiscard]] MotionLaw law_of(const Policy& policy);

class LeanMotion {
  public:
    /// Let a lane have the numbers of a policy with the words of the scripts to come. Lanes that have none
    /// yet move in some way.
    void tune(std::size_t lane, const Policy& policy);

    /// What a lane writes to: the states of the anchors, one for the start and one for each cue, whose times
    /// are there, and the states just before the next or at the end. `ends` keeps its memory.
    struct Track {
        AnchorColumns* anchors;
        StretchEnds* ends;
    };
    void move(const Script& script, const std::array<Track, kLanes>& tracks);
    /// φ of each hearing of the script that was moved through last, under a lane's policy.
    [[nodiscard]] const std::vector<Push>& heard(std::size_t lane) const { return lanes_[lane].heard; }
    /// A lane's mean valence over the conversation that was moved last, with every affinity at 0.
    [[nodiscard]] double mean_valence_without_affinity(std::size_t lane) const {
        return mean_valence_without_affinity_[lane];
    }

  private:
    /// The numbers of a policy.
    struct Lane {
        MotionLaw law;
        double baseline_valence = 0, bias_per_affinity = 0;
        double gain_valence = 0, gain_arousal = 0, mood_delta_gain = 0, intensity_gain = 0, cap = 0;
        std::size_t context_turns = 1;
        std::vector<Push> directions;  ///< by class
        std::vector<Push> heard;       ///< φ by hearing of the script at hand
    };
    void keep(const std::vector<double>& lengths_sec, double MotionLaw::*half_life, std::vector<Lanes>& kept);
    void hear(const Script& script, std::size_t lane);
    void push(const std::vector<Cue>& cues);
    [[nodiscard]] static Push heard_in_context(const Lane& lane, const std::vector<Cue>& cues,
                                               std::size_t cue);

    std::array<Lane, kLanes> lanes_;
    Lanes mean_valence_without_affinity_{};

    // of the script at hand
    std::vector<Lanes> kept_valence_, kept_arousal_, kept_intensity_;  ///< of a deviation, by length of gaps
    std::vector<double> kept_of_lane_;                                 ///< while these are made
    std::vector<Lanes> gained_valence_, gained_arousal_;               ///< φ by hearing, times the gain
    std::vector<Lanes> push_valence_, push_arousal_;                   ///< by cue, gains included
};

}  // namespace rei
