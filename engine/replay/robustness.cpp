#include "rei/replay/robustness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rei/replay/border_distance.hpp"
#include "rei/replay/mood_stretches.hpp"
#include "rei/replay/pieces.hpp"
#include "rei/replay/time_beyond.hpp"

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The least |shift| that makes the span touch one of the stretches; 0 where it does already.
double shift_to_touch(const StretchesOfMood& stretches, const Span& span) {
    const std::size_t next = stretches.first_behind(span.from_sec);
    double out = kInfinity;
    if (next > 0) out = span.from_sec - stretches[next - 1].to_sec;
    if (next < stretches.size()) out = std::min(out, stretches[next].from_sec - span.to_sec);
    return std::max(0.0, out);
}

/// The least |shift| that puts the whole span into one of them.
double shift_to_fit(const StretchesOfMood& stretches, const Span& span) {
    const auto fits = [&](const Span& stretch) {
        return stretch.to_sec - stretch.from_sec >= span.to_sec - span.from_sec;
    };
    const std::size_t next = stretches.first_behind(span.from_sec);
    std::size_t before = next;
    while (before > 0 && !fits(stretches[before - 1])) --before;
    double out = before > 0 ? span.to_sec - stretches[before - 1].to_sec : kInfinity;
    for (std::size_t k = next; k < stretches.size() && stretches[k].from_sec - span.from_sec < out; ++k) {
        const Span stretch = stretches[k];
        if (!fits(stretch)) continue;
        out = std::min(out, std::max({0.0, stretch.from_sec - span.from_sec, span.to_sec - stretch.to_sec}));
    }
    return out;
}

