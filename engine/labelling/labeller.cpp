#include "rei/labelling/labeller.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rei {
namespace {

/// When a path passes its next border; MoodGate::kNever if it passes none.
double crossing_time(const AxisCells& axis, int cell, const Relaxation& path, double from_sec) {
    const auto next = axis.next_border(cell, path);
    if (next.border < 0) return MoodGate::kNever;
    return next.immediately ? from_sec : from_sec + path.time_to(axis.border(next.border));
}

/// Whether a path that is at `there` later may have passed its next border: cheap, errs towards yes.
bool may_cross(const AxisCells& axis, int cell, const Relaxation& path, double there) {
    constexpr double kGuard = 1e-7;  // more than any path moves within the time slack
    const auto next = axis.next_border(cell, path);
    if (next.border < 0) return false;
    const double border = axis.border(next.border);
    return next.immediately || (path.deviation > 0 ? there <= border + kGuard : there >= border - kGuard);
}

void cross(const AxisCells& axis, int& cell, const Relaxation& path, double from_sec, double until_sec) {
    while (crossing_time(axis, cell, path, from_sec) <= until_sec) {
        cell = axis.cell_after(axis.next_border(cell, path).border, path);
    }
}

}  // namespace

Labeller::Labeller(const Policy& policy) : plane_(policy), neutral_(policy.neutral()), gate_(policy) {}

void Labeller::anchor(const MotionLaw& law, const Motion& from) {
    way_ = {from.time_sec, valence_path(law, from), arousal_path(law, from), intensity_path(law, from)};
    const auto locate = [](const AxisCells& axis, const Relaxation& path) {
        return axis.locate(path.value, path.rest, path.deviation);
    };
    cells_ = {locate(plane_.valence, way_.valence), locate(plane_.arousal, way_.arousal),
              locate(plane_.intensity, way_.intensity)};
    allowed_ = plane_.by_affinity(from.affinity);
}

AffectState Labeller::state_at(double time_sec) const {
    const double elapsed_sec = time_sec - way_.from_sec;
    return {way_.valence.at(elapsed_sec), way_.arousal.at(elapsed_sec), way_.intensity.at(elapsed_sec)};
}

void Labeller::start(const MotionLaw& law, const Motion& from, Mood mood, LabelListener& listener) {
    gate_.start(mood);
    anchor(law, from);
    gate_.settle_start(propose(mood, from.time_sec), listener);
}

void Labeller::advance(double to_sec, const AffectState& there, bool before_turn, LabelListener& listener) {
    const double limit_sec = before_turn ? to_sec + kTimeSlackSec : to_sec;
    for (;;) {
        const double due_sec = std::min(next_crossing(there), gate_.next_timer());
        if (due_sec > limit_sec) return;
        // what falls within the slack of the earliest happens at the same instant
        cross_until(due_sec + kTimeSlackSec);
        const Occasion occasion = gate_.pass_timers(due_sec + kTimeSlackSec, Occasion::border);
        settle(std::min(due_sec, to_sec), occasion, listener);
    }
}

void Labeller::turn(const MotionLaw& law, const Motion& from, std::span<const std::uint16_t> rules,
                    LabelListener& listener) {
    gate_.take_trigger(rules, from.time_sec);
    anchor(law, from);
    settle(from.time_sec, Occasion::turn, listener);
}

void Labeller::step(const MotionLaw& law, const Motion& from,
                    std::span<const std::vector<std::uint16_t>> rules_by_turn, LabelListener& listener) {
    const Occasion occasion = gate_.pass_timers(from.time_sec + kTimeSlackSec, Occasion::step);
    for (const std::vector<std::uint16_t>& rules : rules_by_turn) gate_.take_trigger(rules, from.time_sec);
    anchor(law, from);
    settle(from.time_sec, occasion, listener);
}

void Labeller::resume(const LabelMemory& memory, const MotionLaw& law, const Motion& from, double now_sec) {
    gate_.resume(memory, now_sec);
    anchor(law, from);
    // what was due just now may or may not have been decided; deciding it again changes nothing
    cross_until(std::nextafter(now_sec, -MoodGate::kNever));
}

double Labeller::next_crossing(const AffectState& there) const {
    double out = MoodGate::kNever;
    const auto consider = [&](const AxisCells& axis, int cell, const Relaxation& path, double value_there) {
        if (!may_cross(axis, cell, path, value_there)) return;
        out = std::min(out, crossing_time(axis, cell, path, way_.from_sec));
    };
    consider(plane_.valence, cells_.valence, way_.valence, there.valence);
    consider(plane_.arousal, cells_.arousal, way_.arousal, there.arousal);
    consider(plane_.intensity, cells_.intensity, way_.intensity, there.intensity);
    return out;
}

void Labeller::cross_until(double until_sec) {
    cross(plane_.valence, cells_.valence, way_.valence, way_.from_sec, until_sec);
    cross(plane_.arousal, cells_.arousal, way_.arousal, way_.from_sec, until_sec);
    cross(plane_.intensity, cells_.intensity, way_.intensity, way_.from_sec, until_sec);
}

Proposal Labeller::propose(Mood mood, double now_sec) const {
    Proposal out;
    out.source = static_cast<std::int16_t>(plane_.first_region(cells_, allowed_));
    out.candidate = out.source >= 0 ? plane_.mood_of(out.source) : neutral_;
    if (out.candidate == mood || !plane_.keeps(mood, cells_, allowed_)) return out;
    const auto depth = plane_.depth(mood, cells_, allowed_, state_at(now_sec));
    out.held = true;
    out.axis = depth.axis;
    out.margin = depth.distance;
    return out;
}

void Labeller::settle(double now_sec, Occasion occasion, LabelListener& listener) {
    gate_.settle(now_sec, occasion, listener, [&](Mood mood) { return propose(mood, now_sec); });
}

}  // namespace rei
