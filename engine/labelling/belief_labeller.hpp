// From belief to mood by probability: looks at the instants of a global grid and at turns, and proposes to
// the gate (DESIGN §3.3, kalman; §3.4).
//
// The candidate is the most probable mood; among equals (within 1e-12) the mood in force, else the first in
// the policy's order. It takes over where it is more probable than the mood in force by more than
// `flip_margin`. Between two looks nothing is decided but what a gate's end sets free: the end of a cooldown
// or of a trigger's hold acts at its own instant, with the probabilities of the latest look.
#pragma once

#include <span>
#include <vector>

#include "rei/affect/belief.hpp"
#include "rei/affect/motion.hpp"
#include "rei/labelling/mood_gate.hpp"
#include "rei/labelling/plane.hpp"
#include "rei/labelling/region_probability.hpp"

namespace rei {

class BeliefLabeller {
  public:
    /// Which instants of the grid to look at: all, or those alone at which something may have changed, by the
    /// most that probabilities can move (max_speed). Both give the same events; `all` is for tests.
    enum class Looks : std::uint8_t { all, needed };
    BeliefLabeller(const Policy& policy, const MotionLaw& law, const Diffusion& diffusion,
                   Looks looks = Looks::needed);

    /// Label the start at t = 0 and tell the listener, whether it changes or not.
    void start(const Motion& from, const Covariance& covariance, Mood mood, LabelListener& listener);
    /// Let time pass to `to_sec`. `before_turn`: a turn comes at `to_sec`, and what is due within the slack
    /// of it comes first.
    void advance(double to_sec, bool before_turn, LabelListener& listener);
    /// A turn has moved the belief to `from`; `rules` are the transitions that its text matches, in file
    /// order.
    void turn(const Motion& from, const Covariance& covariance, std::span<const std::uint16_t> rules,
              LabelListener& listener);

    [[nodiscard]] const LabelMemory& memory() const { return gate_.memory(); }
    /// Take up a memory saved at `now_sec`, the belief moving on from `from`.
    void resume(const LabelMemory& memory, const Motion& from, const Covariance& covariance, double now_sec);

  private:
    [[nodiscard]] double grid_up_to(double time_sec) const;
    [[nodiscard]] double grid_past(double time_sec) const;
    [[nodiscard]] double due(double timer_sec) const;
    [[nodiscard]] double time_in_cell(const Relaxation& intensity, int cell) const;
    [[nodiscard]] double settled_sec() const;
    [[nodiscard]] Proposal propose(Mood mood) const;
    [[nodiscard]] Mood most_probable(Mood in_force) const;
    void anchor(const Motion& from, const Covariance& covariance);
    void look(double time_sec);
    void plan(double decided_sec);

    MotionLaw law_;
    Diffusion diffusion_;
    double grid_sec_, flip_margin_;
    Looks looks_;
    LabelPlane plane_;
    MoodCellsCache cells_;
    MoodGate gate_;

    Motion from_;  ///< the belief since the start or the last turn
    Covariance covariance_;
    RegionSet by_affinity_ = 0;  ///< regions whose affinity bounds hold
    double look_sec_ = 0;        ///< the latest look and what it saw
    std::vector<double> probability_;
    double speed_ = 0;          ///< [1/s] the most by which a difference of two changes from there on …
    double speed_for_sec_ = 0;  ///< … for so long
    double next_look_sec_ = 0;
};

}  // namespace rei
