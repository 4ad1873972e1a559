#include "rei/companion/mapping.hpp"

#include <algorithm>
#include <cmath>

#include "rei/companion/felt.hpp"

namespace rei::companion {
namespace {

constexpr std::size_t kOffered = 3;

bool has(const std::vector<Index>& list, Index one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

double share_of(const Frame& frame, const Hearing& heard) {
    int own = 0, all = 0;
    for (const HeardFeeling& one : heard.feelings) {
        all += one.said;
        if (has(frame.feelings, one.feeling)) own += one.said;
    }
    return all == 0 ? 0 : static_cast<double>(own) / all;
}

/// Its place among the routines of the frame, or of the one beside.
double place_of(Index routine, const Frame& frame, const Frame* beside) {
    constexpr double kLeast = 0.5, kStep = 0.1;
    const auto found = std::find(frame.routines.begin(), frame.routines.end(), routine);
    if (found != frame.routines.end())
        return std::max(kLeast, 1 - kStep * static_cast<double>(found - frame.routines.begin()));
    return beside != nullptr && has(beside->routines, routine) ? kLeast : 0;
}

double enough(double needed, double energy) {
    constexpr double kHalfAtLack = 0.15;
    return std::exp2(-std::max(0.0, needed - energy) / kHalfAtLack);
}

double tired_of(const Routine& routine, const Log& log) {
    for (auto run = log.runs.rbegin(); run != log.runs.rend(); ++run) {
        if (run->routine != routine.id) continue;
        return std::exp2(-days_between(run->at, log.now));
    }
    return 0;
}

}  // namespace

std::vector<FrameScore> score_frames(const CompanionFile& file, const AffectState& state,
                                     const Hearing& heard) {
    std::vector<FrameScore> out;
    const bool is_named = heard.main() != kNone;
    for (Index k = 0; k < file.frames.size(); ++k) {
        FrameScore one{k, fit(state, file.frames[k].states), share_of(file.frames[k], heard), 0};
        one.total = is_named ? (one.fit + one.share) / 2 : one.fit;
        out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const FrameScore& a, const FrameScore& b) { return a.total > b.total; });
    return out;
}

Index frame_beside(const CompanionFile& file, Index frame, const std::vector<FrameScore>& scores) {
    for (const FrameScore& one : scores) {
        if (has(file.frames[frame].with, one.frame)) return one.frame;
    }
    return kNone;
}

double energy_of(const AffectState& state, Trend trend) {
    constexpr double kByRhythm = 0.1;
    const double rhythm = trend == Trend::rising ? kByRhythm : trend == Trend::falling ? -kByRhythm : 0;
    return std::clamp(0.25 + 0.5 * state.arousal + 0.25 * state.valence + rhythm, 0.0, 1.0);
}

std::vector<RoutineScore> score_routines(const CompanionFile& file, const AffectState& state, Index frame,
                                         Index beside, Trend trend, const Log& log) {
    const double energy = energy_of(state, trend);
    std::vector<RoutineScore> out;
    for (Index k = 0; k < file.routines.size(); ++k) {
        const Routine& routine = file.routines[k];
        RoutineScore one;
        one.routine = k;
        one.from = fit(state, routine.from);
        one.place = place_of(k, file.frames[frame], beside == kNone ? nullptr : &file.frames[beside]);
        one.energy = enough(routine.energy, energy);
        one.worth = worth_of(routine, file.frames[frame].id, log);
        one.core = has(file.profile.core_routines, k) ? 1 : 0;
        one.tired_of = tired_of(routine, log);
        one.total = 0.20 * one.from + 0.25 * one.place + 0.15 * one.energy + 0.45 * one.worth.mean +
                    0.05 * one.core - 0.10 * one.tired_of;
        out.push_back(one);
    }
    return out;
}

std::vector<RoutineScore> choose_three(const CompanionFile& file, std::vector<RoutineScore> scores) {
    constexpr double kSameKind = 0.10;
    std::vector<RoutineScore> out;
    while (out.size() < kOffered && !scores.empty()) {
        const auto after_kinds = [&](const RoutineScore& one) {
            const auto alike = std::count_if(out.begin(), out.end(), [&](const RoutineScore& chosen) {
                return file.routines[chosen.routine].kind == file.routines[one.routine].kind;
            });
            return one.total - kSameKind * static_cast<double>(alike);
        };
        const auto best = std::max_element(
            scores.begin(), scores.end(),
            [&](const RoutineScore& a, const RoutineScore& b) { return after_kinds(a) < after_kinds(b); });
        out.push_back(*best);
        scores.erase(best);
    }
    return out;
}

}  // namespace rei::companion
