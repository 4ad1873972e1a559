// The discrete variant behind the engine interface: the documents' equations at ticks k·tick_sec, labelled by
// the regions. Between ticks the state stands still; cooldown and holds end at their exact instants.
//
// A turn enters with the first tick at or after it; its affinity and its trigger enter with it, and several
// turns enter as one sum. Where a turn stands on a tick, the tick happens without it first (what is due at
// the instant of a turn comes before it) and is then computed anew with what the turn says.
#pragma once

#include "rei/dynamics/discrete.hpp"
#include "rei/labelling/labeller.hpp"
#include "rei/persona/conversation.hpp"

namespace rei {

class DiscreteEngine final : public Engine {
  public:
    explicit DiscreteEngine(const Policy& policy);

    void start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
               EngineListener& listener) override;
    void advance_to(double time_sec, EngineListener& listener) override;
    void turn(const EngineTurn& turn, EngineListener& listener) override;

    [[nodiscard]] double now_sec() const override { return conversation_.now_sec(); }
    [[nodiscard]] const LabelEvent& label() const override { return labeller_.memory().label; }
    [[nodiscard]] const Motion& motion() const override { return motion_; }
    [[nodiscard]] const MotionLaw& law() const override { return dynamics_.law(); }
    [[nodiscard]] Stimulus stimulus() const override { return conversation_.stimulus(); }
    [[nodiscard]] OwnState own() const override { return DiscreteOwn{tick_, before_, entered_, waiting_}; }
    [[nodiscard]] std::uint32_t triggers_lost() const override { return labeller_.memory().triggers_lost; }
    [[nodiscard]] const std::vector<std::string>& moods() const override {
        return conversation_.policy().emotions;
    }
    [[nodiscard]] int affinity_of(User user) const override { return conversation_.affinity_of(user); }
    [[nodiscard]] EngineState save() const override;
    void resume(const EngineState& state) override;

  private:
    [[nodiscard]] double time_of(double tick) const { return tick * tick_sec_; }
    [[nodiscard]] bool at_rest() const;
    /// Let what is due by `limit_sec` happen; nothing is told later than `to_sec`.
    void advance(double to_sec, double limit_sec, EngineListener& listener);
    void take_tick(double at_sec, EngineListener& listener);
    /// The affinity in force from now on.
    int enter(const WaitingTurn& turn);
    void move_to(const Motion& tick, EngineListener& listener);

    Conversation conversation_;
    DiscreteDynamics dynamics_;
    Labeller labeller_;
    double tick_sec_;

    double tick_ = 0;                   ///< index of the latest tick
    Motion before_;                     ///< the tick before it
    Motion now_;                        ///< that tick, with where it leads
    Motion motion_;                     ///< its state, standing
    TickPush entered_;                  ///< what entered with it
    std::vector<WaitingTurn> waiting_;  ///< for the next tick
};

}  // namespace rei
