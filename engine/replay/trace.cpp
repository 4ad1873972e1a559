#include "rei/replay/trace.hpp"

#include <algorithm>

#include "rei/replay/column_kernels.hpp"

namespace rei {
namespace {

/// One axis of a stretch of samples: the deviation shrinks by the same factor at every step.
struct Stepper {
    double rest, deviation, kept, low, high;
    double next() {
        const double value = std::clamp(rest + deviation, low, high);
        deviation *= kept;
        return value;
    }
};

Stepper stepper(const Relaxation& path, double elapsed_sec, double step_sec) {
    if (path.deviation == 0 || path.is_far()) return {path.at(elapsed_sec), 0, 1, path.low, path.high};
    return {path.rest, path.deviation * retention(elapsed_sec, path.half_life_sec),
            retention(step_sec, path.half_life_sec), path.low, path.high};
}

}  // namespace

void AnchorColumns::reserve(std::size_t n) {
    for (auto* column :
         {&time_sec, &valence, &arousal, &intensity, &rest_valence, &deviation_valence, &deviation_arousal}) {
        column->reserve(n);
    }
    affinity.reserve(n);
}

void AnchorColumns::resize(std::size_t n) {
    for (auto* column :
         {&time_sec, &valence, &arousal, &intensity, &rest_valence, &deviation_valence, &deviation_arousal}) {
        column->resize(n);
    }
    affinity.resize(n);
}

void AnchorColumns::push(const Motion& motion) {
    time_sec.push_back(motion.time_sec);
    valence.push_back(motion.state.valence);
    arousal.push_back(motion.state.arousal);
    intensity.push_back(motion.state.intensity);
    rest_valence.push_back(motion.rest_valence);
    deviation_valence.push_back(motion.deviation_valence);
    deviation_arousal.push_back(motion.deviation_arousal);
    affinity.push_back(static_cast<std::int16_t>(motion.affinity));
}

Motion AnchorColumns::operator[](std::size_t k) const {
    return {time_sec[k],          {valence[k], arousal[k], intensity[k]},
            rest_valence[k],      deviation_valence[k],
            deviation_arousal[k], affinity[k]};
}

void TurnColumns::reserve(std::size_t n) {
    time_sec.reserve(n);
    anchor.reserve(n);
    stimulus_valence.reserve(n);
    stimulus_arousal.reserve(n);
    mark.reserve(n);
    user.reserve(n);
}

AffectState Trace::turn_state(std::size_t turn) const {
    return rei::state_at(law, anchors[turns.anchor[turn]], turns.time_sec[turn]);
}

std::size_t Trace::turns_until(double time_sec) const {
    const auto after = std::upper_bound(turns.time_sec.begin(), turns.time_sec.end(), time_sec);
    return static_cast<std::size_t>(after - turns.time_sec.begin());
}

std::size_t Trace::anchor_at(double time_sec) const {
    const auto after = std::upper_bound(anchors.time_sec.begin() + 1, anchors.time_sec.end(), time_sec);
    return static_cast<std::size_t>(after - anchors.time_sec.begin()) - 1;
}

AffectState Trace::state_at(double time_sec) const {
    return rei::state_at(law, anchors[anchor_at(time_sec)], time_sec);
}

std::size_t Trace::mark_at(double time_sec) const {
    const auto after = std::upper_bound(marks.begin() + 1, marks.end(), time_sec,
                                        [](double t, const Mark& mark) { return t < mark.time_sec; });
    return static_cast<std::size_t>(after - marks.begin()) - 1;
}

std::vector<std::uint32_t> Trace::flips() const {
    std::vector<std::uint32_t> out;
    out.reserve(marks.size());
    for (std::uint32_t k = 0; k < marks.size(); ++k) {
        if (marks[k].event.flips()) out.push_back(k);
    }
    return out;
}

void StretchEnds::resize(std::size_t n) {
    valence.resize(n);
    arousal.resize(n);
    intensity.resize(n);
}

void StretchEnds::push(const AffectState& state) {
    valence.push_back(state.valence);
    arousal.push_back(state.arousal);
    intensity.push_back(state.intensity);
}

StretchEnds stretch_ends(const Trace& trace) {
    StretchEnds out;
    const AnchorColumns& anchors = trace.anchors;
    for (std::size_t k = 0; k < anchors.size(); ++k) {
        const bool last = k + 1 == anchors.size();
        out.push(rei::state_at(trace.law, anchors[k], last ? trace.until_sec : anchors.time_sec[k + 1]));
    }
    return out;
}

StateReach state_reach(const Trace& trace, const StretchEnds& ends) {
    const auto reach_of = [](const std::vector<double>& begins, const std::vector<double>& stops) {
        const Interval first = extremes(begins.data(), begins.size());
        const Interval second = extremes(stops.data(), stops.size());
        return Interval{std::min(first.low, second.low), std::max(first.high, second.high)};
    };
    const AnchorColumns& anchors = trace.anchors;
    return {reach_of(anchors.valence, ends.valence), reach_of(anchors.arousal, ends.arousal),
            reach_of(anchors.intensity, ends.intensity)};
}

double StateReach::highest(Axis axis) const {
    if (axis == Axis::valence) return std::max(-valence.low, valence.high);
    return axis == Axis::arousal ? arousal.high : intensity.high;
}

void sample(const Trace& trace, double start_sec, double step_sec, std::size_t count, double* valence,
            double* arousal, double* intensity) {
    constexpr std::size_t kReanchor = 256;  // steps after which rounding would begin to add up
    std::size_t anchor = trace.anchor_at(start_sec);
    std::size_t k = 0;
    while (k < count) {
        const double time_sec = start_sec + static_cast<double>(k) * step_sec;
        while (anchor + 1 < trace.anchors.size() && trace.anchors.time_sec[anchor + 1] <= time_sec) ++anchor;
        const Motion from = trace.anchors[anchor];
        const bool last = anchor + 1 == trace.anchors.size();
        const double until_sec = last ? trace.until_sec : trace.anchors.time_sec[anchor + 1];
        const double elapsed_sec = time_sec - from.time_sec;
        Stepper v = stepper(valence_path(trace.law, from), elapsed_sec, step_sec);
        Stepper a = stepper(arousal_path(trace.law, from), elapsed_sec, step_sec);
        Stepper i = stepper(intensity_path(trace.law, from), elapsed_sec, step_sec);
        const std::size_t steps = valence_path(trace.law, from).is_far() ? 1 : kReanchor;
        const std::size_t end = std::min(count, k + steps);
        do {
            valence[k] = v.next();
            arousal[k] = a.next();
            intensity[k] = i.next();
            ++k;
        } while (k < end && (last || start_sec + static_cast<double>(k) * step_sec < until_sec));
    }
}

}  // namespace rei
