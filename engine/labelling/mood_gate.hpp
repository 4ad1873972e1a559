// What every variant but heuristic has between what the state speaks for and the mood: triggers, the
// cooldown, families (DESIGN §3.4). Knows nothing of regions or probabilities; those who do propose.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "rei/labelling/label.hpp"
#include "rei/policy/policy.hpp"

namespace rei {

/// A trigger that came with a turn.
struct TriggerHold {
    std::uint16_t rule = 0;  ///< index into Policy::transitions
    Mood target = 0;
    double since_sec = 0;
    bool taken = false;  ///< it has taken effect
    bool over = false;   ///< its hold has ended
};

/// What the gate remembers, as a value.
struct LabelMemory {
    LabelEvent label;                       ///< in force
    std::optional<double> last_change_sec;  ///< unset: never changed
    std::optional<TriggerHold> trigger;     ///< the latest
    std::uint32_t triggers_lost = 0;
};

/// What the state speaks for at an instant, given the mood in force.
struct Proposal {
    Mood candidate = 0;
    std::int16_t source = -1;   ///< LabelEvent::region
    bool held = false;          ///< the mood in force stays: by hysteresis, or for want of probability
    Axis axis = Axis::valence;  ///< held: LabelEvent::axis
    double margin = 0;          ///< held: LabelEvent::margin
};

class MoodGate {
  public:
    static constexpr double kNever = std::numeric_limits<double>::infinity();

    explicit MoodGate(const Policy& policy);

    /// Forget everything and be in `mood`.
    void start(Mood mood);
    /// Take up a memory saved at `now_sec`.
    void resume(const LabelMemory& memory, double now_sec);
    [[nodiscard]] const LabelMemory& memory() const { return memory_; }
    [[nodiscard]] Mood mood() const { return memory_.label.mood; }

    /// A turn at `at_sec` whose text matches these transitions, in file order: the first that fits holds.
    void take_trigger(std::span<const std::uint16_t> rules, double at_sec);
    /// The transition `rule` was heard at `at_sec` and holds `target`.
    void hold(std::uint16_t rule, Mood target, double at_sec);
    /// When the cooldown or the hold of the trigger ends next; kNever: neither is to come.
    [[nodiscard]] double next_timer() const;
    /// Pass the ends up to `until_sec`; what kind of end it was, else `otherwise`.
    [[nodiscard]] Occasion pass_timers(double until_sec, Occasion otherwise);

    /// Decide until nothing changes any more at this instant, telling every step. `propose(mood)` says what
    /// the state speaks for while `mood` is in force.
    template <class Propose>
    void settle(double now_sec, Occasion occasion, LabelListener& listener, Propose&& propose) {
        while (step(decide(now_sec, occasion, propose(mood())), now_sec, listener)) {
        }
    }
    /// Decide the start, which is told whether it changes anything or not.
    void settle_start(const Proposal& proposal, LabelListener& listener);

  private:
    struct Rule {
        bool from_any = false;
        Mood source = kNoMood;  ///< kNoMood: unknown, never matches
        Mood target = kNoMood;  ///< likewise
    };
    [[nodiscard]] double cooldown_end() const { return *memory_.last_change_sec + cooldown_sec_; }
    [[nodiscard]] double hold_end() const { return memory_.trigger->since_sec + hold_sec_; }
    [[nodiscard]] bool same_family(Mood a, Mood b) const { return same_family_[a * mood_count_ + b] != 0; }
    [[nodiscard]] bool cooldown_open(Mood candidate, double now_sec) const;
    [[nodiscard]] bool trigger_holds(double now_sec, Occasion occasion);
    [[nodiscard]] LabelEvent decide(double now_sec, Occasion occasion, const Proposal& proposal);
    bool step(const LabelEvent& event, double now_sec, LabelListener& listener);

    std::vector<Rule> rules_;
    std::size_t mood_count_;                 ///< how many moods there are
    std::vector<std::uint8_t> same_family_;  ///< mood × mood
    double cooldown_sec_, hold_sec_;

    LabelMemory memory_;
    bool cooldown_pending_ = false;  ///< the end of the cooldown is still to come
    bool hold_pending_ = false;      ///< the end of the trigger's hold is still to come
};

}  // namespace rei
