#include "rei/labelling/belief_labeller.hpp"

#include <algorithm>
#include <cmath>

#include "rei/affect/steps.hpp"

namespace rei {
namespace {

/// Probabilities nearer to each other than this are equal.
constexpr double kEqual = 1e-12;
/// What rounding may add to a difference of probabilities; looks are skipped only where more is left.
constexpr double kDoubt = 4 * kEqual;

}  // namespace

BeliefLabeller::BeliefLabeller(const Policy& policy, const MotionLaw& law, const Diffusion& diffusion,
                               Looks looks)
    : law_(law),
      diffusion_(diffusion),
      grid_sec_(policy.engine.grid_sec),
      flip_margin_(policy.engine.kalman_flip_margin),
      looks_(looks),
      plane_(policy),
      cells_(policy),
      gate_(policy),
      probability_(policy.emotions.size()) {}

void BeliefLabeller::anchor(const Motion& from, const Covariance& covariance) {
    from_ = from;
    covariance_ = covariance;
    by_affinity_ = plane_.by_affinity(from.affinity);
}

void BeliefLabeller::start(const Motion& from, const Covariance& covariance, Mood mood,
                           LabelListener& listener) {
    gate_.start(mood);
    anchor(from, covariance);
    look(from.time_sec);
    gate_.settle_start(propose(mood), listener);
    plan(from.time_sec + kTimeSlackSec);
}

void BeliefLabeller::advance(double to_sec, bool before_turn, LabelListener& listener) {
    const double limit_sec = before_turn ? to_sec + kTimeSlackSec : to_sec;
    for (;;) {
        const double due_sec = std::min(next_look_sec_, due(gate_.next_timer()));
        if (due_sec > limit_sec) return;
        // what falls within the slack of the earliest happens at the same instant
        const double instant_end_sec = due_sec + kTimeSlackSec;
        const double look_sec = std::max(from_.time_sec, grid_up_to(instant_end_sec));
        if (look_sec != look_sec_) look(look_sec);
        const Occasion occasion = gate_.pass_timers(instant_end_sec, Occasion::step);
        gate_.settle(std::min(due_sec, to_sec), occasion, listener, [&](Mood mood) { return propose(mood); });
        plan(instant_end_sec);
    }
}

void BeliefLabeller::turn(const Motion& from, const Covariance& covariance,
                          std::span<const std::uint16_t> rules, LabelListener& listener) {
    gate_.take_trigger(rules, from.time_sec);
    anchor(from, covariance);
    look(from.time_sec);
    gate_.settle(from.time_sec, Occasion::turn, listener, [&](Mood mood) { return propose(mood); });
    plan(from.time_sec + kTimeSlackSec);
}

void BeliefLabeller::resume(const LabelMemory& memory, const Motion& from, const Covariance& covariance,
                            double now_sec) {
    gate_.resume(memory, now_sec);
    anchor(from, covariance);
    look(std::max(from.time_sec, grid_up_to(now_sec)));
    plan(std::max(from.time_sec + kTimeSlackSec, now_sec));
}

/// The last instant of the grid at or before a time.
double BeliefLabeller::grid_up_to(double time_sec) const {
    return last_step_until(time_sec, grid_sec_) * grid_sec_;
}

/// The first instant of the grid after a time; MoodGate::kNever past the times that a double can tell apart.
double BeliefLabeller::grid_past(double time_sec) const {
    const double past = (last_step_until(time_sec, grid_sec_) + 1) * grid_sec_;
    return past > time_sec ? past : MoodGate::kNever;
}

/// When the end of a gate acts: with an instant of the grid just before it, if one is within the slack. So it
/// is whether that instant is looked at or skipped.
double BeliefLabeller::due(double timer_sec) const {
    if (timer_sec == MoodGate::kNever) return MoodGate::kNever;
    const double grid = grid_up_to(timer_sec);
    return grid > from_.time_sec && timer_sec - grid <= kTimeSlackSec ? grid : timer_sec;
}

/// How long intensity stays on its side of all borders.
double BeliefLabeller::time_in_cell(const Relaxation& intensity, int cell) const {
    const auto next = plane_.intensity.next_border(cell, intensity);
    if (next.border < 0) return MoodGate::kNever;
    return next.immediately ? 0 : intensity.time_to(plane_.intensity.border(next.border));
}

/// Works out the probabilities at a time, and how fast they can change from there on.
void BeliefLabeller::look(double time_sec) {
    look_sec_ = time_sec;
    const double elapsed_sec = time_sec - from_.time_sec;
    const AffectState mean = state_at(law_, from_, time_sec);
    const Covariance spread = covariance_at(diffusion_, covariance_, elapsed_sec);
    Relaxation intensity = intensity_path(law_, from_);
    intensity.value = intensity.deviation = mean.intensity;
    const int cell = plane_.intensity.locate(mean.intensity, intensity.rest, intensity.deviation);
    const RegionSet allowed = by_affinity_ & plane_.intensity.plain(cell);
    cells_.of(allowed).probabilities({mean.valence, mean.arousal, spread}, probability_);

    speed_ =
        max_speed(diffusion_, from_.deviation_valence * retention(elapsed_sec, law_.half_life_valence_sec),
                  from_.deviation_arousal * retention(elapsed_sec, law_.half_life_arousal_sec), spread);
    speed_for_sec_ = time_in_cell(intensity, cell);
}

/// How long after the latest look its proposal to the mood in force cannot change.
double BeliefLabeller::settled_sec() const {
    double best = 0, second = 0;
    for (const double p : probability_) {
        second = std::max(second, std::min(p, best));
        best = std::max(best, p);
    }
    double room = best - second;
    const double lead = best - probability_[gate_.mood()];
    if (lead > 0) room = std::min(room, std::abs(lead - flip_margin_));
    room -= kDoubt;
    constexpr double kGuardSec = 1e-6;  // a border of intensity is looked at from before it
    if (room <= 0) return 0;
    return std::min(speed_ > 0 ? room / speed_ : MoodGate::kNever, speed_for_sec_ - kGuardSec);
}

/// Sets the next look: the first instant of the grid past `decided_sec` at which anything may be new.
void BeliefLabeller::plan(double decided_sec) {
    next_look_sec_ = grid_past(decided_sec);
    if (looks_ == Looks::all) return;
    const double settled_until_sec = look_sec_ + settled_sec();
    if (settled_until_sec == MoodGate::kNever) {
        next_look_sec_ = MoodGate::kNever;
    } else if (settled_until_sec > next_look_sec_) {
        next_look_sec_ = grid_past(settled_until_sec);
    }
}

Mood BeliefLabeller::most_probable(Mood in_force) const {
    const double most = *std::max_element(probability_.begin(), probability_.end());
    if (probability_[in_force] >= most - kEqual) return in_force;
    const auto first = std::find_if(probability_.begin(), probability_.end(),
                                    [most](double p) { return p >= most - kEqual; });
    return static_cast<Mood>(first - probability_.begin());
}

Proposal BeliefLabeller::propose(Mood mood) const {
    Proposal out;
    out.candidate = most_probable(mood);
    const double lead = probability_[out.candidate] - probability_[mood];
    out.held = lead <= flip_margin_;
    out.margin = flip_margin_ - lead;
    return out;
}

}  // namespace rei
