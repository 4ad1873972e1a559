#include "rei/replay/agreement.hpp"

#include <algorithm>
#include <limits>

#include "rei/replay/mood_map.hpp"

namespace rei {
namespace {

/// Seconds a mood within the span, by mood.
std::vector<double> time_by_mood(const std::vector<MoodRun>& runs, const Span& span) {
    std::vector<double> out;
    for (const MoodRun& run : runs) {
        const double spent_sec = std::min(run.end_sec, span.to_sec) - std::max(run.begin_sec, span.from_sec);
        if (spent_sec <= 0) continue;
        if (run.mood >= out.size()) out.resize(run.mood + std::size_t{1}, 0);
        out[run.mood] += spent_sec;
    }
    return out;
}

/// Seconds within the span in which both have one mood.
double time_agreed(const std::vector<MoodRun>& a, const std::vector<MoodRun>& b, const Span& span) {
    double out = 0;
    for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
        const double from_sec = std::max({a[i].begin_sec, b[k].begin_sec, span.from_sec});
        const double to_sec = std::min({a[i].end_sec, b[k].end_sec, span.to_sec});
        if (a[i].mood == b[k].mood) out += std::max(0.0, to_sec - from_sec);
        if (a[i].end_sec < b[k].end_sec) {
            ++i;
        } else {
            ++k;
        }
    }
    return out;
}

}  // namespace

double agreement(const std::vector<MoodRun>& a, const std::vector<MoodRun>& b, const Span& span) {
    const double length_sec = span.to_sec - span.from_sec;
    if (length_sec <= 0) return std::numeric_limits<double>::quiet_NaN();
    const double observed = time_agreed(a, b, span) / length_sec;
    if (observed >= 1 - kTimeSlackSec) return 1;
    const std::vector<double> by_a = time_by_mood(a, span), by_b = time_by_mood(b, span);
    double by_chance = 0;
    for (std::size_t mood = 0; mood < std::min(by_a.size(), by_b.size()); ++mood) {
        by_chance += by_a[mood] / length_sec * (by_b[mood] / length_sec);
    }
    return (observed - by_chance) / (1 - by_chance);
}

Following follow(const std::vector<MoodRun>& truth, const std::vector<MoodRun>& moods) {
    Following out;
    for (std::size_t k = 1; k < truth.size(); ++k) {
        const MoodRun& wanted = truth[k];
        const auto found = std::find_if(moods.begin(), moods.end(), [&](const MoodRun& run) {
            return run.mood == wanted.mood && run.end_sec > wanted.begin_sec;
        });
        const double found_sec =
            found == moods.end() ? wanted.end_sec : std::max(found->begin_sec, wanted.begin_sec);
        const bool missed = found_sec >= wanted.end_sec;
        ++out.changes;
        if (missed) ++out.missed;
        out.waited_sec += std::min(found_sec, wanted.end_sec) - wanted.begin_sec;
    }
    return out;
}

std::vector<MoodRun> true_moods(const Scenario& scenario, const Policy& policy) {
    std::vector<MoodRun> out;
    for (const TruthPoint& point : scenario.truth) {
        if (scenario.until_sec - point.at_sec <= kTimeSlackSec) break;  // what lasts no time is not felt
        const Mood mood = plain_mood(policy, point.valence, point.arousal);
        if (!out.empty() && out.back().mood == mood) continue;
        if (!out.empty()) out.back().end_sec = point.at_sec;
        out.push_back({mood, point.at_sec, scenario.until_sec});
    }
    return out;
}

}  // namespace rei
