#include "rei/labelling/labeller.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rei {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

/// When a path passes its next border; kNever if it passes none.
double crossing_time(const AxisCells& axis, int cell, const Relaxation& path, double from_sec) {
    const auto next = axis.next_border(cell, path);
    if (next.border < 0) return kNever;
    return next.immediately ? from_sec : from_sec + path.time_to(axis.border(next.border));
}

/// Whether a path that is at `there` later may have passed its next border: cheap, errs towards yes.
bool may_cross(const AxisCells& axis, int cell, const Relaxation& path, double there) {
    constexpr double kGuard = 1e-7;  // more than any path moves within the time slack
    const auto next = axis.next_border(cell, path);
    if (next.border < 0) return false;
    const double border = axis.border(next.border);
    return next.immediately || (path.deviation > 0 ? there <= border + kGuard : there >= border - kGuard);
}

void cross(const AxisCells& axis, int& cell, const Relaxation& path, double from_sec, double until_sec) {
    while (crossing_time(axis, cell, path, from_sec) <= until_sec) {
        cell = axis.cell_after(axis.next_border(cell, path).border, path);
    }
}

bool same_situation(const LabelEvent& a, const LabelEvent& b) {
    return a.mood == b.mood && a.candidate == b.candidate && a.gate == b.gate && a.cause == b.cause &&
           a.candidate_cause == b.candidate_cause;
}

}  // namespace

Labeller::Labeller(const Policy& policy)
    : plane_(policy),
      mood_count_(policy.emotions.size()),
      same_family_(mood_count_ * mood_count_, 0),
      neutral_(policy.neutral()),
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

void Labeller::anchor(const MotionLaw& law, const Motion& from) {
    way_ = {from.time_sec, valence_path(law, from), arousal_path(law, from), intensity_path(law, from)};
    const auto locate = [](const AxisCells& axis, const Relaxation& path) {
        return axis.locate(path.value, path.rest, path.deviation);
    };
    cells_ = {locate(plane_.valence, way_.valence), locate(plane_.arousal, way_.arousal),
              locate(plane_.intensity, way_.intensity)};
    allowed_ = plane_.by_affinity(from.affinity);
}

AffectState Labeller::state_at(double time_sec) const {
    const double elapsed_sec = time_sec - way_.from_sec;
    return {way_.valence.at(elapsed_sec), way_.arousal.at(elapsed_sec), way_.intensity.at(elapsed_sec)};
}

void Labeller::start(const MotionLaw& law, const Motion& from, Mood mood, LabelListener& listener) {
    memory_ = {};
    cooldown_pending_ = hold_pending_ = false;
    anchor(law, from);
    LabelEvent event;
    event.before = event.mood = event.candidate = mood;
    memory_.label = event;
    event = decide(from.time_sec, Occasion::start);
    if (event.flips()) {
        memory_.last_change_sec = from.time_sec;
        cooldown_pending_ = true;
    }
    memory_.label = event;
    listener.on_label(from.time_sec, event);
}

void Labeller::advance(double to_sec, const AffectState& there, bool before_turn, LabelListener& listener) {
    const double limit_sec = before_turn ? to_sec + kTimeSlackSec : to_sec;
    for (;;) {
        const double due_sec = std::min(next_crossing(there), next_timer());
        if (due_sec > limit_sec) return;
        // what falls within the slack of the earliest happens at the same instant
        cross_until(due_sec + kTimeSlackSec);
        const Occasion occasion = pass_timers(due_sec + kTimeSlackSec);
        settle(std::min(due_sec, to_sec), occasion, listener);
    }
}

void Labeller::turn(const MotionLaw& law, const Motion& from, std::span<const std::uint16_t> rules,
                    LabelListener& listener) {
    for (const std::uint16_t index : rules) {
        const Rule& rule = rules_[index];
        const bool matches = rule.target != kNoMood && (rule.from_any || rule.source == memory_.label.mood);
        if (!matches) continue;
        memory_.trigger = TriggerHold{index, rule.target, from.time_sec, false, false};
        hold_pending_ = true;
        break;
    }
    anchor(law, from);
    settle(from.time_sec, Occasion::turn, listener);
}

void Labeller::resume(const LabelMemory& memory, const MotionLaw& law, const Motion& from, double now_sec) {
    memory_ = memory;
    anchor(law, from);
    // what was due just now may or may not have been decided; deciding it again changes nothing
    cross_until(std::nextafter(now_sec, -kNever));
    cooldown_pending_ = memory.last_change_sec && cooldown_end() > now_sec;
    hold_pending_ = memory.trigger && !memory.trigger->over;
}

