#include "rei/replay/mood_stretches.hpp"

#include <numeric>

namespace rei {

MoodStretches::MoodStretches(const std::vector<MoodRun>& runs, std::size_t moods)
    : first_(moods + 1, 0), runs_(runs.size()) {
    for (const MoodRun& run : runs) ++first_[run.mood];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        runs_[--first_[run->mood]] = {run->begin_sec, run->end_sec};
    }
}

}  // namespace rei
