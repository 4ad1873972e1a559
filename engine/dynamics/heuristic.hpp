// The documents' Python EmotionEngine, update for update, flaws included (DESIGN §3.3, heuristic). It moves
// at turns only: decay is linear and can carry valence across zero, the cooldown counts from the last update,
// and the sources of triggers are ignored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rei/affect/observation.hpp"
#include "rei/affect/state.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

struct HeuristicState {
    AffectState affect;
    Mood mood = 0;
    std::optional<double> last_update_sec;  ///< by the Python's clock
    double epoch_sec =
        0;  ///< the clock's reading at t = 0: 1 where the first turn is at 0, as 0 means "never" there
};

class HeuristicDynamics {
  public:
    explicit HeuristicDynamics(const Policy& policy);

    /// The policy's emotions, then the labels that the Python knows by heart or takes from a trigger as
    /// written.
    [[nodiscard]] const std::vector<std::string>& moods() const { return moods_; }

    struct Outcome {
        HeuristicState state;
        Stimulus delta;  ///< (dv, da) of the text
        Mood candidate = 0;
        int rule = -1;         ///< the trigger that forced the candidate; −1: the thresholds
        bool refused = false;  ///< by the cooldown
        double wait_sec = 0;   ///< refused: how much later an update would have been let through
    };
    /// EmotionEngine.update at `time_sec`, with what Matching::verbatim heard. `noise` is in units of φ,
    /// which the Python turns into deltas with a gain of 0.25.
    [[nodiscard]] Outcome update(const HeuristicState& before, double time_sec, const Heard& heard,
                                 double mood_delta, int affinity, const Push& noise = {}) const;

  private:
    [[nodiscard]] Mood intern(const std::string& mood);
    [[nodiscard]] Mood pick(const AffectState& state) const;
    [[nodiscard]] bool same_family(Mood a, Mood b) const;

    std::vector<std::string> moods_;
    std::vector<Mood> targets_;     ///< by transition
    std::vector<int> known_class_;  ///< by class: index into the five deltas, or −1
    Mood neutral_, happy_, excited_, angry_, sad_, tired_;
    double cooldown_sec_, decay_intensity_, decay_arousal_, affinity_bias_;
};

}  // namespace rei
