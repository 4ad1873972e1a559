#include "rei/study/talk_record.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <type_traits>

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Relaxation path_of(const MotionLaw& law, const Motion& motion, Axis axis) {
    if (axis == Axis::valence) return valence_path(law, motion);
    return axis == Axis::arousal ? arousal_path(law, motion) : intensity_path(law, motion);
}

/// How long a path is strictly above a bound between two instants.
double time_above(const Relaxation& path, double bound, double from_sec, double to_sec) {
    if (bound >= path.high) return 0;
    const bool begins = path.at(from_sec) > bound, ends = path.at(to_sec) > bound;
    if (begins == ends) return begins ? to_sec - from_sec : 0;  // monotone
    const double crossing = std::clamp(path.time_to(bound), from_sec, to_sec);
    return begins ? crossing - from_sec : to_sec - crossing;
}

Relaxation mirrored(const Relaxation& path) {
    return {-path.value, -path.rest, -path.deviation, path.half_life_sec, -path.high, -path.low};
}

/// A robustness in seconds: the shift that would turn the verdict, at most the span.
double timed(bool holds, double shift_sec, double span_sec) {
    const double size = std::clamp(shift_sec, 0.0, span_sec);
    return holds ? size : -std::max(size, kTimeSlackSec);
}

}  // namespace

/// Measures one clause over its span.
struct TalkRecord::Measure {
    const TalkRecord& record;
    Mood mood;
    Span span;
    double end_sec;  ///< of the conversation

    [[nodiscard]] double length() const { return span.to_sec - span.from_sec; }
    [[nodiscard]] bool closed() const { return span.to_sec >= end_sec; }

    /// As `for_each_motion` of a trace.
    template <class Visit>
    void for_each_motion(Visit&& visit) const {
        const std::vector<Motion>& motions = record.motions_;
        for (std::size_t k = record.first_motion_at(span.from_sec);
             k < motions.size() && motions[k].time_sec <= span.to_sec; ++k) {
            const double begin_sec = std::max(span.from_sec, motions[k].time_sec);
            const bool last = k + 1 == motions.size() || motions[k + 1].time_sec > end_sec;
            const double next_sec = last ? span.to_sec : std::min(span.to_sec, motions[k + 1].time_sec);
            if (next_sec - begin_sec > kTimeSlackSec || (last && closed()))
                visit(motions[k], begin_sec, next_sec);
        }
    }

    double operator()(const FlipsAtMost& what) const {
        assert(span.from_sec <= 0);
        const double window_sec = what.window_sec.value_or(kInfinity);
        const std::vector<Mark>& marks = record.marks_;
        const auto next_flip = [&](std::size_t k) {
            while (k < marks.size() && !marks[k].flips) ++k;
            return k;
        };
        std::size_t most = 0, inside = 0;
        std::size_t oldest = next_flip(0);
        for (std::size_t k = oldest; k < marks.size(); k = next_flip(k + 1)) {
            const double now_sec = marks[k].time_sec;
            if (now_sec > span.to_sec - (closed() ? -kTimeSlackSec : kTimeSlackSec)) break;
            for (; now_sec - marks[oldest].time_sec >= window_sec - kTimeSlackSec; --inside)
                oldest = next_flip(oldest + 1);
            most = std::max(most, ++inside);
        }
        return what.at_most - static_cast<double>(most);
    }

    double operator()(const SaturationAtMost& what) const {
        double above_sec = 0;
        for_each_motion([&](const Motion& motion, double begin_sec, double next_sec) {
            const Relaxation path = path_of(record.law_, motion, what.of);
            const double from_sec = begin_sec - motion.time_sec, to_sec = next_sec - motion.time_sec;
            if (what.of == Axis::valence && what.above < 0) {
                above_sec += to_sec - from_sec;
                return;
            }
            above_sec += time_above(path, what.above, from_sec, to_sec);
            if (what.of == Axis::valence)
                above_sec += time_above(mirrored(path), what.above, from_sec, to_sec);
        });
        return what.at_most - above_sec / length();
    }

    double operator()(const RangeWithin& what) const {
        const double low = what.min.value_or(-kInfinity), high = what.max.value_or(kInfinity);
        double least = kInfinity;
        for_each_motion([&](const Motion& motion, double begin_sec, double next_sec) {
            const Relaxation path = path_of(record.law_, motion, what.of);
            for (const double sec : {begin_sec, next_sec}) {  // monotone: the ends are the extremes
                const double value = path.at(sec - motion.time_sec);
                least = std::min(least, std::min(value - low, high - value));
            }
        });
        return least;
    }

