// When each mood was in force, and when it was not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "rei/replay/pieces.hpp"

namespace rei {

/// The stretches, from −∞ to ∞, in which the mood is (or is not) some mood, in order. The first and the last
/// may last no time, at infinity.
class StretchesOfMood {
  public:
    /// `turns`: −∞, when the mood begins and ends, again and again, ∞.
    StretchesOfMood(std::span<const double> turns, bool inside) : turns_(turns.subspan(inside ? 1 : 0)) {}

    [[nodiscard]] std::size_t size() const { return turns_.size() / 2; }
    [[nodiscard]] Span operator[](std::size_t k) const { return {turns_[2 * k], turns_[2 * k + 1]}; }
    /// The first that ends behind this instant: halved without branches, which could not be foretold.
    [[nodiscard]] std::size_t first_behind(double sec) const {
        std::size_t first = 0;
        for (std::size_t left = size(); left > 0;) {
            const std::size_t half = (left + 1) / 2;
            const std::size_t is_over = turns_[2 * (first + half) - 1] <= sec ? 1 : 0;
            first += half * is_over;
            left -= half;
        }
        return first;
    }

  private:
    std::span<const double> turns_;
};

/// The runs of a trace by mood.
class MoodStretches {
  public:
    MoodStretches(const std::vector<MoodRun>& runs, std::size_t moods);

    /// In which the mood is `mood` (or, with `inside` false, is not). `mood` may be kNoMood, which is never
    /// in force.
    [[nodiscard]] StretchesOfMood of(Mood mood, bool inside) const {
        static constexpr double kNeverTurns[] = {-std::numeric_limits<double>::infinity(),
                                                 std::numeric_limits<double>::infinity()};
        if (mood == kNoMood) return {kNeverTurns, inside};
        return {std::span(turns_).subspan(first_[mood], first_[mood + 1U] - first_[mood]), inside};
    }

  private:
    std::vector<std::uint32_t> first_;  ///< by mood, and one more
    std::vector<double> turns_;         ///< by mood, then by time
};

}  // namespace rei
