// The words of labelling: what decides a mood, what holds it back, and the reason for either.
#pragma once

#include <cstdint>

#include "rei/affect/state.hpp"

namespace rei {

/// What keeps the candidate from becoming the mood.
enum class Gate : std::uint8_t { none, hysteresis, cooldown };
/// What made a mood: the start of the conversation, a region (or the want of one: neutral), a trigger.
enum class Cause : std::uint8_t { start, region, trigger };
/// What happened at the instant of a label event.
/// `step`: a tick or an instant of the grid, for the variants that have one; `timeout`: of an fsm rule.
enum class Occasion : std::uint8_t { start, turn, border, cooldown_end, hold_end, step, timeout };

[[nodiscard]] constexpr const char* name_of(Gate gate) {
    constexpr const char* names[] = {"none", "hysteresis", "cooldown"};
    return names[static_cast<int>(gate)];
}
[[nodiscard]] constexpr const char* name_of(Cause cause) {
    constexpr const char* names[] = {"start", "region", "trigger"};
    return names[static_cast<int>(cause)];
}
[[nodiscard]] constexpr const char* name_of(Occasion occasion) {
    constexpr const char* names[] = {"start",    "turn", "border", "cooldown_end",
                                     "hold_end", "step", "timeout"};
    return names[static_cast<int>(occasion)];
}

/// The label's situation from an instant on, and why. A change of mood has before != mood; a refused one has
/// a gate.
struct LabelEvent {
    Mood before = 0;     ///< the mood just before
    Mood mood = 0;       ///< the mood from now on
    Mood candidate = 0;  ///< what the mood would be without gates
    Gate gate = Gate::none;
    Cause cause = Cause::start;             ///< of the mood in force
    Cause candidate_cause = Cause::region;  ///< of the candidate
    Occasion occasion = Occasion::start;
    /// The region that holds the state, if one does; fsm: the row of its table that speaks for the candidate.
    std::int16_t region = -1;
    std::int16_t rule = -1;     ///< the held trigger's rule, if one is held
    Axis axis = Axis::valence;  ///< gate hysteresis: the axis of the nearest exit border
    /// gate hysteresis: how far inside that exit border (kalman, hmm: the probability that is lacking);
    /// gate cooldown: seconds still to wait;
    /// a change: seconds since the last change beyond the cooldown (0 for the first change and inside a
    /// family).
    double margin = 0;

    [[nodiscard]] bool flips() const { return before != mood; }
    [[nodiscard]] bool refuses() const { return gate != Gate::none; }
};

/// Receives every change of the label's situation, in order of time.
class LabelListener {
  public:
    virtual ~LabelListener() = default;
    virtual void on_label(double time_sec, const LabelEvent& event) = 0;
};

}  // namespace rei
