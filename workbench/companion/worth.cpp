#include "rei/companion/worth.hpp"

#include <algorithm>
#include <cmath>

#include "rei/companion/felt.hpp"

namespace rei::companion {
namespace {

constexpr double kUnfinished = 0.5;

double of_rating(Rating rating) {
    constexpr double kWorst = 4;
    return 1 - static_cast<double>(rating) / kWorst;
}

}  // namespace

std::optional<double> success_of(const Run& run, const Routine& routine) {
    std::optional<double> said, changed;
    if (run.rating) said = of_rating(*run.rating);
    if (run.before && run.after) {
        const double closed =
            distance(run.before->state, routine.towards) - distance(run.after->state, routine.towards);
        changed = std::clamp(0.5 + closed, 0.0, 1.0);
    }
    std::optional<double> both = said ? said : changed;
    if (said && changed) both = (*said + *changed) / 2;
    if (run.finished) return both;
    return kUnfinished * both.value_or(0.5);
}

Worth worth_of(const Routine& routine, std::string_view frame, const Log& log) {
    Worth out;
    double successes = kPriorSuccesses, all = kPriorSuccesses + kPriorFailures;
    for (const Run& run : log.runs) {
        if (run.routine != routine.id) continue;
        const std::optional<double> success = success_of(run, routine);
        if (!success) continue;
        const double days = days_between(run.at, log.now);
        const double weight =
            std::exp2(-days / kForgetHalfLifeDays) * (run.frame == frame ? 1 : kOtherFrameWeight);
        successes += weight * *success;
        all += weight;
        ++out.runs;
    }
    out.mean = std::clamp(successes / all, kWorthBounds.low, kWorthBounds.high);
    return out;
}

}  // namespace rei::companion
