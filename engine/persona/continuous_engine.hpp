// The continuous variant behind the engine interface: dynamics, labelling and memory put together.
#pragma once

#include "rei/dynamics/continuous.hpp"
#include "rei/labelling/labeller.hpp"
#include "rei/persona/engine.hpp"
#include "rei/persona/user_memory.hpp"

namespace rei {

class ContinuousEngine final : public Engine {
  public:
    explicit ContinuousEngine(const Policy& policy);

    void start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
               EngineListener& listener) override;
    void advance_to(double time_sec, EngineListener& listener) override;
    void turn(const EngineTurn& turn, EngineListener& listener) override;

    [[nodiscard]] double now_sec() const override { return now_sec_; }
    [[nodiscard]] const LabelEvent& label() const override { return labeller_.memory().label; }
    [[nodiscard]] const Motion& motion() const override { return motion_; }
    [[nodiscard]] const MotionLaw& law() const override { return dynamics_.law(); }
    [[nodiscard]] Stimulus stimulus() const override { return stimulus_; }
    [[nodiscard]] std::uint32_t triggers_lost() const override { return labeller_.memory().triggers_lost; }
    [[nodiscard]] const std::vector<std::string>& moods() const override { return policy_.emotions; }
    [[nodiscard]] int affinity_of(User user) const override { return users_.affinity_of(user); }
    [[nodiscard]] EngineState save() const override;
    void resume(const EngineState& state) override;

  private:
    Policy policy_;
    ContinuousDynamics dynamics_;
    Labeller labeller_;
    UserMemory users_;
    Motion motion_;
    Stimulus stimulus_;
    std::optional<User> last_speaker_;
    double now_sec_ = 0;
};

}  // namespace rei
