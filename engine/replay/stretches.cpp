#include "rei/replay/stretches.hpp"

#include <algorithm>
#include <cmath>

#include "rei/replay/paths.hpp"
#include "rei/replay/pieces.hpp"

namespace rei {
namespace {

/// Adds up how much of the stretches lies before a time. Times must ascend.
class Filled {
  public:
    explicit Filled(const Stretches& stretches) : stretches_(stretches) {}
    double before(double time_sec) {
        while (next_ < stretches_.size() && stretches_[next_].to_sec <= time_sec) {
            done_sec_ += length_of(stretches_[next_++]);
        }
        const bool within = next_ < stretches_.size() && stretches_[next_].from_sec < time_sec;
        return done_sec_ + (within ? time_sec - stretches_[next_].from_sec : 0);
    }

  private:
    const Stretches& stretches_;
    std::size_t next_ = 0;
    double done_sec_ = 0;
};

}  // namespace

double length_of(const Stretches& stretches) {
    double out = 0;
    for (const Span& one : stretches) out += length_of(one);
    return out;
}

void append(Stretches& stretches, const Span& span) {
    if (length_of(span) <= kTimeSlackSec) return;
    if (!stretches.empty() && span.from_sec - stretches.back().to_sec <= kTimeSlackSec) {
        stretches.back().to_sec = std::max(stretches.back().to_sec, span.to_sec);
    } else {
        stretches.push_back(span);
    }
}

Stretches inside(const Stretches& stretches, const Span& span) {
    return both_of(stretches, {span});
}

Stretches both_of(const Stretches& a, const Stretches& b) {
    Stretches out;
    for (std::size_t k = 0, m = 0; k < a.size() && m < b.size();) {
        append(out, {std::max(a[k].from_sec, b[m].from_sec), std::min(a[k].to_sec, b[m].to_sec)});
        if (a[k].to_sec < b[m].to_sec) {
            ++k;
        } else {
            ++m;
        }
    }
    return out;
}

Stretches either_of(const Stretches& a, const Stretches& b) {
    Stretches all;
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all),
               [](const Span& x, const Span& y) { return x.from_sec < y.from_sec; });
    Stretches out;
    for (const Span& one : all) append(out, one);
    return out;
}

Dense densest_window(const Stretches& stretches, double window_sec, double until_sec) {
    if (window_sec >= until_sec) return {{0, until_sec}, length_of(stretches)};
    // the best window begins where a stretch begins or ends where one ends
    std::vector<double> begins;
    for (const Span& one : stretches) {
        begins.push_back(std::min(one.from_sec, until_sec - window_sec));
        begins.push_back(std::max(0.0, one.to_sec - window_sec));
    }
    std::sort(begins.begin(), begins.end());
    Dense out{{0, window_sec}, 0};
    Filled at_begin(stretches), at_end(stretches);
    for (const double begin_sec : begins) {
        const double filled = at_end.before(begin_sec + window_sec) - at_begin.before(begin_sec);
        if (filled > out.filled_sec + kTimeSlackSec) out = {{begin_sec, begin_sec + window_sec}, filled};
    }
    return out;
}

Relaxation path_of(const MotionLaw& law, const Motion& from, Axis axis) {
    if (axis == Axis::valence) return valence_path(law, from);
    return axis == Axis::arousal ? arousal_path(law, from) : intensity_path(law, from);
}

Span part_inside(const Relaxation& path, double path_from_sec, const Interval& bounds, const Span& span) {
    const Span inside =
        time_inside(path, bounds, {span.from_sec - path_from_sec, span.to_sec - path_from_sec});
    const bool begins = inside.from_sec == span.from_sec - path_from_sec;
    const bool ends = inside.to_sec == span.to_sec - path_from_sec;
    return {begins ? span.from_sec : path_from_sec + inside.from_sec,
            ends ? span.to_sec : path_from_sec + inside.to_sec};
}

Stretches where_inside(const Trace& trace, Axis axis, const Interval& bounds) {
    Stretches out;
    for_each_motion(trace, {0, trace.until_sec}, [&](const Motion& from, double begin_sec, double end_sec) {
        append(out, part_inside(path_of(trace.law, from, axis), from.time_sec, bounds, {begin_sec, end_sec}));
    });
    return out;
}

Stretches where_label(const Trace& trace, const std::function<bool(const LabelEvent&)>& is_such) {
    Stretches out;
    for (std::size_t k = 0; k < trace.marks.size(); ++k) {
        if (!is_such(trace.marks[k].event)) continue;
        const bool last = k + 1 == trace.marks.size();
        append(out, {trace.marks[k].time_sec, last ? trace.until_sec : trace.marks[k + 1].time_sec});
    }
    return out;
}

Stretches where_moods_differ(const Trace& a, const Trace& b) {
    Stretches out;
    double from_sec = 0;
    for (std::size_t k = 0, m = 0; k < a.marks.size() && m < b.marks.size();) {
        const double end_a = k + 1 < a.marks.size() ? a.marks[k + 1].time_sec : a.until_sec;
        const double end_b = m + 1 < b.marks.size() ? b.marks[m + 1].time_sec : b.until_sec;
        const double to_sec = std::min(end_a, end_b);
        if (a.moods[a.marks[k].event.mood] != b.moods[b.marks[m].event.mood]) append(out, {from_sec, to_sec});
        from_sec = to_sec;
        if (end_a <= to_sec) ++k;
        if (end_b <= to_sec) ++m;
    }
    return out;
}

std::vector<std::uint32_t> turns_inside(const Trace& trace, const Stretches& stretches) {
    std::vector<std::uint32_t> out;
    auto stretch = stretches.begin();
    for (std::uint32_t turn = 0; turn < trace.turns.size() && stretch != stretches.end(); ++turn) {
        const double time_sec = trace.turn_time(turn);
        while (stretch != stretches.end() && stretch->to_sec <= time_sec) ++stretch;
        if (stretch != stretches.end() && stretch->from_sec <= time_sec) out.push_back(turn);
    }
    return out;
}

}  // namespace rei
