// What every engine keeps of a conversation beside its state: the users, who spoke last and what was heard.
#pragma once

#include <optional>
#include <vector>

#include "rei/appraisal/appraiser.hpp"
#include "rei/persona/engine.hpp"
#include "rei/persona/user_memory.hpp"

namespace rei {

class Conversation {
  public:
    explicit Conversation(const Policy& policy) : policy_(policy) {}

    [[nodiscard]] const Policy& policy() const { return policy_; }
    [[nodiscard]] double now_sec() const { return now_sec_; }
    [[nodiscard]] const Stimulus& stimulus() const { return stimulus_; }
    [[nodiscard]] int affinity_of(User user) const { return users_.affinity_of(user); }

    void start(const std::vector<int>& affinities) {
        users_.start(affinities);
        stimulus_ = {};
        last_speaker_.reset();
        now_sec_ = 0;
    }
    /// Time has passed to `time_sec`; throws TimeError where it would go backwards.
    void pass(double time_sec) {
        require_ahead(time_sec);
        now_sec_ = time_sec;
    }
    void require_ahead(double time_sec) const {
        if (!(time_sec >= now_sec_)) throw TimeError("time goes backwards");
    }
    /// φ of a turn, after the cap and the mean over context.
    const Stimulus& hear(const EngineTurn& turn) {
        stimulus_ = stimulus_of(turn.heard, policy_, turn.noise);
        const auto context = static_cast<std::size_t>(policy_.engine.context_turns);
        const Push push = users_.mean_push(turn.user, {stimulus_.valence, stimulus_.arousal}, context);
        stimulus_.valence = push.valence;
        stimulus_.arousal = push.arousal;
        return stimulus_;
    }
    /// A turn of `user` takes effect: the affinity in force from now on.
    int enter(User user, double affinity_delta) {
        last_speaker_ = user;
        return users_.add_affinity(user, affinity_delta);
    }

    void save(EngineState& out) const {
        out.now_sec = now_sec_;
        out.users = users_.users();
        out.last_speaker = last_speaker_;
        out.stimulus = stimulus_;
    }
    void resume(const EngineState& state) {
        now_sec_ = state.now_sec;
        users_.resume(state.users);
        last_speaker_ = state.last_speaker;
        stimulus_ = state.stimulus;
    }

  private:
    Policy policy_;
    UserMemory users_;
    Stimulus stimulus_;
    std::optional<User> last_speaker_;
    double now_sec_ = 0;
};

}  // namespace rei
