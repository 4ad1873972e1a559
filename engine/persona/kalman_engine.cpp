#include "rei/persona/kalman_engine.hpp"

namespace rei {

KalmanEngine::KalmanEngine(const Policy& policy, BeliefLabeller::Looks looks)
    : conversation_(policy),
      dynamics_(policy),
      labeller_(policy, dynamics_.law(), dynamics_.diffusion(), looks) {}

void KalmanEngine::start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
                         EngineListener& listener) {
    conversation_.start(affinities);
    motion_ = dynamics_.begin(0, state, 0);  // before anyone spoke the affinity in force is 0
    own_ = {dynamics_.diffusion().at_rest(), {}};
    listener.on_motion(motion_);
    labeller_.start(motion_, own_.covariance, mood, listener);
}

void KalmanEngine::advance_to(double time_sec, EngineListener& listener) {
    conversation_.require_ahead(time_sec);
    labeller_.advance(time_sec, false, listener);
    conversation_.pass(time_sec);
}

void KalmanEngine::turn(const EngineTurn& turn, EngineListener& listener) {
    conversation_.require_ahead(turn.at_sec);
    labeller_.advance(turn.at_sec, true, listener);
    conversation_.pass(turn.at_sec);

    const Stimulus& stimulus = conversation_.hear(turn);
    const int affinity = conversation_.enter(turn.user, turn.llm.affinity_delta);
    const Covariance spread =
        covariance_at(dynamics_.diffusion(), own_.covariance, turn.at_sec - motion_.time_sec);
    const auto struck = dynamics_.strike(turn.at_sec, dynamics_.drift(motion_, turn.at_sec), spread, stimulus,
                                         turn.llm.mood_delta, affinity);
    motion_ = struck.motion;
    own_ = {struck.covariance, struck.measurement};
    listener.on_motion(motion_);
    labeller_.turn(motion_, own_.covariance, turn.heard.transitions, listener);
}

EngineState KalmanEngine::save() const {
    EngineState out;
    out.variant = Variant::kalman;
    conversation_.save(out);
    out.motion = motion_;
    out.label = labeller_.memory();
    out.own = own_;
    return out;
}

void KalmanEngine::resume(const EngineState& state) {
    conversation_.resume(state);
    motion_ = state.motion;
    own_ = std::get<KalmanOwn>(state.own);
    labeller_.resume(state.label, motion_, own_.covariance, now_sec());
}

}  // namespace rei
