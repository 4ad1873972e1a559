// The kalman variant behind the engine interface: the filter, the labelling by probability and memory put
// together.
#pragma once

#include "rei/dynamics/kalman.hpp"
#include "rei/labelling/belief_labeller.hpp"
#include "rei/persona/conversation.hpp"
#include "rei/persona/engine.hpp"

namespace rei {

class KalmanEngine final : public Engine {
  public:
    explicit KalmanEngine(const Policy& policy, BeliefLabeller::Looks looks = BeliefLabeller::Looks::needed);

    void start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
               EngineListener& listener) override;
    void advance_to(double time_sec, EngineListener& listener) override;
    void turn(const EngineTurn& turn, EngineListener& listener) override;

    [[nodiscard]] double now_sec() const override { return conversation_.now_sec(); }
    [[nodiscard]] const LabelEvent& label() const override { return labeller_.memory().label; }
    [[nodiscard]] const Motion& motion() const override { return motion_; }  ///< of the mean
    [[nodiscard]] const MotionLaw& law() const override { return dynamics_.law(); }
    [[nodiscard]] Stimulus stimulus() const override { return conversation_.stimulus(); }
    [[nodiscard]] std::uint32_t triggers_lost() const override { return labeller_.memory().triggers_lost; }
    [[nodiscard]] OwnState own() const override { return own_; }  ///< KalmanOwn
    [[nodiscard]] const std::vector<std::string>& moods() const override {
        return conversation_.policy().emotions;
    }
    [[nodiscard]] int affinity_of(User user) const override { return conversation_.affinity_of(user); }
    [[nodiscard]] EngineState save() const override;
    void resume(const EngineState& state) override;

  private:
    Conversation conversation_;
    KalmanDynamics dynamics_;
    BeliefLabeller labeller_;
    Motion motion_;
    KalmanOwn own_;
};

}  // namespace rei
