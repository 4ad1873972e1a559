// The fsm variant behind the engine interface: a table says where each mood goes on what is heard and as time
// passes; valence, arousal and intensity are those of the mood's centroid and stand still while it lasts.
//
// - A turn's first row that fits answers (triggers before classes of words). An answer that is the mood in
//   force confirms it: its time starts anew.
// - Where the chances of a row leave everything as it is, nothing has happened.
// - A trigger's answer is held by the gate as in every variant. The answer to a class of words, refused by
// the
//   cooldown, waits as long as a trigger would (trigger_hold_sec); a time-out's answer waits for good. The
//   next answer replaces one that waits, and so does any change of mood.
// - Time-outs count from when the mood began or was last confirmed. Where a mood has several, each comes at
//   its own time; after the last one, if the mood is still there, the count starts anew.
// - What is left to chance is drawn from the seed and the number of the draw.
#pragma once

#include "rei/labelling/mood_gate.hpp"
#include "rei/persona/conversation.hpp"
#include "rei/persona/fsm_table.hpp"

namespace rei {

class FsmEngine final : public Engine {
  public:
    explicit FsmEngine(const Policy& policy);

    void start(const AffectState& state, Mood mood, const std::vector<int>& affinities,
               EngineListener& listener) override;
    void advance_to(double time_sec, EngineListener& listener) override;
    void turn(const EngineTurn& turn, EngineListener& listener) override;

    [[nodiscard]] double now_sec() const override { return conversation_.now_sec(); }
    [[nodiscard]] const LabelEvent& label() const override { return gate_.memory().label; }
    [[nodiscard]] const Motion& motion() const override { return motion_; }
    [[nodiscard]] const MotionLaw& law() const override { return law_; }
    [[nodiscard]] Stimulus stimulus() const override { return conversation_.stimulus(); }
    [[nodiscard]] std::uint32_t triggers_lost() const override { return gate_.memory().triggers_lost; }
    [[nodiscard]] OwnState own() const override { return memory_; }
    [[nodiscard]] const std::vector<std::string>& moods() const override {
        return conversation_.policy().emotions;
    }
    [[nodiscard]] int affinity_of(User user) const override { return conversation_.affinity_of(user); }
    [[nodiscard]] EngineState save() const override;
    void resume(const EngineState& state) override;

  private:
    class Follower;
    [[nodiscard]] double answer_end() const;
    [[nodiscard]] double next_timeout() const;
    /// Let what is due by `limit_sec` happen; nothing is told later than `to_sec`.
    void advance(double to_sec, double limit_sec, EngineListener& listener);
    void answer_turn(int row, double at_sec);
    void answer_timeouts(double until_sec);
    [[nodiscard]] Mood draw(int row);
    void restart_clock(double at_sec);
    /// Where no answer waits and all time-outs are past, they count anew from `at_sec`.
    void rewind(double at_sec);
    void settle(double at_sec, Occasion occasion, EngineListener& listener);
    void stand(double at_sec, Mood mood, int affinity, EngineListener& listener);

    Conversation conversation_;
    std::vector<AffectState> centroids_;
    FsmTable table_;
    MoodGate gate_;
    double hold_sec_, seed_;
    MotionLaw law_ = standing_law();

    Motion motion_;
    FsmOwn memory_;
};

}  // namespace rei