    double operator()(const SettlesTo&) const {
        const auto after = std::find_if(record.runs_.begin(), record.runs_.end(), [&](const MoodRun& run) {
            return run.begin_sec > end_sec + kTimeSlackSec;
        });
        const MoodRun& last = *(after - 1);
        const bool arrives = last.mood == mood;
        const double deadline_sec = span.to_sec;
        const bool holds = arrives && last.begin_sec <= deadline_sec + kTimeSlackSec;
        const double lasting_sec = end_sec > span.from_sec ? end_sec - span.from_sec : end_sec;
        return timed(holds, arrives ? std::abs(deadline_sec - last.begin_sec) : kInfinity, lasting_sec);
    }

    double operator()(const MoodNever&) const {
        double touch_sec = kInfinity, fit_sec = kInfinity;
        bool offends = false;
        const std::vector<MoodRun>& runs = record.runs_;
        for (std::size_t k = 0; k < runs.size() && runs[k].begin_sec <= end_sec + kTimeSlackSec; ++k) {
            if (runs[k].mood != mood) continue;
            const double begin_sec = runs[k].begin_sec, next_sec = runs[k].end_sec;
            offends |= std::min(next_sec, span.to_sec) - std::max(begin_sec, span.from_sec) > kTimeSlackSec ||
                       (closed() && begin_sec <= span.to_sec + kTimeSlackSec && next_sec > span.to_sec);
            touch_sec =
                std::min(touch_sec, std::max({0.0, begin_sec - span.to_sec, span.from_sec - next_sec}));
        }
        if (!offends) return timed(true, touch_sec, length());
        double free_from = -kInfinity;  // where the span could stand without meeting the mood
        const auto consider = [&](double begin_sec, double next_sec) {
            if (next_sec - begin_sec < length()) return;
            fit_sec = std::min(fit_sec, std::max({0.0, begin_sec - span.from_sec, span.to_sec - next_sec}));
        };
        for (const MoodRun& run : runs) {
            if (run.begin_sec > end_sec + kTimeSlackSec) break;
            if (run.mood != mood) continue;
            if (run.begin_sec > free_from) consider(free_from, run.begin_sec);
            free_from = run.end_sec > end_sec + kTimeSlackSec ? kInfinity : run.end_sec;
        }
        if (free_from < kInfinity) consider(free_from, kInfinity);
        return timed(false, fit_sec, length());
    }

    template <class Other>
    double operator()(const Other&) const {
        assert(false && "speaks of a moment that other conversations don't have");
        return kInfinity;
    }
};

void TalkRecord::begin(const MotionLaw& law, double end_sec) {
    law_ = law;
    end_sec_ = end_sec;
    motions_.clear();
    marks_.clear();
    runs_.clear();
}

/// As `mood_runs` of a trace.
void TalkRecord::finish() {
    for (std::size_t k = 0; k < marks_.size(); ++k) {
        const double begin_sec = marks_[k].time_sec;
        const double next_sec = k + 1 == marks_.size() ? kInfinity : marks_[k + 1].time_sec;
        if (next_sec - begin_sec <= kTimeSlackSec) continue;
        if (!runs_.empty() && runs_.back().mood == marks_[k].mood) {
            runs_.back().end_sec = next_sec;
        } else {
            if (!runs_.empty()) runs_.back().end_sec = begin_sec;
            runs_.push_back({marks_[k].mood, begin_sec, next_sec});
        }
    }
    runs_.front().begin_sec = -kInfinity;
}

std::size_t TalkRecord::first_motion_at(double sec) const {
    const auto after = std::upper_bound(motions_.begin() + 1, motions_.end(), sec,
                                        [](double at, const Motion& motion) { return at < motion.time_sec; });
    return static_cast<std::size_t>(after - motions_.begin()) - 1;
}

double TalkRecord::robustness(const Clause& clause, Mood mood, const TalkTimes& times) const {
    const Span span = span_of(clause, times);
    if (span.from_sec >= span.to_sec && !std::holds_alternative<SettlesTo>(clause.what)) return kInfinity;
    return std::visit(Measure{*this, mood, span, times.end_sec}, clause.what);
}

}  // namespace rei
