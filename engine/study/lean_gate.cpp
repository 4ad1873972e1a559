#include "rei/study/lean_gate.hpp"

namespace rei {

LeanGate::LeanGate(const Policy& policy)
    : mood_count_(policy.emotions.size()), same_family_(mood_count_ * mood_count_, 0) {
    for (const auto& family : policy.families) {
        for (const auto& one : family) {
            for (const auto& other : family) {
                same_family_[policy.mood(one) * mood_count_ + policy.mood(other)] = 1;
            }
        }
    }
    tune(policy);
}

void LeanGate::tune(const Policy& policy) {
    cooldown_sec_ = policy.engine.cooldown_sec;
    hold_sec_ = policy.engine.trigger_hold_sec;
}

void LeanGate::start(Mood mood) {
    mood_ = mood;
    last_change_sec_ = -kNever;
    cooldown_ends_sec_ = hold_ends_sec_ = kNever;
    holding_ = taken_ = false;
    triggers_lost_ = 0;
}

void LeanGate::take_trigger(std::span<const CueRule> rules, double at_sec) {
    for (const CueRule& rule : rules) {
        if (rule.source != kNoMood && rule.source != mood_) continue;
        target_ = rule.target;
        since_sec_ = at_sec;
        hold_ends_sec_ = at_sec + hold_sec_;
        holding_ = true;
        taken_ = false;
        return;
    }
}

bool LeanGate::held_trigger_decides(double now_sec, bool enters) {
    const double held_sec = now_sec - since_sec_;
    if (held_sec < hold_sec_ - kTimeSlackSec || (enters && held_sec == 0)) return true;
    const bool last_instant = held_sec <= hold_sec_ + kTimeSlackSec;
    if (!taken_ && last_instant && may_change_to(target_, now_sec)) return true;
    holding_ = false;
    if (!taken_) ++triggers_lost_;
    return false;
}

}  // namespace rei
