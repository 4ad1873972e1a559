#include "rei/report/folded.hpp"

#include <algorithm>

namespace rei::workbench {

namespace {

double length_of(const Span& span) {
    return span.to_sec - span.from_sec;
}

/// Every stretch of one mood that lasts, by time.
std::vector<MoodSpan> every_mood_span(const Trace& trace) {
    std::vector<MoodSpan> spans;
    for (std::size_t k = 0; k < trace.marks.size(); ++k) {
        const Mark& mark = trace.marks[k];
        if (!spans.empty() && spans.back().mood == mark.event.mood) continue;
        if (!spans.empty()) {
            spans.back().span.to_sec = mark.time_sec;
            if (length_of(spans.back().span) <= 0) spans.pop_back();
        }
        spans.push_back({mark.event.mood, {mark.time_sec, trace.until_sec}, k});
    }
    return spans;
}

/// Short stretches that stand next to each other.
class Pool {
  public:
    explicit Pool(std::size_t moods) : sec_(moods, 0.0) {}

    void add(const MoodSpan& part) {
        if (count_++ == 0) first_ = part;
        sec_[part.mood] += length_of(part.span);
        to_sec_ = part.span.to_sec;
    }
    [[nodiscard]] double length_sec() const { return count_ == 0 ? 0 : to_sec_ - first_.span.from_sec; }

    /// What is in it, as one stretch.
    void pour_into(std::vector<MoodSpan>& out) {
        if (count_ == 0) return;
        const auto most = std::max_element(sec_.begin(), sec_.end()) - sec_.begin();
        const std::size_t mark = count_ == 1 ? first_.mark : kNoMark;
        out.push_back({static_cast<Mood>(most), {first_.span.from_sec, to_sec_}, mark});
        std::fill(sec_.begin(), sec_.end(), 0.0);
        count_ = 0;
    }

  private:
    std::vector<double> sec_;
    MoodSpan first_;
    double to_sec_ = 0;
    std::size_t count_ = 0;
};

/// Neighbours of one mood become one.
std::vector<MoodSpan> joined(const std::vector<MoodSpan>& spans) {
    std::vector<MoodSpan> out;
    for (const MoodSpan& span : spans) {
        if (!out.empty() && out.back().mood == span.mood) {
            out.back().span.to_sec = span.span.to_sec;
            out.back().mark = kNoMark;
        } else {
            out.push_back(span);
        }
    }
    return out;
}

}  // namespace

std::vector<MoodSpan> mood_spans(const Trace& trace, double least_sec) {
    std::vector<MoodSpan> out;
    Pool pool(trace.moods.size());
    for (const MoodSpan& part : every_mood_span(trace)) {
        const bool lasts = length_of(part.span) >= least_sec;
        if (lasts || pool.length_sec() >= least_sec) pool.pour_into(out);
        if (lasts) {
            out.push_back(part);
        } else {
            pool.add(part);
        }
    }
    pool.pour_into(out);
    return joined(out);
}

std::vector<HeldBack> held_back(const Trace& trace, double least_sec) {
    std::vector<HeldBack> out;
    for (std::size_t k = 0; k < trace.marks.size(); ++k) {
        const Mark& mark = trace.marks[k];
        if (!mark.event.refuses()) continue;
        const double end_sec = k + 1 < trace.marks.size() ? trace.marks[k + 1].time_sec : trace.until_sec;
        if (end_sec <= mark.time_sec) continue;
        if (!out.empty()) {
            HeldBack& last = out.back();
            const bool goes_on = last.span.to_sec >= mark.time_sec &&
                                 last.candidate == mark.event.candidate && last.gate == mark.event.gate;
            const bool is_near = mark.time_sec - last.span.from_sec < least_sec;
            if (goes_on || is_near) {
                last.span.to_sec = end_sec;
                last.count += goes_on ? 0 : 1;
                continue;
            }
        }
        out.push_back({mark.event.candidate, mark.event.gate, {mark.time_sec, end_sec}, k, 1});
    }
    return out;
}

std::vector<TurnGroup> turn_groups(const Trace& trace, double least_sec) {
    std::vector<TurnGroup> out;
    for (std::size_t turn = 0; turn < trace.turns.size(); ++turn) {
        const bool is_near =
            !out.empty() && trace.turn_time(turn) - trace.turn_time(out.back().first) < least_sec;
        if (is_near) {
            out.back().end = turn + 1;
        } else {
            out.push_back({turn, turn + 1});
        }
    }
    return out;
}

std::vector<Span> folded_places(const std::vector<Span>& places, double least_sec) {
    std::vector<Span> out;
    for (const Span& place : places) {
        if (!out.empty() && place.from_sec - out.back().to_sec < least_sec) {
            out.back().to_sec = std::max(out.back().to_sec, place.to_sec);
        } else {
            out.push_back(place);
        }
    }
    return out;
}

}  // namespace rei::workbench
