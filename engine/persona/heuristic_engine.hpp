// The heuristic variant behind the engine interface. It breaks the law of time as the documents' code does:
// nothing happens between turns, and a turn's effect depends on when the one before it was.
#pragma once

#include "rei/dynamics/heuristic.hpp"
#include "rei/persona/engine.hpp"
#include "rei/persona/user_memory.hpp"

namespace rei {

class HeuristicEngine final : public Engine {
  public:
    explicit HeuristicEngine(const Policy& policy);

    void start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
               EngineListener& listener) override;
    void advance_to(double time_sec, EngineListener& listener) override;
    void turn(const EngineTurn& turn, EngineListener& listener) override;

    [[nodiscard]] double now_sec() const override { return now_sec_; }
    [[nodiscard]] const LabelEvent& label() const override { return label_; }
    [[nodiscard]] const Motion& motion() const override { return motion_; }
    [[nodiscard]] const MotionLaw& law() const override { return law_; }
    [[nodiscard]] Stimulus stimulus() const override { return stimulus_; }
    [[nodiscard]] std::uint32_t triggers_lost() const override { return 0; }
    [[nodiscard]] const std::vector<std::string>& moods() const override { return dynamics_.moods(); }
    [[nodiscard]] OwnState own() const override {
        return HeuristicOwn{state_.last_update_sec, state_.epoch_sec};
    }
    [[nodiscard]] int affinity_of(User user) const override { return users_.affinity_of(user); }
    [[nodiscard]] EngineState save() const override;
    void resume(const EngineState& state) override;

  private:
    void stand_at(double time_sec, const AffectState& state, int affinity);

    HeuristicDynamics dynamics_;
    HeuristicState state_;
    UserMemory users_;
    MotionLaw law_ = standing_law();
    Motion motion_;
    LabelEvent label_;
    Stimulus stimulus_;
    std::optional<User> last_speaker_;
    std::optional<double> last_change_sec_;
    double now_sec_ = 0;
};

}  // namespace rei