/// The first moment of the span that is in one of them, or NaN. A stretch that ends or begins
/// within the slack of the span's border lasts no time in it.
double first_moment(const StretchesOfMood& stretches, const Span& span, bool closed) {
    for (std::size_t k = stretches.first_behind(span.from_sec); k < stretches.size(); ++k) {
        const Span stretch = stretches[k];
        if (stretch.from_sec > span.to_sec + kTimeSlackSec) break;
        const double begin_sec = std::max(stretch.from_sec, span.from_sec);
        const bool lasts = std::min(stretch.to_sec, span.to_sec) - begin_sec > kTimeSlackSec;
        const bool at_closed_end =
            closed && stretch.to_sec > span.to_sec && stretch.to_sec > span.from_sec + kTimeSlackSec;
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

/// What verdicts are given on.
struct Evidence {
    const Trace& trace;
    const std::vector<MoodRun>& runs;
    const MoodStretches& moods;
    const std::vector<std::uint32_t>& flips;
    const MeasuredReplay* replay = nullptr;  ///< spares the powers of most stretches where it is there
};

/// With a policy verdicts are explained: by a text, and for moods by the distance to the border.
class Judge {
  public:
    Judge(const Evidence& evidence, const Policy* policy)
        : trace_(evidence.trace),
          runs_(evidence.runs),
          moods_(evidence.moods),
          flips_(evidence.flips),
          replay_(evidence.replay),
          policy_(policy) {}

    /// `mood` is the one in the expectation.
    Verdict operator()(const Expectation& expectation, Mood mood) const {
        return std::visit(
            [&](const auto& what) {
                if constexpr (requires { what.mood; }) {
                    return verdict(what, mood);
                } else {
                    return verdict(what);
                }
            },
            expectation.what);
    }
    Verdict operator()(const Expectation& expectation) const {
        return operator()(expectation, mood_in(expectation.what, trace_.moods));
    }

  private:
    Verdict verdict(const MoodIs& what, Mood mood) const {
        const Always all = always(mood, true, what.span, closed(what.span));
        Verdict out = timed(all.holds(), all.shift_sec, length(what.span),
                            all.holds() ? what.span.from_sec : all.offence_sec);
        explain(out, mood, what.span, all.holds(), [&] {
            return all.holds() ? phrase("all the time")
                               : phrase("{} at {:.3f} s", mood_name(all.offence_sec), all.offence_sec);
        });
        return out;
    }

    Verdict verdict(const MoodNever& what, Mood mood) const {
        const Always none = always(mood, false, what.span, closed(what.span));
        Verdict out = timed(none.holds(), none.shift_sec, length(what.span),
                            none.holds() ? what.span.from_sec : none.offence_sec);
        explain(out, mood, what.span, !none.holds(), [&] {
            return none.holds() ? phrase("never") : phrase("{} at {:.3f} s", what.mood, none.offence_sec);
        });
        return out;
    }

    Verdict verdict(const MoodBecomes& what, Mood mood) const {
        const Span span{what.from_sec, what.deadline_sec};
        const Always none = always(mood, false, span, what.deadline_counts);  // the opposite
        const bool holds = !none.holds();
        Verdict out = timed(holds, none.shift_sec, lasting(span), holds ? none.offence_sec : span.to_sec);
        explain(out, mood, span, holds,
                [&] { return holds ? phrase("at {:.3f} s", none.offence_sec) : phrase("not in time"); });
        return out;
    }

    Verdict verdict(const SettlesTo& what, Mood mood) const {
        const double deadline = what.after_sec + what.within_sec;
        const MoodRun& last = runs_.back();
        const Span span{what.after_sec, trace_.until_sec};
        const bool arrives = last.mood == mood;
        const bool holds = arrives && last.begin_sec <= deadline + kTimeSlackSec;
        const double shift = arrives ? std::abs(deadline - last.begin_sec) : kInfinity;
        Verdict out =
            timed(holds, shift, lasting(span), arrives ? std::max(0.0, last.begin_sec) : trace_.until_sec);
        const Span after{std::min(deadline, trace_.until_sec), trace_.until_sec};
        explain(out, mood, after, holds, [&] {
            return arrives ? phrase("since {:.3f} s", out.at_sec)
                           : phrase("ends {}", trace_.moods[last.mood]);
        });
        return out;
    }

    Verdict verdict(const FlipsAtMost& what) const {
        const auto time_of = [&](std::size_t flip) { return trace_.marks[flips_[flip]].time_sec; };
        const bool to_the_end = closed(what.span);
        std::size_t first = 0, last = flips_.size();  // of the span
        while (first < last && time_of(first) < what.span.from_sec - kTimeSlackSec) ++first;
        while (last > first && !to_the_end && time_of(last - 1) >= what.span.to_sec - kTimeSlackSec) --last;
        const double window_sec = what.window_sec.value_or(kInfinity);
        std::size_t most = 0, first_of_most = first;
        for (std::size_t begin = first, end = first; end < last; ++end) {
            while (time_of(end) - time_of(begin) >= window_sec - kTimeSlackSec) ++begin;
            if (end - begin + 1 <= most) continue;
            most = end - begin + 1;
            first_of_most = begin;
        }
        Verdict out;
        out.robustness = what.at_most - static_cast<double>(most);
        out.holds = out.robustness >= 0;
        out.border_distance = std::numeric_limits<double>::quiet_NaN();
        out.at_sec = most == 0 ? what.span.from_sec : time_of(first_of_most);
        explain(out, [&] {
            return what.window_sec ? phrase("{} in {} s from {:.3f} s", most, *what.window_sec, out.at_sec)
                                   : phrase("{}", most);
        });
        return out;
    }

    Verdict verdict(const SaturationAtMost& what) const {
        double above_sec = 0, first_sec = what.span.from_sec;
        if (replay_ != nullptr) {
            above_sec = time_above(what);
        } else {
            for_each_motion(trace_, what.span, [&](const Motion& motion, double begin_sec, double end_sec) {
                const double spent = time_above(motion, what, begin_sec, end_sec);
                if (above_sec == 0 && spent > 0) first_sec = begin_sec;
                above_sec += spent;
            });
        }
        const double share = above_sec / length(what.span);
        Verdict out;
        out.robustness = what.at_most - share;
        out.holds = out.robustness >= 0;
        out.border_distance = std::numeric_limits<double>::quiet_NaN();
        out.at_sec = first_sec;
        explain(out, [&] { return phrase("{:.4f} of the time", share); });
        return out;
    }

    Verdict verdict(const RangeWithin& what) const {
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
        explain(out, [&] { return phrase("{:.4f} at {:.3f} s", worst, out.at_sec); });
        return out;
    }

    /// Whether the mood is (or, with `inside` false, is not) `mood` all through a span.
    struct Always {
        double offence_sec;  ///< the first moment at which it is otherwise; NaN where there is none
        double shift_sec;    ///< of the span, that would turn the answer
        [[nodiscard]] bool holds() const { return std::isnan(offence_sec); }
    };
    [[nodiscard]] Always always(Mood mood, bool inside, const Span& span, bool closed_end) const {
        const StretchesOfMood offending = moods_.of(mood, !inside);
        const double offence_sec = first_moment(offending, span, closed_end);
        const double shift_sec = std::isnan(offence_sec) ? shift_to_touch(offending, span)
                                                         : shift_to_fit(moods_.of(mood, inside), span);
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
        if (path.deviation == 0) {  // stands
            const double reach = what.of == Axis::valence ? std::abs(path.value) : path.value;
            return reach > what.above ? to_sec - from_sec : 0;
        }
        const double above = time_above(path, what.above, from_sec, to_sec);
        if (what.of != Axis::valence) return above;
        if (what.above < 0) return to_sec - from_sec;
        const Relaxation mirrored{-path.value,        -path.rest, -path.deviation,
                                  path.half_life_sec, -path.high, -path.low};
        return above + time_above(mirrored, what.above, from_sec, to_sec);
    }

    /// The same in all, as the replay knows it.
    [[nodiscard]] double time_above(const SaturationAtMost& what) const {
        if (replay_->reach().highest(what.of) <= what.above) return 0;
        if (what.of == Axis::valence && what.above < 0) return length(what.span);
        const double above_sec = replay_->time_beyond(what.of, Side::above, what.above, what.span);
        if (what.of != Axis::valence) return above_sec;
        return above_sec + replay_->time_beyond(what.of, Side::below, -what.above, what.span);
    }

    template <class Detail>
    void explain(Verdict& verdict, Detail&& detail) const {
        if (policy_ != nullptr) verdict.detail = detail();
    }
    template <class Detail>
    void explain(Verdict& verdict, Mood mood, const Span& span, bool inside, Detail&& detail) const {
        if (policy_ == nullptr) return;
        verdict.border_distance = border_distance(trace_, *policy_, mood, span, inside);
        verdict.detail = detail();
    }

    const Trace& trace_;
    const std::vector<MoodRun>& runs_;
    const MoodStretches& moods_;
    const std::vector<std::uint32_t>& flips_;
    const MeasuredReplay* replay_;
    const Policy* policy_;
};

}  // namespace

std::vector<MoodRun> mood_runs(const Trace& trace) {
    std::vector<MoodRun> out;
    out.reserve(trace.marks.size());
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

Mood mood_in(const decltype(Expectation::what)& what, const std::vector<std::string>& moods) {
    return std::visit(
        [&](const auto& one) {
            if constexpr (requires { one.mood; }) return find_mood(moods, one.mood);
            return kNoMood;
        },
        what);
}

Verdict judge(const Trace& trace, const Expectation& expectation, const Policy& policy) {
    const std::vector<MoodRun> runs = mood_runs(trace);
    const MoodStretches moods(runs, trace.moods.size());
    const std::vector<std::uint32_t> flips = trace.flips();
    return Judge({trace, runs, moods, flips}, &policy)(expectation);
}

std::vector<Verdict> judge(const Trace& trace, const Scenario& scenario, const Policy& policy) {
    const std::vector<MoodRun> runs = mood_runs(trace);
    const MoodStretches moods(runs, trace.moods.size());
    const std::vector<std::uint32_t> flips = trace.flips();
    const Judge judge_one({trace, runs, moods, flips}, &policy);
    std::vector<Verdict> out;
    out.reserve(scenario.expectations.size());
    for (const Expectation& expectation : scenario.expectations) {
        out.push_back(judge_one(expectation));
    }
    return out;
}

void judge_robustness(const MeasuredReplay& replay, std::span<double> out) {
    const Judge judge_one({replay.trace, replay.runs(), replay.mood_stretches(), replay.flips(), &replay},
                          nullptr);
    const auto& expectations = replay.scenario.expectations;
    for (std::size_t k = 0; k < expectations.size(); ++k) {
        const Verdict verdict = replay.known.expected_moods != nullptr
                                    ? judge_one(expectations[k], (*replay.known.expected_moods)[k])
                                    : judge_one(expectations[k]);
        out[k] = verdict.robustness;
    }
}

}  // namespace rei
