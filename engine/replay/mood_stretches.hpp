// When each mood was in force, and when it was not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "rei/replay/pieces.hpp"

namespace rei {

/// The runs of a trace by mood, from −∞ to ∞.
class MoodStretches {
  public:
    MoodStretches(const std::vector<MoodRun>& runs, std::size_t moods);

    /// Calls `visit(begin_sec, end_sec)` for every stretch in which the mood is `mood` (or, with `inside`
    /// false, is not), in order, until one returns false. `mood` may be kNoMood, which is never in force.
    template <class Visit>
    void for_each(Mood mood, bool inside, Visit&& visit) const {
        constexpr double kForever = std::numeric_limits<double>::infinity();
        double left_sec = -kForever;
        for (const Run& run : runs_of(mood)) {
            const double begin_sec = inside ? run.begin_sec : left_sec;
            const double end_sec = inside ? run.end_sec : run.begin_sec;
            if (begin_sec < end_sec && !visit(begin_sec, end_sec)) return;
            left_sec = run.end_sec;
        }
        if (!inside && left_sec < kForever) visit(left_sec, kForever);
    }

  private:
    struct Run {
        double begin_sec, end_sec;
    };
    [[nodiscard]] std::span<const Run> runs_of(Mood mood) const {
        if (mood == kNoMood) return {};
        return std::span(runs_).subspan(first_[mood], first_[mood + 1U] - first_[mood]);
    }
    std::vector<std::uint32_t> first_;  ///< by mood, and one more
    std::vector<Run> runs_;             ///< by mood, then by time
};

}  // namespace rei
