// Two moods that both fit: the state lies where either could be meant, and only the order of the regions or
// the hysteresis says which.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "rei/labelling/plane.hpp"
#include "rei/policy/defaults.hpp"
#include "rei/replay/pieces.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// As near as this to both regions, in valence and arousal, is no clear case.
constexpr double kUnclear = 0.02;

using Pair = std::pair<Mood, Mood>;  // the smaller first
Pair pair_of(Mood a, Mood b) {
    return {std::min(a, b), std::max(a, b)};
}

/// A region as far as it can be meant at all.
struct Claim {
    Mood mood;
    Interval valence, arousal;
    Interval intensity{0, 1}, affinity{-100, 100};
};

/// In fsm and hmm the state follows the mood, so that where it lies says nothing of doubt.
bool labels_by_place(Variant variant) {
    return variant != Variant::fsm && variant != Variant::hmm;
}

std::vector<Claim> claims_of(const Case& of) {
    std::vector<Claim> out;
    if (!labels_by_place(of.trace.variant)) return out;
    // the thresholds of heuristic are the default regions, whatever the policy says
    const bool fixed = of.trace.variant == Variant::heuristic;
    for (const Region& region : fixed ? default_regions(of.trace.moods) : of.policy.regions) {
        out.push_back({find_mood(of.trace.moods, region.mood), grown(region.valence, kUnclear, -1, 1),
                       grown(region.arousal, kUnclear, 0, 1), region.intensity.value_or(Interval{0, 1}),
                       region.affinity.value_or(Interval{-100, 100})});
    }
    return out;
}

/// When during `span` a motion is where the claim holds.
Span when_claimed(const MotionLaw& law, const Motion& from, const Claim& claim, Span span) {
    if (from.affinity < claim.affinity.low || from.affinity > claim.affinity.high) {
        return {span.from_sec, span.from_sec};
    }
    span = part_inside(valence_path(law, from), from.time_sec, claim.valence, span);
    span = part_inside(arousal_path(law, from), from.time_sec, claim.arousal, span);
    return part_inside(intensity_path(law, from), from.time_sec, claim.intensity, span);
}

class Confusions {
  public:
    explicit Confusions(const Case& of) : of_(of), claims_(claims_of(of)) {
        for_each_motion(of.trace, {0, of.trace.until_sec},
                        [&](const Motion& from, double begin_sec, double end_sec) {
                            add_motion(from, {begin_sec, end_sec});
                        });
    }

    /// By pair of moods: when both are claimed and one of them is in force.
    [[nodiscard]] std::map<Pair, Stretches> by_pair() const {
        std::map<Pair, Stretches> out;
        for (const auto& claimed : claimed_) {
            const auto is_shown = [&](const LabelEvent& event) { return in_doubt(event, claimed.first); };
            Stretches shown = both_of(claimed.second, where_label(of_.trace, is_shown));
            if (!shown.empty()) out[claimed.first] = std::move(shown);
        }
        for (const Pair& pair : held_pairs()) {
            const auto is_between = [&](const LabelEvent& event) {
                return is_held(event) && pair_of(event.mood, event.candidate) == pair;
            };
            out[pair] = either_of(out[pair], where_label(of_.trace, is_between));
            if (out[pair].empty()) out.erase(pair);
        }
        return out;
    }

  private:
    void add_motion(const Motion& from, const Span& span) {
        when_.clear();
        for (const Claim& claim : claims_) when_.push_back(when_claimed(of_.trace.law, from, claim, span));
        for (std::size_t a = 0; a < claims_.size(); ++a) {
            if (length_of(when_[a]) <= kTimeSlackSec) continue;
            for (std::size_t b = a + 1; b < claims_.size(); ++b) {
                if (claims_[a].mood == claims_[b].mood) continue;
                const Span both{std::max(when_[a].from_sec, when_[b].from_sec),
                                std::min(when_[a].to_sec, when_[b].to_sec)};
                if (length_of(both) <= kTimeSlackSec) continue;
                Stretches& all = claimed_[pair_of(claims_[a].mood, claims_[b].mood)];
                if (all.empty() || both.from_sec >= all.back().from_sec) {
                    append(all, both);
                } else {
                    all = either_of(all, {both});
                }
            }
        }
    }

