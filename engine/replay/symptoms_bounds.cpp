// What the ends of the ranges tell: saturation near one, a state pinned to one.
#include <algorithm>
#include <cmath>
#include <limits>

#include "rei/replay/pieces.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// Nearer to an end of the range than this is saturated: no stronger word could show.
constexpr double kNear = 0.05;
/// What was pushed this long before is part of how it came about.
constexpr double kRiseSec = 10;

struct End {
    Axis axis;
    double at;
    int side;  ///< +1: the upper end
};
constexpr End kEnds[] = {{Axis::intensity, 1, +1},
                         {Axis::valence, 1, +1},
                         {Axis::valence, -1, -1},
                         {Axis::arousal, 1, +1},
                         {Axis::arousal, 0, -1}};

/// At least this near to the end.
Interval within(const End& end, double distance) {
    return end.side > 0 ? Interval{end.at - distance, kInfinity} : Interval{-kInfinity, end.at + distance};
}

/// A persona that is to rest there is not stuck there.
bool rests_there(const End& end, const Policy& policy) {
    return end.axis == Axis::arousal && end.side < 0 && policy.engine.baseline_arousal <= kNear;
}

double value_of(const AffectState& state, Axis axis) {
    if (axis == Axis::valence) return state.valence;
    return axis == Axis::arousal ? state.arousal : state.intensity;
}

/// What carried the state to the end of its range and kept it there.
Phrase pushes_text(const Trace& trace, const End& end, const Span& span) {
    const Span before{std::max(0.0, span.from_sec - kRiseSec), span.to_sec};
    const auto value = [&](const AffectState& state) { return end.side * value_of(state, end.axis); };
    std::size_t pushes = 0;
    double pushed = 0;
    for (std::size_t k = std::max<std::size_t>(1, trace.anchor_at(before.from_sec));
         k < trace.anchors.size() && trace.anchors.time_sec[k] <= before.to_sec; ++k) {
        const double time_sec = trace.anchors.time_sec[k];
        const double jump =
            value(trace.anchors[k].state) - value(state_at(trace.law, trace.anchors[k - 1], time_sec));
        if (time_sec < before.from_sec || jump <= kStateSlack) continue;
        ++pushes;
        pushed += jump;
    }
    if (pushes == 1)
        return phrase("one push towards it by {:.2f}, from {:.1f} to {:.1f} s", pushed, before.from_sec,
                      before.to_sec);
    return phrase("{} pushes towards it by {:.2f} in all, from {:.1f} to {:.1f} s", pushes, pushed,
                  before.from_sec, before.to_sec);
}

Stretches drawn_past(const Trace& trace, const End& end) {
    Stretches out;
    if (end.axis != Axis::valence) return out;  // nothing else can rest outside its range
    for_each_motion(trace, {0, trace.until_sec}, [&](const Motion& from, double begin_sec, double end_sec) {
        const bool beyond = end.side * from.rest_valence > end.side * end.at + kStateSlack;
        if (beyond) append(out, {begin_sec, end_sec});
    });
    return out;
}

Phrase pull_text(const Trace& trace, const Span& span) {
    const Motion from = trace.anchors[trace.anchor_at(span.from_sec)];
    if (std::abs(from.rest_valence) <= 1) return {};
    return phrase("at {:.1f} s the affinity in force, {}, draws valence to {:+.2f}, past the end",
                  span.from_sec, from.affinity, from.rest_valence);
}

/// Where the state stands at the end, or is drawn past it. In fsm every state stands still, as its mood has
/// it.
Stretches pinned(const Trace& trace, const End& end) {
    if (trace.variant == Variant::fsm) return {};
    const Stretches at_end = where_inside(trace, end.axis, within(end, kStateSlack));
    return either_of(at_end, drawn_past(trace, end));
}

Stretches not_shorter_than(const Stretches& stretches, double least_sec) {
    Stretches out;
    for (const Span& one : stretches) {
        if (length_of(one) >= least_sec) out.push_back(one);
    }
    return out;
}

/// Near the end; what counts as pinned there is not counted twice.
Stretches saturated(const Trace& trace, const End& end) {
    Stretches out;
    double from_sec = 0;
    const Stretches near = where_inside(trace, end.axis, within(end, kNear));
    for (const Span& stuck : not_shorter_than(pinned(trace, end), info_of(FindingKind::pinned).limit)) {
        for (const Span& one : inside(near, {from_sec, stuck.from_sec})) append(out, one);
        from_sec = stuck.to_sec;
    }
    for (const Span& one : inside(near, {from_sec, trace.until_sec})) append(out, one);
    return out;
}

const Span& longest(const Stretches& stretches) {
    return *std::max_element(stretches.begin(), stretches.end(), [](const Span& a, const Span& b) {
        return length_of(a) + kTimeSlackSec < length_of(b);
    });
}

}  // namespace

std::vector<Finding> find_saturation(const Case& of) {
    std::vector<Finding> out;
    for (const End& end : kEnds) {
        if (rests_there(end, of.policy)) continue;
        const Stretches places = saturated(of.trace, end);
        if (places.empty()) continue;
        const Dense worst = densest_window(places, kMinuteSec, of.trace.until_sec);
        Finding finding;
        finding.kind = FindingKind::saturation;
        finding.subject = phrase("{} near {}", term(name_of(end.axis)), end.at);
        finding.span = reach_of(inside(places, worst.window));
        finding.places = places;
        finding.turns = turns_inside(of.trace, places);
        finding.severity = worst.filled_sec / length_of(worst.window);
        const double limit = end.at - end.side * kNear;
        const Phrase axis = term(name_of(end.axis));
        finding.what = end.side > 0 ? phrase("{} is above {} for {:.1f} of {:.0f} s", axis, limit,
                                             worst.filled_sec, length_of(worst.window))
                                    : phrase("{} is below {} for {:.1f} of {:.0f} s", axis, limit,
                                             worst.filled_sec, length_of(worst.window));
        finding.why.push_back(pushes_text(of.trace, end, finding.span));
        out.push_back(std::move(finding));
    }
    return out;
}

std::vector<Finding> find_pinned(const Case& of) {
    std::vector<Finding> out;
    for (const End& end : kEnds) {
        if (rests_there(end, of.policy)) continue;
        const Stretches all = pinned(of.trace, end);
        if (all.empty()) continue;
        Finding finding;
        finding.kind = FindingKind::pinned;
        finding.subject = phrase("{} at {}", term(name_of(end.axis)), end.at);
        finding.span = longest(all);
        finding.severity = length_of(finding.span);
        finding.places = not_shorter_than(all, std::min(finding.severity, info_of(finding.kind).limit));
        finding.turns = turns_inside(of.trace, finding.places);
        finding.what = phrase("{} stands at {}, or is drawn past it, for {:.1f} s on end",
                              term(name_of(end.axis)), end.at, finding.severity);
        finding.why.push_back(pushes_text(of.trace, end, finding.span));
        const Phrase pull = end.axis == Axis::valence ? pull_text(of.trace, finding.span) : Phrase();
        if (!pull.empty()) finding.why.push_back(pull);
        out.push_back(std::move(finding));
    }
    return out;
}

}  // namespace rei
