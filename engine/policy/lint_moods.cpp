// Lint of what moods do by themselves: reach, escape, rest, steady bias.
#include <algorithm>
#include <cmath>

#include "defaults.hpp"
#include "lint_checks.hpp"
#include "reachability.hpp"
#include <fmt/format.h>

#include "rei/affect/relaxation.hpp"

namespace rei {
namespace {

bool within(const std::optional<Interval>& bounds, double x) {
    return !bounds || (x >= bounds->low && x <= bounds->high);
}

/// Whether x is inside the bounds grown by `margin`; an end of the axis neither grows nor shrinks.
bool within_grown(Interval bounds, double margin, Axis axis, double x) {
    const Interval range = range_of(axis);
    return (bounds.low <= range.low || x >= bounds.low - margin) &&
           (bounds.high >= range.high || x <= bounds.high + margin);
}

/// Whether a calm state (intensity 0) at (v, a) is inside the region grown by `scale` times the hysteresis.
bool holds_rest(const Policy& policy, const Region& region, double v, double a, double affinity,
                double scale) {
    return within_grown(region.valence, scale * policy.engine.hysteresis_valence, Axis::valence, v) &&
           within_grown(region.arousal, scale * policy.engine.hysteresis_arousal, Axis::arousal, a) &&
           within(region.intensity, 0) && within(region.affinity, affinity);
}

/// The region that labels the state of rest at this affinity, or null for neutral.
const Region* region_at_rest(const Policy& policy, double v, double affinity) {
    for (const Region& region : policy.regions) {
        if (holds_rest(policy, region, v, policy.engine.baseline_arousal, affinity, 0)) {
            return region.mood == "neutral" ? nullptr : &region;
        }
    }
    return nullptr;
}

Phrase why_unreachable(const Policy& policy, const std::string& mood, const Reachability& reach) {
    const bool has_region = std::any_of(policy.regions.begin(), policy.regions.end(),
                                        [&](const Region& region) { return region.mood == mood; });
    if (!has_region)
        return phrase(
            "it has no region, and no trigger that can act leads to it; add a region or a trigger "
            "\"any->{}\"",
            mood);
    return phrase(
        "valence comes to [{:.2f}, {:.2f}] and arousal to [{:.2f}, {:.2f}], and where its region lies among "
        "them an earlier one wins, or its bounds of intensity can't be had; move the region, list it "
        "earlier, or add a trigger \"any->{}\"",
        reach.valence.low, reach.valence.high, reach.arousal.low, reach.arousal.high, mood);
}

/// From which affinity on (1…100 times `sign`) the state rests in another mood than at affinity 0; and in
/// which.
struct Resting {
    int affinity = 0;  ///< 0: nowhere
    int pinned = 0;    ///< from here on valence rests at its end; 0: nowhere
    const Region* region = nullptr;
};
Resting follow_affinity(const Policy& policy, int sign) {
    const EngineSettings& e = policy.engine;
    const double per_point = e.affinity_bias / decay_per_sec(e.half_life_valence_sec);
    const Region* calm = region_at_rest(policy, e.baseline_valence, 0);
    Resting resting;
    for (int points = 1; points <= 100; ++points) {
        const double v = e.baseline_valence + per_point * sign * points;
        const Region* region = region_at_rest(policy, std::clamp(v, -1.0, 1.0), sign * points);
        if (resting.affinity == 0 && region != nullptr && (calm == nullptr || region->mood != calm->mood)) {
            resting.affinity = sign * points;
            resting.region = region;
        }
        if (std::abs(v) >= 1) {
            resting.pinned = sign * points;
            break;
        }
    }
    return resting;
}

Phrase describe_resting(const Resting& resting, int sign) {
    Phrase mood, pinned;
    if (resting.affinity != 0)
        mood = phrase("affinity {} means {} for good", resting.affinity, resting.region->mood);
    if (resting.pinned != 0) pinned = phrase("affinity {} pins valence at {}", resting.pinned, sign);
    if (mood.empty()) return pinned;
    return pinned.empty() ? mood : phrase("{} and {}", mood, pinned);
}

/// `inside` the region itself, else its exit border.
Phrase rests_inside(const EngineSettings& e, const std::string& mood, bool inside) {
    if (inside)
        return phrase(
            "the baseline (valence {}, arousal {}) lies inside the region of {}, so the mood does not "
            "fade by itself; move the border or the baseline",
            e.baseline_valence, e.baseline_arousal, mood);
    return phrase(
        "the baseline (valence {}, arousal {}) lies inside the exit border of {}, so the mood does not "
        "fade by itself; move the border or the baseline, or lower the hysteresis",
        e.baseline_valence, e.baseline_arousal, mood);
}

}  // namespace

void lint_reachability(const Policy& policy, LintFindings& findings) {
    if (policy.emotions.size() < 2) return;
    const Reachability reach = find_reachability(policy);
    for (std::size_t k = 0; k < policy.emotions.size(); ++k) {
        const std::string& mood = policy.emotions[k];
        const std::string path = fmt::format("emotions[{}]", k);
        if (!reach.reachable[k]) {
            findings.push_back(
                {"unreachable-mood", path,
                 phrase("nothing leads to {}: {}", mood, why_unreachable(policy, mood, reach))});
        } else if (!reach.escapable[k]) {
            findings.push_back(
                {"inescapable-mood", path,
                 phrase("nothing ends {}: no state that can be had lies outside its exit border, and "
                        "no trigger leads away; shrink its region or add a trigger",
                        mood)});
        }
    }
}

void lint_baseline(const Policy& policy, LintFindings& findings) {
    const EngineSettings& e = policy.engine;
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        const Region& region = policy.regions[k];
        const auto rests = [&](double scale) {
            return holds_rest(policy, region, e.baseline_valence, e.baseline_arousal, 0, scale);
        };
        if (rests(1) && region.mood != "neutral") {
            findings.push_back({"baseline-inside-region", fmt::format("regions[{}]", k),
                                rests_inside(e, region.mood, rests(0))});
        }
        if (rests(-1)) return;  // this region wins over those after it
    }
}

void lint_steady_bias(const Policy& policy, LintFindings& findings) {
    const EngineSettings& e = policy.engine;
    const Resting friends = follow_affinity(policy, 1);
    const Resting others = follow_affinity(policy, -1);
    const Phrase liked = describe_resting(friends, 1);
    const Phrase disliked = describe_resting(others, -1);
    if (liked.empty() && disliked.empty()) return;
    const Phrase what = liked.empty()      ? disliked
                        : disliked.empty() ? liked
                                           : phrase("{}; {}", liked, disliked);

    // the largest bias at which not even affinity ±100 rests past the nearer border
    double room = 1 - std::abs(e.baseline_valence);
    if (friends.region != nullptr) room = std::min(room, friends.region->valence.low - e.baseline_valence);
    if (others.region != nullptr) room = std::min(room, e.baseline_valence - others.region->valence.high);
    const double cure = room * decay_per_sec(e.half_life_valence_sec) / 100;
    Phrase message =
        phrase("at η = {} and a half-life of {} s, {}", e.affinity_bias, e.half_life_valence_sec, what);
    if (cure > 0) {
        const double digits = std::pow(10, std::floor(std::log10(cure)) - 1);
        message =
            phrase("{}; with η at most {:.2g} no affinity does that by itself, and a shorter half-life helps",
                   message, std::floor(cure / digits) * digits);
    }
    findings.push_back({"steady-bias", "engine.affinity_bias", message});
}

}  // namespace rei
