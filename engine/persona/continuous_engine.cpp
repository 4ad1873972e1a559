#include "rei/persona/continuous_engine.hpp"

namespace rei {

ContinuousEngine::ContinuousEngine(const Policy& policy)
    : policy_(policy), dynamics_(policy), labeller_(policy) {}

void ContinuousEngine::start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
                             EngineListener& listener) {
    users_.start(affinities);
    stimulus_ = {};
    last_speaker_.reset();
    now_sec_ = 0;
    motion_ = dynamics_.begin(0, state, 0);  // before anyone spoke the affinity in force is 0
    listener.on_motion(motion_);
    labeller_.start(law(), motion_, mood, listener);
}

void ContinuousEngine::advance_to(double time_sec, EngineListener& listener) {
    if (!(time_sec >= now_sec_)) throw TimeError("advance_to: time goes backwards");
    labeller_.advance(time_sec, dynamics_.drift(motion_, time_sec), false, listener);
    now_sec_ = time_sec;
}

void ContinuousEngine::turn(const EngineTurn& turn, EngineListener& listener) {
    if (!(turn.at_sec >= now_sec_)) throw TimeError("turn: time goes backwards");
    const AffectState there = dynamics_.drift(motion_, turn.at_sec);
    labeller_.advance(turn.at_sec, there, true, listener);

    const int affinity = users_.add_affinity(turn.user, turn.llm.affinity_delta);
    stimulus_ = stimulus_of(turn.heard, policy_, turn.noise);
    const auto context = static_cast<std::size_t>(policy_.engine.context_turns);
    const Push push = users_.mean_push(turn.user, {stimulus_.valence, stimulus_.arousal}, context);
    stimulus_.valence = push.valence;
    stimulus_.arousal = push.arousal;
    motion_ = dynamics_.strike(motion_, turn.at_sec, there, stimulus_, turn.llm.mood_delta, affinity);
    last_speaker_ = turn.user;
    now_sec_ = turn.at_sec;
    listener.on_motion(motion_);
    labeller_.turn(law(), motion_, turn.heard.transitions, listener);
}

EngineState ContinuousEngine::save() const {
    EngineState out;
    out.variant = Variant::continuous;
    out.now_sec = now_sec_;
    out.motion = motion_;
    out.label = labeller_.memory();
    out.users = users_.users();
    out.last_speaker = last_speaker_;
    out.stimulus = stimulus_;
    return out;
}

void ContinuousEngine::resume(const EngineState& state) {
    now_sec_ = state.now_sec;
    motion_ = state.motion;
    users_.resume(state.users);
    last_speaker_ = state.last_speaker;
    stimulus_ = state.stimulus;
    labeller_.resume(state.label, law(), motion_, now_sec_);
}

}  // namespace rei