    /// A trigger that holds leaves no doubt.
    static bool in_doubt(const LabelEvent& event, const Pair& pair) {
        return event.candidate_cause != Cause::trigger &&
               (event.mood == pair.first || event.mood == pair.second);
    }
    /// Held back by hysteresis, or for want of probability. Every mood fades into the one without a region
    /// through such a hold, which is no confusion.
    [[nodiscard]] bool is_held(const LabelEvent& event) const {
        return event.gate == Gate::hysteresis && has_region(event.mood) && has_region(event.candidate);
    }
    [[nodiscard]] bool has_region(Mood mood) const {
        const auto names_it = [&](const Region& region) { return of_.policy.mood(region.mood) == mood; };
        return std::any_of(of_.policy.regions.begin(), of_.policy.regions.end(), names_it);
    }
    [[nodiscard]] std::vector<Pair> held_pairs() const {
        std::vector<Pair> out;
        for (const Mark& mark : of_.trace.marks) {
            if (is_held(mark.event)) out.push_back(pair_of(mark.event.mood, mark.event.candidate));
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    const Case& of_;
    std::vector<Claim> claims_;
    std::map<Pair, Stretches> claimed_;
    std::vector<Span> when_;  ///< by claim, in the motion at hand
};

/// Changes and refusals between the two, inside the stretches or at their ends.
std::vector<std::uint32_t> waverings(const Trace& trace, const Pair& pair, const Stretches& places) {
    std::vector<std::uint32_t> out;
    auto place = places.begin();
    for (std::uint32_t k = 0; k < trace.marks.size(); ++k) {
        const LabelEvent& event = trace.marks[k].event;
        const bool between = (event.flips() && pair_of(event.before, event.mood) == pair) ||
                             (event.refuses() && pair_of(event.mood, event.candidate) == pair);
        if (!between) continue;
        const double time_sec = trace.marks[k].time_sec;
        while (place != places.end() && place->to_sec < time_sec - kTimeSlackSec) ++place;
        if (place == places.end()) break;
        if (place->from_sec <= time_sec + kTimeSlackSec) out.push_back(k);
    }
    return out;
}

std::string split_text(const Trace& trace, const Pair& pair, const Stretches& places) {
    const auto seconds = [&](Mood mood) {
        const auto is_it = [&](const LabelEvent& event) { return event.mood == mood; };
        return length_of(both_of(places, where_label(trace, is_it)));
    };
    return fmt::format("of these {:.1f} s {:.1f} s count as {} and {:.1f} s as {}", length_of(places),
                       seconds(pair.first), trace.moods[pair.first], seconds(pair.second),
                       trace.moods[pair.second]);
}

}  // namespace

std::vector<Finding> find_label_confusion(const Case& of) {
    std::vector<Finding> out;
    const Trace& trace = of.trace;
    for (const auto& [pair, places] : Confusions(of).by_pair()) {
        const Dense worst = densest_window(places, kMinuteSec, trace.until_sec);
        Finding finding;
        finding.kind = FindingKind::label_confusion;
        finding.subject = pair_name(trace.moods[pair.first], trace.moods[pair.second]);
        finding.span = reach_of(inside(places, worst.window));
        finding.places = places;
        finding.turns = turns_inside(trace, places);
        finding.marks = waverings(trace, pair, places);
        finding.severity = worst.filled_sec / length_of(worst.window);
        finding.what = fmt::format("{} and {} both fit for {:.1f} of {:.0f} s", trace.moods[pair.first],
                                   trace.moods[pair.second], worst.filled_sec, length_of(worst.window));
        finding.why.push_back(split_text(trace, pair, places));
        out.push_back(std::move(finding));
    }
    return out;
}

}  // namespace rei
