// From motion to mood: finds every instant at which the label's situation changes, in closed form, and says
// why (DESIGN §3.4). Gates, triggers and ties live here and nowhere else.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "rei/affect/motion.hpp"
#include "rei/labelling/label.hpp"
#include "rei/labelling/plane.hpp"

namespace rei {

/// A trigger that came with a turn.
struct TriggerHold {
    std::uint16_t rule = 0;  ///< index into Policy::transitions
    Mood target = 0;
    double since_sec = 0;
    bool taken = false;  ///< it has taken effect
    bool over = false;   ///< its hold has ended
};

/// What the labeller remembers, as a value.
struct LabelMemory {
    LabelEvent label;                       ///< in force
    std::optional<double> last_change_sec;  ///< unset: never changed
    std::optional<TriggerHold> trigger;     ///< the latest
    std::uint32_t triggers_lost = 0;
};

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

    [[nodiscard]] const LabelMemory& memory() const { return memory_; }
    /// Take up a memory saved at `now_sec`, the motion being `from`.
    void resume(const LabelMemory& memory, const MotionLaw& law, const Motion& from, double now_sec);

  private:
    struct Rule {
        bool from_any = false;
        Mood source = kNoMood;  ///< kNoMood: unknown, never matches
        Mood target = kNoMood;  ///< likewise
    };
    /// The way since the last turn, which decisions are taken on.
    struct Way {
        double from_sec = 0;
        Relaxation valence, arousal, intensity;
    };
    void anchor(const MotionLaw& law, const Motion& from);
    [[nodiscard]] AffectState state_at(double time_sec) const;
    [[nodiscard]] double next_crossing(const AffectState& there) const;
    void cross_until(double until_sec);
    [[nodiscard]] double cooldown_end() const { return *memory_.last_change_sec + cooldown_sec_; }
    [[nodiscard]] double hold_end() const { return memory_.trigger->since_sec + hold_sec_; }
    [[nodiscard]] double next_timer() const;
    [[nodiscard]] Occasion pass_timers(double until_sec);
    [[nodiscard]] bool cooldown_open(Mood candidate, double now_sec) const;
    [[nodiscard]] bool same_family(Mood a, Mood b) const { return same_family_[a * mood_count_ + b] != 0; }
    [[nodiscard]] bool trigger_holds(double now_sec, Occasion occasion);
    [[nodiscard]] LabelEvent decide(double now_sec, Occasion occasion);
    void settle(double now_sec, Occasion occasion, LabelListener& listener);

    LabelPlane plane_;
    std::vector<Rule> rules_;
    std::size_t mood_count_;                 ///< how many moods there are
    std::vector<std::uint8_t> same_family_;  ///< mood × mood
    Mood neutral_;
    double cooldown_sec_, hold_sec_;

    LabelMemory memory_;
    Way way_;
    bool cooldown_pending_ = false;  ///< the end of the cooldown is still to come
    bool hold_pending_ = false;      ///< the end of the trigger's hold is still to come
    RegionSet allowed_ = 0;          ///< regions whose affinity bounds hold
    Cells cells_;                    ///< at the last instant decided
};

}  // namespace rei
