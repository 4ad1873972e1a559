#include "rei/persona/discrete_engine.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rei/affect/steps.hpp"

namespace rei {

DiscreteEngine::DiscreteEngine(const Policy& policy)
    : conversation_(policy),
      dynamics_(policy),
      labeller_(policy),
      tick_sec_(policy.engine.discrete_tick_sec) {}

void DiscreteEngine::start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
                           EngineListener& listener) {
    conversation_.start(affinities);
    tick_ = 0;
    entered_ = {};
    waiting_.clear();
    before_ = dynamics_.begin(state);
    move_to(before_, listener);
    labeller_.start(law(), now_, mood, listener);
}

void DiscreteEngine::advance_to(double time_sec, EngineListener& listener) {
    conversation_.require_ahead(time_sec);
    advance(time_sec, time_sec, listener);
    conversation_.pass(time_sec);
}

void DiscreteEngine::turn(const EngineTurn& turn, EngineListener& listener) {
    conversation_.require_ahead(turn.at_sec);
    advance(turn.at_sec, turn.at_sec + kTimeSlackSec, listener);
    conversation_.pass(turn.at_sec);
    const Stimulus& stimulus = conversation_.hear(turn);
    const auto& rules = turn.heard.transitions;
    const WaitingTurn said{turn.user,
                           turn.llm.affinity_delta,
                           {stimulus.valence, stimulus.arousal, turn.llm.mood_delta},
                           {rules.begin(), rules.end()}};
    if (std::abs(time_of(tick_) - turn.at_sec) > kTimeSlackSec) {
        waiting_.push_back(said);
        return;
    }
    const int affinity = enter(said);
    move_to(tick_ == 0 ? dynamics_.first_tick(before_, entered_, affinity)
                       : dynamics_.tick(before_, turn.at_sec, entered_, affinity),
            listener);
    labeller_.turn(law(), now_, rules, listener);
}

/// Whether every tick to come is the latest one again, until someone speaks.
bool DiscreteEngine::at_rest() const {
    return tick_ > 0 && waiting_.empty() && entered_ == TickPush{} && before_.state == now_.state &&
           before_.affinity == now_.affinity;
}

void DiscreteEngine::advance(double to_sec, double limit_sec, EngineListener& listener) {
    for (;;) {
        const double timer_sec = labeller_.next_timer();
        const double tick_sec = at_rest() ? MoodGate::kNever : time_of(tick_ + 1);
        const double due_sec = std::min(tick_sec, timer_sec);
        if (due_sec > limit_sec) break;
        const double at_sec = std::min(due_sec, to_sec);
        if (tick_sec <= due_sec + kTimeSlackSec) {
            take_tick(at_sec, listener);
        } else {
            labeller_.advance(at_sec, motion_.state, true, listener);
        }
    }
    if (at_rest()) tick_ = std::max(tick_, last_step_until(limit_sec, tick_sec_));
}

void DiscreteEngine::take_tick(double at_sec, EngineListener& listener) {
    before_ = now_;
    entered_ = {};
    int affinity = before_.affinity;
    std::vector<std::vector<std::uint16_t>> rules;
    for (WaitingTurn& said : waiting_) {
        affinity = enter(said);
        rules.push_back(std::move(said.rules));
    }
    waiting_.clear();
    tick_ += 1;
    move_to(dynamics_.tick(before_, at_sec, entered_, affinity), listener);
    labeller_.step(law(), now_, rules, listener);
}

int DiscreteEngine::enter(const WaitingTurn& turn) {
    entered_.valence += turn.push.valence;
    entered_.arousal += turn.push.arousal;
    entered_.mood_delta += turn.push.mood_delta;
    return conversation_.enter(turn.user, turn.affinity_delta);
}

void DiscreteEngine::move_to(const Motion& tick, EngineListener& listener) {
    now_ = tick;
    motion_ = standing_at(tick.time_sec, tick.state, tick.affinity);
    listener.on_motion(motion_);
}

EngineState DiscreteEngine::save() const {
    EngineState out;
    out.variant = Variant::discrete;
    conversation_.save(out);
    out.motion = now_;
    out.label = labeller_.memory();
    out.own = own();
    return out;
}

void DiscreteEngine::resume(const EngineState& state) {
    conversation_.resume(state);
    const auto& own = std::get<DiscreteOwn>(state.own);
    tick_ = own.tick;
    before_ = own.before;
    entered_ = own.entered;
    waiting_ = own.waiting;
    const auto unknown = [&](std::uint16_t rule) {
        return rule >= conversation_.policy().transitions.size();
    };
    for (WaitingTurn& said : waiting_)
        said.rules.erase(std::remove_if(said.rules.begin(), said.rules.end(), unknown), said.rules.end());
    now_ = state.motion;
    motion_ = standing_at(now_.time_sec, now_.state, now_.affinity);
    labeller_.resume(state.label, law(), now_, now_sec());
}

}  // namespace rei
