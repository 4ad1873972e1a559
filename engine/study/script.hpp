// A scenario as many parameter sets of the continuous variant move through it: who speaks, with which
// affinity, and what is heard, worked out once; turns that push nothing left out.
#pragma once

#include <cstdint>
#include <vector>

#include "rei/replay/inertia.hpp"
#include "rei/replay/replay.hpp"
#include "rei/replay/retentions.hpp"

namespace rei {

/// A turn as it acts on the state.
struct Cue {
    double at_sec = 0;
    double mood_delta = 0;
    int affinity = 0;             ///< of the speaker, after the turn: in force from here on
    std::uint32_t words = 0;      ///< which of the script's distinct hearings
    std::int32_t same_user = -1;  ///< the speaker's turn before this one; −1: none
    std::uint32_t rules_begin = 0, rules_end = 0;
};

/// A transition as it can act: the mood from which (kNoMood: from any) and to which.
struct CueRule {
    std::uint16_t rule = 0;
    Mood source = kNoMood, target = 0;
};

/// What depends on a script alone, in columns with an entry for the start and one for each cue.
struct ScriptColumns {
    std::vector<double> time_sec;
    RepeatedTimes gaps;                  ///< to the next cue, or to the end
    std::vector<std::int16_t> affinity;  ///< in force from then on
    WholeSeconds seconds;
    std::vector<double> push_times_sec;
    std::vector<std::uint32_t> spoken;  ///< the cues with words that are heard or with rules
};

class Script {
  public:
    /// With `keep_silent` every turn is kept, as a mean over context needs them. The policy's words and moods
    /// must be those that the scenario was appraised with.
    Script(const Scenario& scenario, const AppraisedScenario& heard, const Policy& policy, bool keep_silent);

    /// The scenario and what is heard in it, of the kept turns alone and without their texts: metrics and
    /// verdicts of a trace of the script are those of the whole scenario.
    [[nodiscard]] const Scenario& scenario() const { return scenario_; }
    [[nodiscard]] const AppraisedScenario& heard() const { return heard_; }

    [[nodiscard]] const std::vector<Cue>& cues() const { return cues_; }
    [[nodiscard]] const ScriptColumns& columns() const { return columns_; }
    /// Of a cue, in file order; those that can never act are left out.
    [[nodiscard]] std::span<const CueRule> rules(const Cue& cue) const {
        return std::span(rules_).subspan(cue.rules_begin, cue.rules_end - cue.rules_begin);
    }
    /// The distinct sets of words that are heard; the first is silence.
    [[nodiscard]] const std::vector<std::vector<HeardClass>>& hearings() const { return hearings_; }
    [[nodiscard]] bool has_affinity() const { return has_affinity_; }
    [[nodiscard]] Mood start_mood() const { return start_mood_; }
    /// By expectation; kNoMood where none is expected.
    [[nodiscard]] const std::vector<Mood>& expected_moods() const { return expected_moods_; }

  private:
    [[nodiscard]] std::uint32_t hearing_of(const Heard& heard);
    void add_rules(const Heard& heard, const Policy& policy, Cue& cue);
    void fill_columns();

    Scenario scenario_;
    AppraisedScenario heard_;
    std::vector<Cue> cues_;
    ScriptColumns columns_;
    std::vector<CueRule> rules_;
    std::vector<std::vector<HeardClass>> hearings_;
    bool has_affinity_ = false;
    Mood start_mood_ = 0;
    std::vector<Mood> expected_moods_;
};

}  // namespace rei
