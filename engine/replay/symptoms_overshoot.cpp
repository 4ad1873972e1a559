// A state that passes its rest, or leaves it, though nothing pushes: time alone must only ever calm.
#include <algorithm>
#include <cmath>
#include <optional>

#include "rei/dynamics/continuous.hpp"
#include "rei/dynamics/heuristic.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// One number before and after some time in which nothing pushed.
struct Drift {
    Axis axis;
    double before, after, rest;
    Span span;
    std::optional<std::uint32_t> turn;  ///< at its end

    /// How far it has gone past its rest, or away from it; 0 where it has only come nearer.
    [[nodiscard]] double overshoot() const {
        const double from = before - rest, to = after - rest;
        const bool passed = from * to < 0 && std::min(std::abs(from), std::abs(to)) > kStateSlack;
        if (passed) return std::abs(to);
        const double away = std::abs(to) - std::abs(from);
        return away > kStateSlack ? away : 0;
    }
};

/// Whether the variant lets the state fade towards the rests of DESIGN §3.3. In fsm and hmm it goes where the
/// mood goes.
bool fades(Variant variant) {
    return variant == Variant::continuous || variant == Variant::discrete || variant == Variant::kalman;
}

/// Between instants at which a variant moves by itself, with no turn in between.
std::vector<Drift> drifts_of_motion(const Case& of) {
    std::vector<Drift> out;
    const Trace& trace = of.trace;
    const ContinuousDynamics dynamics(of.policy);
    for (std::size_t k = 1; fades(trace.variant) && k < trace.anchors.size(); ++k) {
        const Motion from = trace.anchors[k - 1], to = trace.anchors[k];
        const Span span{from.time_sec, to.time_sec};
        if (length_of(span) <= kTimeSlackSec) continue;  // turns at one instant
        if (trace.turns_until(span.to_sec) != trace.turns_until(span.from_sec)) continue;
        out.push_back({Axis::valence, from.state.valence, to.state.valence,
                       dynamics.rest_valence(from.affinity), span, std::nullopt});
        out.push_back({Axis::arousal, from.state.arousal, to.state.arousal, of.policy.engine.baseline_arousal,
                       span, std::nullopt});
    }
    return out;
}

/// The heuristic variant fades inside its updates: what an update makes of silence is what time did. Valence
/// is meant to rest at 0, arousal at its baseline.
std::vector<Drift> drifts_of_heuristic(const Case& of) {
    std::vector<Drift> out;
    const Trace& trace = of.trace;
    const HeuristicDynamics dynamics(of.policy);
    constexpr double kClock = 1;  // the Python takes an update at 0 for none
    for (std::uint32_t turn = 1; turn < trace.turns.size(); ++turn) {
        const Span span{trace.turn_time(turn - 1), trace.turn_time(turn)};
        const AffectState before = trace.turn_state(turn - 1);
        const HeuristicState was{before, 0, span.from_sec + kClock, kClock};
        const AffectState after = dynamics.update(was, span.to_sec, {}, 0, 0).state.affect;
        out.push_back({Axis::valence, before.valence, after.valence, 0, span, turn});
        out.push_back(
            {Axis::arousal, before.arousal, after.arousal, of.policy.engine.baseline_arousal, span, turn});
    }
    return out;
}

Phrase text_of(const Drift& drift) {
    return phrase("{} goes from {:.2f} to {:.2f} in {:.1f} s without a push; its rest is {:.2f}",
                  term(name_of(drift.axis)), drift.before, drift.after, length_of(drift.span), drift.rest);
}

}  // namespace

std::vector<Finding> find_sign_overshoot(const Case& of) {
    std::vector<Finding> out;
    const bool heuristic = of.trace.variant == Variant::heuristic;
    for (const Drift& drift : heuristic ? drifts_of_heuristic(of) : drifts_of_motion(of)) {
        const double severity = drift.overshoot();
        if (severity == 0) continue;
        Finding& finding = of_subject(out, FindingKind::sign_overshoot, term(name_of(drift.axis)));
        const bool counts = severity > info_of(finding.kind).limit;
        if (counts) finding.places.push_back(drift.span);
        if (counts && drift.turn) finding.turns.push_back(*drift.turn);
        if (severity <= finding.severity) continue;
        finding.severity = severity;
        finding.span = drift.span;
        finding.what = text_of(drift);
    }
    for (Finding& finding : out) {
        if (finding.places.size() > 1)
            finding.what = phrase("{}; {} such times", finding.what, finding.places.size());
        finding.why.push_back(heuristic
                                  ? phrase("the heuristic variant fades in a straight line, by the clock")
                                  : phrase("the variant's own steps are too long for its half-life"));
    }
    return out;
}

}  // namespace rei
