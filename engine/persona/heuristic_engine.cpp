#include "rei/persona/heuristic_engine.hpp"

namespace rei {

HeuristicEngine::HeuristicEngine(const Policy& policy) : dynamics_(policy) {}

/// Stay at `state` until the next turn.
void HeuristicEngine::stand_at(double time_sec, const AffectState& state, int affinity) {
    motion_ = standing_at(time_sec, state, affinity);
    now_sec_ = time_sec;
}

void HeuristicEngine::start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
                            EngineListener& listener) {
    users_.start(affinities);
    state_ = {state, mood, std::nullopt, 0};
    label_ = {};
    label_.before = label_.mood = label_.candidate = mood;
    stimulus_ = {};
    last_speaker_.reset();
    last_change_sec_.reset();
    stand_at(0, state, 0);
    listener.on_motion(motion_);
    listener.on_label(0, label_);
}

void HeuristicEngine::advance_to(double time_sec, EngineListener&) {
    if (!(time_sec >= now_sec_)) throw TimeError("advance_to: time goes backwards");
    now_sec_ = time_sec;
}

void HeuristicEngine::turn(const EngineTurn& turn, EngineListener& listener) {
    if (!(turn.at_sec >= now_sec_)) throw TimeError("turn: time goes backwards");
    const int affinity = users_.add_affinity(turn.user, turn.llm.affinity_delta);
    const auto outcome =
        dynamics_.update(state_, turn.at_sec, turn.heard, turn.llm.mood_delta, affinity, turn.noise);
    state_ = outcome.state;
    stimulus_ = outcome.delta;
    last_speaker_ = turn.user;
    stand_at(turn.at_sec, state_.affect, affinity);
    listener.on_motion(motion_);

    const LabelEvent before = label_;
    label_.before = before.mood;
    label_.mood = state_.mood;
    label_.candidate = outcome.candidate;
    label_.candidate_cause = outcome.rule >= 0 ? Cause::trigger : Cause::region;
    label_.gate = outcome.refused ? Gate::cooldown : Gate::none;
    label_.occasion = Occasion::turn;
    label_.rule = static_cast<std::int16_t>(outcome.rule);
    label_.margin = outcome.wait_sec;
    if (label_.flips()) {
        label_.cause = label_.candidate_cause;
        last_change_sec_ = turn.at_sec;
    }
    const bool same = !label_.flips() && before.candidate == label_.candidate && before.gate == label_.gate;
    if (!same) listener.on_label(turn.at_sec, label_);
}

EngineState HeuristicEngine::save() const {
    EngineState out;
    out.variant = Variant::heuristic;
    out.now_sec = now_sec_;
    out.motion = motion_;
    out.label.label = label_;
    out.label.last_change_sec = last_change_sec_;
    out.users = users_.users();
    out.last_speaker = last_speaker_;
    out.stimulus = stimulus_;
    out.own = own();
    return out;
}

void HeuristicEngine::resume(const EngineState& state) {
    now_sec_ = state.now_sec;
    motion_ = state.motion;
    label_ = state.label.label;
    last_change_sec_ = state.label.last_change_sec;
    users_.resume(state.users);
    last_speaker_ = state.last_speaker;
    stimulus_ = state.stimulus;
    const auto& own = std::get<HeuristicOwn>(state.own);
    state_ = {motion_.state, label_.mood, own.last_update_sec, own.epoch_sec};
}

}  // namespace rei