double Labeller::next_crossing(const AffectState& there) const {
    double out = kNever;
    const auto consider = [&](const AxisCells& axis, int cell, const Relaxation& path, double value_there) {
        if (!may_cross(axis, cell, path, value_there)) return;
        out = std::min(out, crossing_time(axis, cell, path, way_.from_sec));
    };
    consider(plane_.valence, cells_.valence, way_.valence, there.valence);
    consider(plane_.arousal, cells_.arousal, way_.arousal, there.arousal);
    consider(plane_.intensity, cells_.intensity, way_.intensity, there.intensity);
    return out;
}

void Labeller::cross_until(double until_sec) {
    cross(plane_.valence, cells_.valence, way_.valence, way_.from_sec, until_sec);
    cross(plane_.arousal, cells_.arousal, way_.arousal, way_.from_sec, until_sec);
    cross(plane_.intensity, cells_.intensity, way_.intensity, way_.from_sec, until_sec);
}

double Labeller::next_timer() const {
    const double cooldown = cooldown_pending_ ? cooldown_end() : kNever;
    const double hold = hold_pending_ ? hold_end() : kNever;
    return std::min(cooldown, hold);
}

Occasion Labeller::pass_timers(double until_sec) {
    Occasion occasion = Occasion::border;
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

bool Labeller::cooldown_open(Mood candidate, double now_sec) const {
    return !memory_.last_change_sec || same_family(memory_.label.mood, candidate) ||
           now_sec - *memory_.last_change_sec >= cooldown_sec_ - kTimeSlackSec;
}

/// Whether the latest trigger decides now. It does in [turn, turn + hold), at its own turn even where the
/// hold is 0, and once more at the very end where it has waited for a cooldown that ends at the same instant.
bool Labeller::trigger_holds(double now_sec, Occasion occasion) {
    if (!memory_.trigger || memory_.trigger->over) return false;
    TriggerHold& trigger = *memory_.trigger;
    const double held_sec = now_sec - trigger.since_sec;
    if (held_sec < hold_sec_ - kTimeSlackSec) return true;
    if (occasion == Occasion::turn && held_sec == 0) return true;
    const bool last_instant = held_sec <= hold_sec_ + kTimeSlackSec;
    if (!trigger.taken && last_instant && cooldown_open(trigger.target, now_sec)) return true;
    trigger.over = true;
    if (!trigger.taken) ++memory_.triggers_lost;
    return false;
}

LabelEvent Labeller::decide(double now_sec, Occasion occasion) {
    LabelEvent event = memory_.label;
    event.before = memory_.label.mood;
    event.occasion = occasion;
    event.gate = Gate::none;
    event.margin = 0;
    event.region = static_cast<std::int16_t>(plane_.first_region(cells_, allowed_));
    event.candidate = event.region >= 0 ? plane_.mood_of(event.region) : neutral_;
    event.candidate_cause = Cause::region;
    event.rule = -1;
    if (trigger_holds(now_sec, occasion)) {
        event.candidate = memory_.trigger->target;
        event.candidate_cause = Cause::trigger;
        event.rule = static_cast<std::int16_t>(memory_.trigger->rule);
        if (event.candidate == event.mood) memory_.trigger->taken = true;
    }
    if (event.candidate == event.mood) return event;

    if (event.candidate_cause == Cause::region && plane_.keeps(event.mood, cells_, allowed_)) {
        const auto depth = plane_.depth(event.mood, cells_, allowed_, state_at(now_sec));
        event.gate = Gate::hysteresis;
        event.axis = depth.axis;
        event.margin = depth.distance;
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

/// Decide until nothing changes any more at this instant, telling every step.
void Labeller::settle(double now_sec, Occasion occasion, LabelListener& listener) {
    for (;;) {
        const LabelEvent event = decide(now_sec, occasion);
        if (same_situation(event, memory_.label)) return;
        if (event.flips()) {
            memory_.last_change_sec = now_sec;
            cooldown_pending_ = true;
            if (event.cause == Cause::trigger) memory_.trigger->taken = true;
        }
        memory_.label = event;
        listener.on_label(now_sec, event);
        if (!event.flips()) return;
    }
}

}  // namespace rei
