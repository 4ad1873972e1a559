// A conversation as numbers, for studies that search for one: turns of sayings, times, users and what the
// language model answered; and the same as a row.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "rei/persona/engine_state.hpp"
#include "rei/study/vocabulary.hpp"

namespace rei {

struct TalkTurn {
    double gap_sec = 0;  ///< since the turn before, or the start; times are kept to milliseconds
    User user = 0;       ///< index into TalkSpace::users
    Said said = saying_nothing();
    double mood_delta = 0;
    double affinity_delta = 0;  ///< whole
    friend bool operator==(const TalkTurn&, const TalkTurn&) = default;
};
using Talk = std::vector<TalkTurn>;

/// The conversations among which is searched.
struct TalkSpace {
    Vocabulary vocabulary;
    Start start;
    std::vector<KnownUser> users;  ///< at least one, whose affinities are those at the start
    int most_affinity = 10;  ///< no affinity goes past ±this, or past what it starts with where that is more
    std::size_t most_turns = 12;
    Interval gap_sec{2, 30};
};

/// When a turn comes, `gap_sec` after another: to the millisecond, so that times are written with few digits.
[[nodiscard]] inline double time_after(double before_sec, double gap_sec) {
    return std::round((before_sec + gap_sec) * 1000) / 1000;
}

/// What of an affinity_delta takes effect on an affinity that may not go past ±`most`; changes the affinity.
[[nodiscard]] inline double limited_delta(int& affinity, double delta, int most) {
    const int before = affinity;
    const double limit = std::max(most, std::abs(affinity));
    affinity = static_cast<int>(std::clamp(affinity + std::trunc(delta), -limit, limit));
    return affinity - before;
}

/// Numbers a turn takes in a row, and a row takes in all: a place for each of `most_turns` turns. A gap below
/// 0 marks a place without a turn.
inline constexpr std::size_t kNumbersATurn = 4 + kSaidAtOnce;
[[nodiscard]] inline std::size_t row_width(const TalkSpace& space) {
    return kNumbersATurn * space.most_turns;
}
/// `talk` has at most as many turns as the row has places.
void encode(const Talk& talk, std::span<double> row);
/// Into `talk`, whose memory is used again.
void decode(std::span<const double> row, Talk& talk);

}  // namespace rei
