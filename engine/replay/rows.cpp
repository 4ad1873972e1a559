#include "rei/replay/rows.hpp"

namespace rei {

RowReader::RowReader(const Trace& trace, RowSet set, double sample_sec)
    : trace_(trace), set_(set), sample_sec_(sample_sec), sampled_end_(set != RowSet::samples) {}

std::optional<Row> RowReader::next() {
    const std::optional<Row> fixed = peek_fixed();
    if (const std::optional<double> time_sec = peek_sample(fixed)) {
        sample_ += 1;
        sampled_end_ = *time_sec >= trace_.until_sec;
        return sample_row(*time_sec);
    }
    if (fixed) take_fixed(*fixed);
    return fixed;
}

/// The next turn or change of mood.
std::optional<Row> RowReader::peek_fixed() {
    const bool turns_left = turn_ < trace_.turns.size();
    // a mark up to the turn's own came about before the turn's row
    const auto end =
        turns_left ? trace_.turns.mark[turn_] + 1 : static_cast<std::uint32_t>(trace_.marks.size());
    while (mark_ < end && !is_event(mark_)) ++mark_;
    if (mark_ < end) return event_row(mark_);
    if (turns_left) return turn_row();
    return std::nullopt;
}

/// The time of the next sample, if it comes before `fixed`. A sample where another row is gives way to it.
std::optional<double> RowReader::peek_sample(const std::optional<Row>& fixed) {
    while (!sampled_end_) {
        double time_sec = sample_ * sample_sec_;
        const bool last = time_sec > trace_.until_sec - kTimeSlackSec;
        if (last) time_sec = trace_.until_sec;
        if (fixed && time_sec > fixed->time_sec + kTimeSlackSec) return std::nullopt;
        const bool taken = (fixed && fixed->time_sec - time_sec <= kTimeSlackSec) ||
                           (last_fixed_sec_ && time_sec - *last_fixed_sec_ <= kTimeSlackSec);
        if (!taken) return time_sec;
        sample_ += 1;
        sampled_end_ = last;
    }
    return std::nullopt;
}

void RowReader::take_fixed(const Row& row) {
    last_fixed_sec_ = row.time_sec;
    if (row.kind == RowKind::turn) {
        ++turn_;
    } else {
        ++mark_;
    }
}

bool RowReader::is_event(std::uint32_t mark) const {
    const Mark& at = trace_.marks[mark];
    return set_ != RowSet::turns && at.turn == kNoTurn && at.event.flips();
}

Row RowReader::event_row(std::uint32_t mark) const {
    const double time_sec = trace_.marks[mark].time_sec;
    const Motion from = trace_.anchors[trace_.marks[mark].anchor];
    return {RowKind::event,
            time_sec,
            kNoTurn,
            state_at(trace_.law, from, time_sec),
            from.affinity,
            mark,
            trace_.marks[mark].anchor};
}

Row RowReader::turn_row() const {
    const std::uint32_t anchor = trace_.turns.anchor[turn_];
    return {RowKind::turn,
            trace_.turn_time(turn_),
            turn_,
            trace_.turn_state(turn_),
            trace_.anchors.affinity[anchor],
            trace_.turns.mark[turn_],
            anchor};
}

Row RowReader::sample_row(double time_sec) const {
    const std::size_t anchor = trace_.anchor_at(time_sec);
    const Motion from = trace_.anchors[anchor];
    return {RowKind::sample,
            time_sec,
            kNoTurn,
            state_at(trace_.law, from, time_sec),
            from.affinity,
            static_cast<std::uint32_t>(trace_.mark_at(time_sec)),
            static_cast<std::uint32_t>(anchor)};
}

std::string user_of(const Row& row, const Trace& trace) {
    return row.kind == RowKind::turn ? trace.users[trace.turns.user[row.turn]] : std::string();
}

}  // namespace rei
