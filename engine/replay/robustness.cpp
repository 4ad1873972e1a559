#include "rei/replay/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "rei/replay/border_distance.hpp"
#include "rei/replay/pieces.hpp"

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A closed stretch of time.
struct Stretch {
    double begin_sec, end_sec;
};

/// Where the mood is `mood` (or, with `inside` false, is not), from −∞ to ∞.
std::vector<Stretch> stretches(const std::vector<MoodRun>& runs, Mood mood, bool inside) {
    std::vector<Stretch> out;
    for (const MoodRun& run : runs) {
        if ((run.mood == mood) != inside) continue;
        if (!out.empty() && out.back().end_sec == run.begin_sec) {
            out.back().end_sec = run.end_sec;
        } else {
            out.push_back({run.begin_sec, run.end_sec});
        }
    }
    return out;
}

/// The least |shift| that makes the span touch one of the stretches; 0 where it does already.
double shift_to_touch(const std::vector<Stretch>& stretches, const Span& span) {
    double out = kInfinity;
    for (const Stretch& one : stretches) {
        out = std::min(out, std::max({0.0, one.begin_sec - span.to_sec, span.from_sec - one.end_sec}));
    }
    return out;
}

/// The least |shift| that puts the whole span into one of the stretches.
double shift_to_fit(const std::vector<Stretch>& stretches, const Span& span) {
    double out = kInfinity;
    for (const Stretch& one : stretches) {
        if (one.end_sec - one.begin_sec < span.to_sec - span.from_sec) continue;
        out = std::min(out, std::max({0.0, one.begin_sec - span.from_sec, span.to_sec - one.end_sec}));
    }
    return out;
}

