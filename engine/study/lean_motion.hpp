// How the state of the continuous variant moves through a script, for studies: in columns, and without moods,
// for no mood moves it.
#pragma once

#include <vector>

#include "rei/replay/trace.hpp"
#include "rei/study/script.hpp"

namespace rei {

class LeanMotion {
  public:
    /// Take the numbers of a policy with the words of the scripts to come.
    void tune(const Policy& policy);
    [[nodiscard]] const MotionLaw& law() const { return law_; }

    /// Writes the states of the anchors, one for the start and one for each cue, whose times are there, and the states
    /// just before the next or at the end. `ends` keeps its memory.
    void move(const Script& script, AnchorColumns& anchors, StretchEnds& ends);
    /// Mean valence over the conversation that was moved last, with every affinity at 0.
    [[nodiscard]] double mean_valence_without_affinity() const { return mean_valence_without_affinity_; }

  private:
    void keep(const RepeatedTimes& gaps);
    void hear(const Script& script);
    [[nodiscard]] Push heard_in_context(const Script& script, std::size_t cue) const;
    [[nodiscard]] double rest_valence(int affinity) const {
        return baseline_valence_ + bias_per_affinity_ * affinity;
    }
    [[nodiscard]] Motion start_of(const Script& script) const;
    struct Kept {
        double valence, arousal, intensity;
    };
    [[nodiscard]] AffectState drift(const Motion& from, const Kept& kept) const;
    void strike(Motion& motion, const AffectState& there, const Push& push, int affinity,
                const Kept& kept) const;

    // numbers of the policy
    MotionLaw law_;
    double baseline_valence_ = 0, bias_per_affinity_ = 0;
    double gain_valence_ = 0, gain_arousal_ = 0, mood_delta_gain_ = 0, intensity_gain_ = 0, cap_ = 0;
    std::size_t context_turns_ = 1;
    std::vector<Push> directions_;  ///< by class

    // of the script at hand
    std::vector<double> kept_valence_, kept_arousal_, kept_intensity_;  ///< of a deviation, by gap
    std::vector<double> kept_of_lengths_;                               ///< while these are made
    std::vector<Push> heard_;                                           ///< φ by hearing of the script
    std::vector<Push> pushes_;                                          ///< by cue, gains included
    double mean_valence_without_affinity_ = 0;
};

}  // namespace rei
