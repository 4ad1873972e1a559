// Triggers, cooldown and families as `MoodGate` has them, without the reasons.
#pragma once

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "rei/policy/policy.hpp"
#include "rei/study/script.hpp"

namespace rei {

class LeanGate {
  public:
    static constexpr double kNever = std::numeric_limits<double>::infinity();

    explicit LeanGate(const Policy& policy);
    void tune(const Policy& policy);
    void start(Mood mood);

    [[nodiscard]] Mood mood() const { return mood_; }
    [[nodiscard]] std::uint32_t triggers_lost() const { return triggers_lost_; }

    /// The first rule that fits the mood in force holds from now on.
    void take_trigger(std::span<const CueRule> rules, double at_sec);
    /// When the cooldown or the hold ends next.
    [[nodiscard]] double next_timer() const { return std::min(cooldown_ends_sec_, hold_ends_sec_); }
    void pass_timers(double until_sec) {
        if (hold_ends_sec_ <= until_sec) hold_ends_sec_ = kNever;
        if (cooldown_ends_sec_ <= until_sec) cooldown_ends_sec_ = kNever;
    }

    /// Whether nothing comes of time alone.
    [[nodiscard]] bool is_idle() const { return !holding_ && next_timer() == kNever; }
    /// Whether a trigger came that decides until its hold is over, whatever the state.
    [[nodiscard]] bool is_held() const { return holding_; }
    /// Whether the trigger decides now; counts it as lost where its hold is over without effect. `enters`:
    /// at the instant of a turn.
    [[nodiscard]] bool trigger_holds(double now_sec, bool enters) {
        return holding_ && held_trigger_decides(now_sec, enters);
    }
    /// Whether the trigger has taken effect and nothing but another can change the mood yet.
    [[nodiscard]] bool trigger_rests(double now_sec) const {
        return holding_ && taken_ && mood_ == target_ && now_sec - since_sec_ < hold_sec_ - kTimeSlackSec;
    }
    [[nodiscard]] Mood trigger_target() const { return target_; }
    void trigger_takes_effect() { taken_ = true; }
    [[nodiscard]] bool may_change_to(Mood mood, double now_sec) const {
        return !(now_sec - last_change_sec_ < cooldown_sec_ - kTimeSlackSec) || same_family(mood_, mood);
    }
    void change_to(Mood mood, double now_sec) {
        mood_ = mood;
        last_change_sec_ = now_sec;
        cooldown_ends_sec_ = now_sec + cooldown_sec_;
    }

  private:
    bool held_trigger_decides(double now_sec, bool enters);
    [[nodiscard]] bool same_family(Mood a, Mood b) const { return same_family_[a * mood_count_ + b] != 0; }

    std::size_t mood_count_;
    std::vector<std::uint8_t> same_family_;  ///< mood × mood
    double cooldown_sec_ = 0, hold_sec_ = 0;

    Mood mood_ = 0;
    double last_change_sec_ = -kNever;
    double cooldown_ends_sec_ = kNever, hold_ends_sec_ = kNever;  ///< kNever: not to come
    Mood target_ = 0;
    double since_sec_ = 0;
    bool holding_ = false;  ///< a trigger came and its hold is not over
    bool taken_ = false;    ///< it has taken effect
    std::uint32_t triggers_lost_ = 0;
};

}  // namespace rei
