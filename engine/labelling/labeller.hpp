// From motion to mood by regions: finds every instant at which the label's situation changes, in closed form,
// and proposes to the gate (DESIGN §3.4).
#pragma once

#include <span>
#include <vector>

#include "rei/affect/motion.hpp"
#include "rei/labelling/mood_gate.hpp"
#include "rei/labelling/plane.hpp"

namespace rei {

class Labeller {
  public:
    explicit Labeller(const Policy& policy);

    /// Label the start at t = 0 and tell the listener, whether it changes or not.
    void start(const MotionLaw& law, const Motion& from, Mood mood, LabelListener& listener);
    /// Let time pass to `to_sec`, at which the state is `there`. What is due by then is decided at its own
    /// instant. `before_turn`: a turn comes at `to_sec`, and what is due within the slack of it comes first.
    void advance(double to_sec, const AffectState& there, bool before_turn, LabelListener& listener);
    /// A turn has moved the state to `from`; `rules` are the transitions that its text matches, in file
    /// order.
    void turn(const MotionLaw& law, const Motion& from, std::span<const std::uint16_t> rules,
              LabelListener& listener);

    /// The state moves on from `from` by itself: a tick, with which turns enter whose texts match these
    /// transitions. What is due within the slack of it is decided with it.
    void step(const MotionLaw& law, const Motion& from,
              std::span<const std::vector<std::uint16_t>> rules_by_turn, LabelListener& listener);
    /// When the cooldown or the hold of the trigger ends next.
    [[nodiscard]] double next_timer() const { return gate_.next_timer(); }

    [[nodiscard]] const LabelMemory& memory() const { return gate_.memory(); }
    /// Take up a memory saved at `now_sec`, the motion being `from`.
    void resume(const LabelMemory& memory, const MotionLaw& law, const Motion& from, double now_sec);

  private:
    /// The way since the last turn, which decisions are taken on.
    struct Way {
        double from_sec = 0;
        Relaxation valence, arousal, intensity;
    };
    void anchor(const MotionLaw& law, const Motion& from);
    [[nodiscard]] AffectState state_at(double time_sec) const;
    [[nodiscard]] double next_crossing(const AffectState& there) const;
    void cross_until(double until_sec);
    [[nodiscard]] Proposal propose(Mood mood, double now_sec) const;
    void settle(double now_sec, Occasion occasion, LabelListener& listener);

    LabelPlane plane_;
    Mood neutral_;
    MoodGate gate_;
    Way way_;
    RegionSet allowed_ = 0;  ///< regions whose affinity bounds hold
    Cells cells_;            ///< at the last instant decided
};

}  // namespace rei