/// The first moment of the span at which the mood is (not) `mood`, or NaN. A run that ends or begins within
/// the slack of the span's border lasts no time in it.
double first_moment(const std::vector<MoodRun>& runs, Mood mood, bool inside, const Span& span, bool closed) {
    for (const MoodRun& run : runs) {
        if ((run.mood == mood) != inside) continue;
        const double begin_sec = std::max(run.begin_sec, span.from_sec);
        const double end_sec = std::min(run.end_sec, span.to_sec);
        const bool lasts = end_sec - begin_sec > kTimeSlackSec;
        const bool at_closed_end = closed && run.begin_sec <= span.to_sec + kTimeSlackSec &&
                                   run.end_sec > span.to_sec && run.end_sec > span.from_sec + kTimeSlackSec;
        if (lasts || at_closed_end) return std::min(begin_sec, span.to_sec);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

/// A verdict whose robustness is a time: the shift that would turn it, at most the span, with the sign of the
/// verdict.
Verdict timed(bool holds, double shift_sec, double span_sec, double at_sec) {
    const double size = std::clamp(shift_sec, 0.0, span_sec);
    return {holds, holds ? size : -std::max(size, kTimeSlackSec), 0, at_sec, {}};
}

class Judge {
  public:
    Judge(const Trace& trace, const Policy& policy)
        : trace_(trace), policy_(policy), runs_(mood_runs(trace)) {}

    Verdict operator()(const MoodIs& what) const {
        const Mood mood = find_mood(trace_.moods, what.mood);
        const Always all = always(mood, true, what.span, closed(what.span));
        Verdict out = timed(all.holds(), all.shift_sec, length(what.span),
                            all.holds() ? what.span.from_sec : all.offence_sec);
        out.detail = all.holds() ? "all the time"
                                 : fmt::format("{} at {:.3f} s", mood_name(all.offence_sec), all.offence_sec);
        return with_border(out, mood, what.span, all.holds());
    }

    Verdict operator()(const MoodNever& what) const {
        const Mood mood = find_mood(trace_.moods, what.mood);
        const Always none = always(mood, false, what.span, closed(what.span));
        Verdict out = timed(none.holds(), none.shift_sec, length(what.span),
                            none.holds() ? what.span.from_sec : none.offence_sec);
        out.detail = none.holds() ? "never" : fmt::format("{} at {:.3f} s", what.mood, none.offence_sec);
        return with_border(out, mood, what.span, !none.holds());
    }

    Verdict operator()(const MoodBecomes& what) const {
        const Mood mood = find_mood(trace_.moods, what.mood);
        const Span span{what.from_sec, what.deadline_sec};
        const Always none = always(mood, false, span, what.deadline_counts);  // the opposite
        const bool holds = !none.holds();
        Verdict out = timed(holds, none.shift_sec, lasting(span), holds ? none.offence_sec : span.to_sec);
        out.detail = holds ? fmt::format("at {:.3f} s", none.offence_sec) : "not in time";
        return with_border(out, mood, span, holds);
    }

    Verdict operator()(const SettlesTo& what) const {
        const Mood mood = find_mood(trace_.moods, what.mood);
        const double deadline = what.after_sec + what.within_sec;
        const MoodRun& last = runs_.back();
        const Span span{what.after_sec, trace_.until_sec};
        const bool arrives = last.mood == mood;
        const bool holds = arrives && last.begin_sec <= deadline + kTimeSlackSec;
        const double shift = arrives ? std::abs(deadline - last.begin_sec) : kInfinity;
        Verdict out =
            timed(holds, shift, lasting(span), arrives ? std::max(0.0, last.begin_sec) : trace_.until_sec);
        out.detail = arrives ? fmt::format("since {:.3f} s", out.at_sec)
                             : fmt::format("ends {}", trace_.moods[last.mood]);
        return with_border(out, mood, {std::min(deadline, trace_.until_sec), trace_.until_sec}, holds);
    }

    Verdict operator()(const FlipsAtMost& what) const {
        std::vector<double> times;
        for (const std::uint32_t k : trace_.flips()) {
            const double time_sec = trace_.marks[k].time_sec;
            const bool before_end = closed(what.span) || time_sec < what.span.to_sec - kTimeSlackSec;
            if (time_sec >= what.span.from_sec - kTimeSlackSec && before_end) times.push_back(time_sec);
        }
        const double window_sec = what.window_sec.value_or(kInfinity);
        std::size_t most = 0, first_of_most = 0;
        for (std::size_t begin = 0, end = 0; end < times.size(); ++end) {
            while (times[end] - times[begin] >= window_sec - kTimeSlackSec) ++begin;
            if (end - begin + 1 <= most) continue;
            most = end - begin + 1;
            first_of_most = begin;
        }
        Verdict out;
        out.robustness = what.at_most - static_cast<double>(most);
        out.holds = out.robustness >= 0;
        out.border_distance = std::numeric_limits<double>::quiet_NaN();
        out.at_sec = times.empty() ? what.span.from_sec : times[first_of_most];
        out.detail = what.window_sec
                         ? fmt::format("{} in {} s from {:.3f} s", most, *what.window_sec, out.at_sec)
                         : fmt::format("{}", most);
        return out;
    }

    Verdict operator()(const SaturationAtMost& what) const {
        double above_sec = 0, first_sec = what.span.from_sec;
        for_each_motion(trace_, what.span, [&](const Motion& motion, double begin_sec, double end_sec) {
            const double spent = time_above(motion, what, begin_sec, end_sec);
            if (above_sec == 0 && spent > 0) first_sec = begin_sec;
            above_sec += spent;
        });
        const double share = above_sec / length(what.span);
        Verdict out;
        out.robustness = what.at_most - share;
        out.holds = out.robustness >= 0;
        out.border_distance = std::numeric_limits<double>::quiet_NaN();
        out.at_sec = first_sec;
        out.detail = fmt::format("{:.4f} of the time", share);
        return out;
    }

    Verdict operator()(const RangeWithin& what) const {
        const double low = what.min.value_or(-kInfinity), high = what.max.value_or(kInfinity);
        Verdict out;
        out.robustness = kInfinity;
        out.border_distance = std::numeric_limits<double>::quiet_NaN();
        double worst = 0;
        const auto consider = [&](double value, double at_sec) {
            const double inside = std::min(value - low, high - value);
            if (inside >= out.robustness) return;
            out.robustness = inside;
            out.at_sec = at_sec;
            worst = value;
        };
        for_each_motion(trace_, what.span, [&](const Motion& motion, double begin_sec, double end_sec) {
            const Relaxation path = path_of(motion, what.of);  // monotone: the ends are the extremes
            consider(path.at(begin_sec - motion.time_sec), begin_sec);
            consider(path.at(end_sec - motion.time_sec), end_sec);
        });
        out.holds = out.robustness >= 0;
        out.detail = fmt::format("{:.4f} at {:.3f} s", worst, out.at_sec);
        return out;
    }

  private:
    /// Whether the mood is (or, with `inside` false, is not) `mood` all through a span.
    struct Always {
        double offence_sec;  ///< the first moment at which it is otherwise; NaN where there is none
        double shift_sec;    ///< of the span, that would turn the answer
        [[nodiscard]] bool holds() const { return std::isnan(offence_sec); }
    };
    [[nodiscard]] Always always(Mood mood, bool inside, const Span& span, bool closed_end) const {
        const double offence_sec = first_moment(runs_, mood, !inside, span, closed_end);
        const double shift_sec = std::isnan(offence_sec)
                                     ? shift_to_touch(stretches(runs_, mood, !inside), span)
                                     : shift_to_fit(stretches(runs_, mood, inside), span);
        return {offence_sec, shift_sec};
    }

    [[nodiscard]] bool closed(const Span& span) const { return span.to_sec >= trace_.until_sec; }
    [[nodiscard]] static double length(const Span& span) { return span.to_sec - span.from_sec; }
    /// The cap of a shift: the span's length, or the conversation's where the span is an instant.
    [[nodiscard]] double lasting(const Span& span) const {
        return length(span) > 0 ? length(span) : trace_.until_sec;
    }
    [[nodiscard]] const std::string& mood_name(double time_sec) const {
        return trace_.moods[trace_.mood_at(time_sec)];
    }

    [[nodiscard]] Relaxation path_of(const Motion& motion, Axis axis) const {
        if (axis == Axis::valence) return valence_path(trace_.law, motion);
        return axis == Axis::arousal ? arousal_path(trace_.law, motion) : intensity_path(trace_.law, motion);
    }

    /// How long a path is strictly above a bound between two instants.
    static double time_above(const Relaxation& path, double bound, double from_sec, double to_sec) {
        if (bound >= path.high) return 0;
        const bool begins = path.at(from_sec) > bound, ends = path.at(to_sec) > bound;
        if (begins == ends) return begins ? to_sec - from_sec : 0;  // monotone
        const double crossing = std::clamp(path.time_to(bound), from_sec, to_sec);
        return begins ? crossing - from_sec : to_sec - crossing;
    }

    [[nodiscard]] double time_above(const Motion& motion, const SaturationAtMost& what, double begin_sec,
                                    double end_sec) const {
        const Relaxation path = path_of(motion, what.of);
        const double from_sec = begin_sec - motion.time_sec, to_sec = end_sec - motion.time_sec;
        const double above = time_above(path, what.above, from_sec, to_sec);
        if (what.of != Axis::valence) return above;
        if (what.above < 0) return to_sec - from_sec;
        const Relaxation mirrored{-path.value,        -path.rest, -path.deviation,
                                  path.half_life_sec, -path.high, -path.low};
        return above + time_above(mirrored, what.above, from_sec, to_sec);
    }

    [[nodiscard]] Verdict with_border(Verdict verdict, Mood mood, const Span& span, bool inside) const {
        verdict.border_distance = border_distance(trace_, policy_, mood, span, inside);
        return verdict;
    }

    const Trace& trace_;
    const Policy& policy_;
    std::vector<MoodRun> runs_;
};

}  // namespace

std::vector<MoodRun> mood_runs(const Trace& trace) {
    std::vector<MoodRun> out;
    for (std::size_t k = 0; k < trace.marks.size(); ++k) {
        const bool last = k + 1 == trace.marks.size();
        const double begin_sec = trace.marks[k].time_sec;
        const double end_sec = last ? kInfinity : trace.marks[k + 1].time_sec;
        const Mood mood = trace.marks[k].event.mood;
        if (end_sec - begin_sec <= kTimeSlackSec) continue;
        if (!out.empty() && out.back().mood == mood) {
            out.back().end_sec = end_sec;
        } else {
            if (!out.empty()) out.back().end_sec = begin_sec;
            out.push_back({mood, begin_sec, end_sec});
        }
    }
    out.front().begin_sec = -kInfinity;
    return out;
}

Verdict judge(const Trace& trace, const Expectation& expectation, const Policy& policy) {
    return std::visit(Judge(trace, policy), expectation.what);
}

std::vector<Verdict> judge(const Trace& trace, const Scenario& scenario, const Policy& policy) {
    const Judge judge_one(trace, policy);
    std::vector<Verdict> out;
    out.reserve(scenario.expectations.size());
    for (const Expectation& expectation : scenario.expectations) {
        out.push_back(std::visit(judge_one, expectation.what));
    }
    return out;
}

}  // namespace rei
