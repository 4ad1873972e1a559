#include "rei/labelling/mood_gate.hpp"

#include <algorithm>

namespace rei {
namespace {

bool same_situation(const LabelEvent& a, const LabelEvent& b) {
    return a.mood == b.mood && a.candidate == b.candidate && a.gate == b.gate && a.cause == b.cause &&
           a.candidate_cause == b.candidate_cause;
}

}  // namespace

MoodGate::MoodGate(const Policy& policy)
    : mood_count_(policy.emotions.size()),
      same_family_(mood_count_ * mood_count_, 0),
      cooldown_sec_(policy.engine.cooldown_sec),
      hold_sec_(policy.engine.trigger_hold_sec) {
    for (const TriggerRule& rule : policy.transitions) {
        rules_.push_back({rule.source == "any", policy.mood(rule.source), policy.mood(rule.target)});
    }
    for (const auto& family : policy.families) {
        for (const auto& one : family) {
            for (const auto& other : family) {
                same_family_[policy.mood(one) * mood_count_ + policy.mood(other)] = 1;
            }
        }
    }
}

void MoodGate::start(Mood mood) {
    memory_ = {};
    cooldown_pending_ = hold_pending_ = false;
    memory_.label.before = memory_.label.mood = memory_.label.candidate = mood;
}

void MoodGate::resume(const LabelMemory& memory, double now_sec) {
    memory_ = memory;
    cooldown_pending_ = memory.last_change_sec && cooldown_end() > now_sec;
    hold_pending_ = memory.trigger && !memory.trigger->over;
}

void MoodGate::take_trigger(std::span<const std::uint16_t> rules, double at_sec) {
    for (const std::uint16_t index : rules) {
        const Rule& rule = rules_[index];
        const bool matches = rule.target != kNoMood && (rule.from_any || rule.source == mood());
        if (!matches) continue;
        hold(index, rule.target, at_sec);
        return;
    }
}

void MoodGate::hold(std::uint16_t rule, Mood target, double at_sec) {
    memory_.trigger = TriggerHold{rule, target, at_sec, false, false};
    hold_pending_ = true;
}

double MoodGate::next_timer() const {
    const double cooldown = cooldown_pending_ ? cooldown_end() : kNever;
    const double hold = hold_pending_ ? hold_end() : kNever;
    return std::min(cooldown, hold);
}

Occasion MoodGate::pass_timers(double until_sec, Occasion otherwise) {
    Occasion occasion = otherwise;
    if (hold_pending_ && hold_end() <= until_sec) {
        hold_pending_ = false;
        occasion = Occasion::hold_end;
    }
    if (cooldown_pending_ && cooldown_end() <= until_sec) {
        cooldown_pending_ = false;
        occasion = Occasion::cooldown_end;
    }
    return occasion;
}

bool MoodGate::cooldown_open(Mood candidate, double now_sec) const {
    return !memory_.last_change_sec || same_family(mood(), candidate) ||
           now_sec - *memory_.last_change_sec >= cooldown_sec_ - kTimeSlackSec;
}

/// Whether the latest trigger decides now. It does in [turn, turn + hold), at its own turn even where the
/// hold is 0 (or at the tick with which its turn enters), and once more at the very end where it has waited
/// for a cooldown that ends at the same instant.
bool MoodGate::trigger_holds(double now_sec, Occasion occasion) {
    if (!memory_.trigger || memory_.trigger->over) return false;
    TriggerHold& trigger = *memory_.trigger;
    const double held_sec = now_sec - trigger.since_sec;
    if (held_sec < hold_sec_ - kTimeSlackSec) return true;
    const bool enters = occasion == Occasion::turn || occasion == Occasion::step;
    if (enters && held_sec == 0) return true;
    const bool last_instant = held_sec <= hold_sec_ + kTimeSlackSec;
    if (!trigger.taken && last_instant && cooldown_open(trigger.target, now_sec)) return true;
    trigger.over = true;
    if (!trigger.taken) ++memory_.triggers_lost;
    return false;
}

LabelEvent MoodGate::decide(double now_sec, Occasion occasion, const Proposal& proposal) {
    LabelEvent event = memory_.label;
    event.before = mood();
    event.occasion = occasion;
    event.gate = Gate::none;
    event.margin = 0;
    event.region = proposal.source;
    event.candidate = proposal.candidate;
    event.candidate_cause = Cause::region;
    event.rule = -1;
    if (trigger_holds(now_sec, occasion)) {
        event.candidate = memory_.trigger->target;
        event.candidate_cause = Cause::trigger;
        event.rule = static_cast<std::int16_t>(memory_.trigger->rule);
        if (event.candidate == event.mood) memory_.trigger->taken = true;
    }
    if (event.candidate == event.mood) return event;

    if (event.candidate_cause == Cause::region && proposal.held) {
        event.gate = Gate::hysteresis;
        event.axis = proposal.axis;
        event.margin = proposal.margin;
    } else if (!cooldown_open(event.candidate, now_sec)) {
        event.gate = Gate::cooldown;
        event.margin = cooldown_end() - now_sec;
    } else {
        if (memory_.last_change_sec && !same_family(event.mood, event.candidate)) {
            event.margin = std::max(0.0, now_sec - cooldown_end());
        }
        event.mood = event.candidate;
        event.cause = event.candidate_cause;
    }
    return event;
}

/// Bring a decision into force. False where there is nothing more to decide at this instant.
bool MoodGate::step(const LabelEvent& event, double now_sec, LabelListener& listener) {
    if (same_situation(event, memory_.label)) return false;
    if (event.flips()) {
        memory_.last_change_sec = now_sec;
        cooldown_pending_ = true;
        if (event.cause == Cause::trigger) memory_.trigger->taken = true;
    }
    memory_.label = event;
    listener.on_label(now_sec, event);
    return event.flips();
}

void MoodGate::settle_start(const Proposal& proposal, LabelListener& listener) {
    const LabelEvent event = decide(0, Occasion::start, proposal);
    if (event.flips()) {
        memory_.last_change_sec = 0;
        cooldown_pending_ = true;
    }
    memory_.label = event;
    listener.on_label(0, event);
}

}  // namespace rei
