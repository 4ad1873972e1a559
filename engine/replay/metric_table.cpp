#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "rei/replay/agreement.hpp"
#include "rei/replay/bits.hpp"
#include "rei/replay/column_kernels.hpp"
#include "rei/replay/metrics.hpp"
#include "rei/replay/paths.hpp"

namespace rei {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

using Replay = MeasuredReplay;
using PathOf = Relaxation (*)(const MotionLaw& law, const Motion& from);

Span whole(const Trace& trace) {
    return {0, trace.until_sec};
}

/// ∫ f(x(t)) dt over the span, x being one of the numbers of the state.
template <class F>
double integrate(const Trace& trace, const Span& span, PathOf path_of, F&& f) {
    double out = 0;
    for_each_motion(trace, span, [&](const Motion& motion, double begin_sec, double end_sec) {
        const Span since_motion{begin_sec - motion.time_sec, end_sec - motion.time_sec};
        out += integrate(path_of(trace.law, motion), since_motion, f);
    });
    return out;
}

// ---- changes of mood

double flips_per_min(const Replay& replay, const Metric&) {
    const double minutes = replay.trace.until_sec / 60;
    return minutes > 0 ? static_cast<double>(replay.flips().size()) / minutes : kUndefined;
}

double shortest_dwell_sec(const Replay& replay, const Metric&) {
    const std::vector<std::uint32_t>& flips = replay.flips();
    double out = kUndefined;
    for (std::size_t k = 1; k < flips.size(); ++k) {
        out =
            std::fmin(out, replay.trace.marks[flips[k]].time_sec - replay.trace.marks[flips[k - 1]].time_sec);
    }
    return out;
}

double round_trips(const Replay& replay, const Metric&) {
    constexpr double kWithinSec = 10;
    const std::vector<std::uint32_t>& flips = replay.flips();
    int out = 0;
    for (std::size_t k = 1; k < flips.size(); ++k) {
        const Mark& leaves = replay.trace.marks[flips[k - 1]];
        const Mark& returns = replay.trace.marks[flips[k]];
        const int soon = returns.time_sec - leaves.time_sec <= kWithinSec + kTimeSlackSec ? 1 : 0;
        const int undone = returns.event.mood == leaves.event.before ? 1 : 0;
        out += soon & undone;  // without a branch, which could not be foretold
    }
    return out;
}

double share_of_mood(const Replay& replay, const Metric& metric) {
    const Span span = whole(replay.trace);
    if (span.to_sec <= 0) return kUndefined;
    const Mood mood = metric.mood_in(replay.trace.moods);
    double spent_sec = 0;
    const StretchesOfMood stretches = replay.mood_stretches().of(mood, true);
    for (std::size_t k = 0; k < stretches.size(); ++k) {
        const Span in_force = stretches[k];
        spent_sec += std::max(0.0, std::min(in_force.to_sec, span.to_sec) - std::max(in_force.from_sec, 0.0));
    }
    return spent_sec / span.to_sec;
}

// ---- where the state is

/// The share of time in which a number of the state, which reaches so far, is outside `bounds`.
double share_outside(const Replay& replay, Axis axis, const Interval& reach, const Interval& bounds) {
    const Span span = whole(replay.trace);
    if (span.to_sec <= 0) return kUndefined;
    double outside_sec = 0;
    if (reach.low < bounds.low) {
        outside_sec += replay.time_beyond(axis, Side::below, bounds.low, span);
    }
    if (reach.high > bounds.high) {
        outside_sec += replay.time_beyond(axis, Side::above, bounds.high, span);
    }
    return outside_sec / span.to_sec;
}

double saturation_of_valence(const Replay& replay, const Metric&) {
    return share_outside(replay, Axis::valence, replay.reach().valence, {-0.95, 0.95});
}
double saturation_of_arousal(const Replay& replay, const Metric&) {
    return share_outside(replay, Axis::arousal, replay.reach().arousal, {0.05, 0.95});
}
double saturation_of_intensity(const Replay& replay, const Metric&) {
    return share_outside(replay, Axis::intensity, replay.reach().intensity, {0, 0.95});
}

double near_border_share(const Replay& replay, const Metric&) {
    if (replay.trace.until_sec <= 0) return kUndefined;
    if (replay.known.borders != nullptr) {
        return replay.known.borders->time_near(replay.trace, replay.ends()) / replay.trace.until_sec;
    }
    return BorderWatch(replay.policy, kNearBorder).time_near(replay.trace, replay.ends()) /
           replay.trace.until_sec;
}

double inertia(const Replay& replay, const Metric&) {
    if (replay.known.seconds != nullptr) {
        return lag_1_autocorrelation(replay.trace, replay.ends(), *replay.known.seconds);
    }
    return lag_1_autocorrelation(replay.trace, replay.ends(),
                                 whole_seconds(replay.trace.anchors.time_sec, replay.trace.until_sec));
}

// ---- what it does with words and people

double latency_sec(const Replay& replay, const Metric&) {
    if (replay.calls().empty()) return kUndefined;
    double waited_sec = 0;
    for (const Call& call : replay.calls()) waited_sec += call.waited_sec;
    return waited_sec / static_cast<double>(replay.calls().size());
}

double unanswered_share(const Replay& replay, const Metric&) {
    if (replay.calls().empty()) return kUndefined;
    double unanswered = 0;
    for (const Call& call : replay.calls()) unanswered += call.answered ? 0 : 1;
    return unanswered / static_cast<double>(replay.calls().size());
}

double recovery_sec(const Replay& replay, const Metric&) {
    const Mood neutral = replay.policy.neutral();
    if (replay.known.push_times_sec != nullptr) {
        return mean_recovery_sec(replay.runs(), *replay.known.push_times_sec, neutral);
    }
    return mean_recovery_sec(replay.runs(), push_times_sec(replay.scenario, replay.heard), neutral);
}

double mean_valence(const Trace& trace, const StretchEnds& ends) {
    const AnchorColumns& from = trace.anchors;
    const std::size_t n = from.size();
    const double half_life_sec = trace.law.half_life_valence_sec;
    const auto exactly = [&](std::size_t k) {
        const double end_sec = k + 1 == n ? trace.until_sec : from.time_sec[k + 1];
        return integral(valence_path(trace.law, from[k]), end_sec - from.time_sec[k], ends.valence[k]);
    };
    double sum = 0;
    if (std::isinf(half_life_sec)) {
        for (std::size_t k = 0; k < n; ++k) sum += exactly(k);
        return sum / trace.until_sec;
    }
    std::vector<std::uint64_t> cut(words_of(n));
    sum = sum_integrals(from.valence.data(), from.rest_valence.data(), ends.valence.data(),
                        from.time_sec.data(), n, trace.until_sec, half_life_sec / M_LN2, cut.data());
    for_each_bit(cut, [&](std::size_t k) { sum += exactly(k); });
    return sum / trace.until_sec;
}

double affinity_shift(const Replay& replay, const Metric&) {
    if (replay.trace.until_sec <= 0) return kUndefined;
    if (replay.known.affinity_free_valence) {
        return mean_valence(replay.trace, replay.ends()) - *replay.known.affinity_free_valence;
    }
    if (replay.affinity_free == nullptr) return kUndefined;
    if (replay.affinity_free == &replay.trace) return 0;
    return mean_valence(replay.trace, replay.ends()) -
           mean_valence(*replay.affinity_free, stretch_ends(*replay.affinity_free));
}

double triggers_lost(const Replay& replay, const Metric&) {
    return replay.trace.triggers_lost;
}

// ---- against the truth

double true_seconds(const Replay& replay) {
    const auto& truth = replay.scenario.truth;
    return truth.empty() ? 0 : replay.trace.until_sec - truth.front().at_sec;
}

double rmse_to_truth(const Replay& replay, PathOf path_of, double TruthPoint::*axis) {
    const double length_sec = true_seconds(replay);
    if (length_sec <= 0) return kUndefined;
    const auto& truth = replay.scenario.truth;
    double sum = 0;
    for (std::size_t k = 0; k < truth.size(); ++k) {
        const double to_sec = k + 1 < truth.size() ? truth[k + 1].at_sec : replay.trace.until_sec;
        const double wanted = truth[k].*axis;
        sum += integrate(replay.trace, {truth[k].at_sec, to_sec}, path_of,
                         [&](double x) { return (x - wanted) * (x - wanted); });
    }
    return std::sqrt(sum / length_sec);
}
double truth_rmse_valence(const Replay& replay, const Metric&) {
    return rmse_to_truth(replay, valence_path, &TruthPoint::valence);
}
double truth_rmse_arousal(const Replay& replay, const Metric&) {
    return rmse_to_truth(replay, arousal_path, &TruthPoint::arousal);
}

Following follow_truth(const Replay& replay) {
    return follow(true_moods(replay.scenario, replay.policy), replay.runs());
}
double truth_lag_sec(const Replay& replay, const Metric&) {
    const Following following = follow_truth(replay);
    return following.changes > 0 ? following.waited_sec / static_cast<double>(following.changes) : kUndefined;
}
double truth_missed_share(const Replay& replay, const Metric&) {
    const Following following = follow_truth(replay);
    return following.changes > 0
               ? static_cast<double>(following.missed) / static_cast<double>(following.changes)
               : kUndefined;
}
double truth_agreement(const Replay& replay, const Metric&) {
    if (true_seconds(replay) <= 0) return kUndefined;
    return agreement(true_moods(replay.scenario, replay.policy), replay.runs(),
                     {replay.scenario.truth.front().at_sec, replay.trace.until_sec});
}

// ---- against the replay without noise

double rmse_to_noise_free(const Replay& replay, PathOf path_of) {
    if (replay.noise_free == nullptr || replay.trace.until_sec <= 0) return kUndefined;
    const Trace& one = replay.trace;
    const Trace& other = *replay.noise_free;
    double sum = 0;
    for_each_motion(one, whole(one), [&](const Motion& x, double begin_sec, double end_sec) {
        for_each_motion(other, {begin_sec, end_sec}, [&](const Motion& y, double from_sec, double to_sec) {
            sum += squared_distance(path_of(one.law, x), path_of(other.law, y), y.time_sec - x.time_sec,
                                    {from_sec - x.time_sec, to_sec - x.time_sec});
        });
    });
    return std::sqrt(sum / one.until_sec);
}
double noise_rmse_valence(const Replay& replay, const Metric&) {
    return rmse_to_noise_free(replay, valence_path);
}
double noise_rmse_arousal(const Replay& replay, const Metric&) {
    return rmse_to_noise_free(replay, arousal_path);
}
double noise_agreement(const Replay& replay, const Metric&) {
    if (replay.noise_free == nullptr) return kUndefined;
    return agreement(mood_runs(*replay.noise_free), replay.runs(), whole(replay.trace));
}

// where a metric is added
constexpr MetricInfo kTable[] = {
    {"flips_per_min", "1/min", Better::lower, Needs::nothing, false,
     "changes of mood / length of the conversation in minutes", flips_per_min},
    {"shortest_dwell_sec", "s", Better::higher, Needs::nothing, false,
     "shortest time from one change of mood to the next", shortest_dwell_sec},
    {"round_trips", "", Better::lower, Needs::nothing, false,
     "how often one change is undone by the next (A → B → A) within 10 s", round_trips},
    {"share.MOOD", "", Better::neither, Needs::nothing, true, "share of the time in the mood, exact",
     share_of_mood},
    {"saturation.valence", "", Better::lower, Needs::nothing, false,
     "share of the time with |valence| > 0.95, exact", saturation_of_valence},
    {"saturation.arousal", "", Better::lower, Needs::nothing, false,
     "share of the time with arousal < 0.05 or > 0.95, exact", saturation_of_arousal},
    {"saturation.intensity", "", Better::lower, Needs::nothing, false,
     "share of the time with intensity > 0.95, exact", saturation_of_intensity},
    {"near_border_share", "", Better::lower, Needs::nothing, false,
     "share of the time with valence and arousal both within 0.05 of a point of the border between two "
     "moods, "
     "exact",
     near_border_share},
    {"latency_sec", "s", Better::lower, Needs::nothing, false,
     "mean time from a turn whose trigger, else whose region at baseline + φ, is a mood not in force until "
     "it is; "
     "unanswered: until the next such turn for another mood, or the end",
     latency_sec},
    {"unanswered_share", "", Better::lower, Needs::nothing, false,
     "share of the turns counted by latency_sec whose mood did not come", unanswered_share},
    {"recovery_sec", "s", Better::neither, Needs::nothing, false,
     "mean time from the last turn with words heard or a mood_delta to the return to neutral; a return at "
     "such a "
     "turn does not count",
     recovery_sec},
    {"inertia", "", Better::neither, Needs::nothing, false,
     "lag-1 autocorrelation of valence at 1 s: Σ(vₖ−v̄)(vₖ₊₁−v̄) / Σ(vₖ−v̄)²", inertia},
    {"affinity_shift", "", Better::neither, Needs::affinity_free, false,
     "mean valence − mean valence of the replay with every affinity at 0, exact", affinity_shift},
    {"triggers_lost", "", Better::lower, Needs::nothing, false,
     "triggers whose hold ended before the cooldown let them act", triggers_lost},
    {"truth.rmse_valence", "", Better::lower, Needs::truth, false,
     "√ mean (valence − true valence)², from the first point of the truth to the end, exact",
     truth_rmse_valence},
    {"truth.rmse_arousal", "", Better::lower, Needs::truth, false,
     "√ mean (arousal − true arousal)², from the first point of the truth to the end, exact",
     truth_rmse_arousal},
    {"truth.lag_sec", "s", Better::lower, Needs::truth, false,
     "mean time from a change of the true mood until the mood is the true one; missed: until the next "
     "change, or "
     "the end",
     truth_lag_sec},
    {"truth.missed_share", "", Better::lower, Needs::truth, false,
     "share of the changes of the true mood that were not followed before the next, or the end",
     truth_missed_share},
    {"truth.agreement", "", Better::higher, Needs::truth, false,
     "Cohen's κ over time between the mood and the true mood, exact; 1 where they always agree",
     truth_agreement},
    {"noise.rmse_valence", "", Better::lower, Needs::noise_free, false,
     "√ mean (valence − valence without noise)², exact", noise_rmse_valence},
    {"noise.rmse_arousal", "", Better::lower, Needs::noise_free, false,
     "√ mean (arousal − arousal without noise)², exact", noise_rmse_arousal},
    {"noise.agreement", "", Better::higher, Needs::noise_free, false,
     "Cohen's κ over time between the moods with and without noise, exact; 1 where they always agree",
     noise_agreement},
};

}  // namespace

std::span<const MetricInfo> metric_table() {
    return kTable;
}

}  // namespace rei
