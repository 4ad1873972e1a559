#include "rei/replay/mood_stretches.hpp"

#include <numeric>

namespace rei {

MoodStretches::MoodStretches(const std::vector<MoodRun>& runs, std::size_t moods)
    : first_(moods + 1, 2), turns_(2 * (moods + runs.size())) {
    constexpr double kForever = std::numeric_limits<double>::infinity();
    for (const MoodRun& run : runs) first_[run.mood] += 2;
    first_[moods] = 0;
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    const auto put_before = [&](std::size_t mood, double sec) { turns_[--first_[mood]] = sec; };
    for (std::size_t mood = 0; mood < moods; ++mood) put_before(mood, kForever);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        put_before(run->mood, run->end_sec);
        put_before(run->mood, run->begin_sec);
    }
    for (std::size_t mood = 0; mood < moods; ++mood) put_before(mood, -kForever);
}

}  // namespace rei
