// The hmm variant behind the engine interface: moods as hidden states, a distribution over them that words
// sharpen and time blurs. Exact between turns, in closed form from the last one.
//
// The moods are compared at turns and at the instants k·grid_sec; valence, arousal and intensity are the
// expectation of the moods' centroids there and stand still in between. The most probable mood is the
// candidate, and takes over where it is more probable than the one in force by more than flip_margin. A
// trigger forces the label, not what is believed. At the start the mood is known for certain.
#pragma once

#include "rei/dynamics/mood_chain.hpp"
#include "rei/dynamics/mood_evidence.hpp"
#include "rei/labelling/mood_gate.hpp"
#include "rei/persona/conversation.hpp"

namespace rei {

class HmmEngine final : public Engine {
  public:
    explicit HmmEngine(const Policy& policy);

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
    [[nodiscard]] OwnState own() const override;
    [[nodiscard]] const std::vector<std::string>& moods() const override {
        return conversation_.policy().emotions;
    }
    [[nodiscard]] int affinity_of(User user) const override { return conversation_.affinity_of(user); }
    [[nodiscard]] EngineState save() const override;
    void resume(const EngineState& state) override;

  private:
    [[nodiscard]] double time_of(double instant) const { return instant * grid_sec_; }
    /// Whether nothing moves any more until someone speaks.
    [[nodiscard]] bool at_rest() const;
    /// Let what is due by `limit_sec` happen; nothing is told later than `to_sec`.
    void advance(double to_sec, double limit_sec, EngineListener& listener);
    /// The distribution is `posterior` as of `at_sec`.
    void believe(MoodDistribution posterior, double at_sec);
    /// Compare the moods as they are at `at_sec`.
    void look(double at_sec);
    [[nodiscard]] AffectState mean() const;
    void move_to(double at_sec, int affinity, EngineListener& listener);
    void settle(double at_sec, Occasion occasion, EngineListener& listener);
    [[nodiscard]] Proposal propose(Mood mood) const;

    Conversation conversation_;
    MoodChain chain_;
    MoodEvidence evidence_;
    std::vector<double> valences_, arousals_, intensities_;  ///< of the centroids
    MoodGate gate_;
    double grid_sec_, flip_margin_;
    MotionLaw law_ = standing_law();

    MoodCourse course_;     ///< the distribution since the last turn
    double since_sec_ = 0;  ///< that turn
    MoodCourse::Weights valence_, arousal_, intensity_;
    Mood leader_ = 0;  ///< the most probable mood but neutral, from the last turn on
    double looked_sec_ = 0;
    MoodCourse::Moment moment_;  ///< as the moods were compared last
    double grid_ = 0;            ///< index of the latest instant of the grid
    std::optional<MoodMeasurement> measured_;
    Motion motion_;
};

}  // namespace rei
