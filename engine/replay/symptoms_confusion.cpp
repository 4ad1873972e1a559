// Two moods that are hard to tell apart: both of their regions hold the state and the order alone decides, or
// the state lies at the border between them and the label wavers.
#include <algorithm>
#include <map>

#include "rei/policy/defaults.hpp"
#include "rei/replay/mood_grid.hpp"
#include "rei/replay/pieces.hpp"
#include "rei/replay/stretches.hpp"
#include "rei/replay/symptoms.hpp"

namespace rei {
namespace {

/// Nearer than this to where either mood reigns, in valence and arousal, is no clear case.
constexpr double kUnclear = 0.03;

using Pair = std::pair<Mood, Mood>;  // the smaller first
Pair pair_of(Mood a, Mood b) {
    return {std::min(a, b), std::max(a, b)};
}

/// The regions by which a variant labels. Those of heuristic are the default ones, whatever the policy says;
/// in fsm and hmm the state follows the mood, so that where it lies says nothing of doubt.
std::vector<Region> regions_of(const Case& of) {
    const Variant variant = of.trace.variant;
    if (variant == Variant::fsm || variant == Variant::hmm) return {};
    return variant == Variant::heuristic ? default_regions(of.trace.moods) : of.policy.regions;
}

/// Whether region `a` is a special case of `b`, carved out of it on purpose: it lies within it, or asks for
/// more.
bool is_special_case(const Region& a, const Region& b) {
    const auto within = [](const Interval& x, const Interval& y) {
        return x.low >= y.low && x.high <= y.high;
    };
    const bool asks_for_more = (a.affinity && !b.affinity) || (a.intensity && !b.intensity);
    return asks_for_more || (within(a.valence, b.valence) && within(a.arousal, b.arousal));
}

/// When during `span` a motion is inside a region.
Span when_inside(const MotionLaw& law, const Motion& from, const Region& region, Span span) {
    const Interval affinity = region.affinity.value_or(range_of(Axis::affinity));
    if (from.affinity < affinity.low || from.affinity > affinity.high) return {span.from_sec, span.from_sec};
    span = part_inside(valence_path(law, from), from.time_sec, region.valence, span);
    span = part_inside(arousal_path(law, from), from.time_sec, region.arousal, span);
    const Interval intensity = region.intensity.value_or(range_of(Axis::intensity));
    return part_inside(intensity_path(law, from), from.time_sec, intensity, span);
}

/// Spans by pair of moods, gathered in any order.
class PairSpans {
  public:
    void add(Mood a, const Span& when_a, Mood b, const Span& when_b) {
        const Span both{std::max(when_a.from_sec, when_b.from_sec), std::min(when_a.to_sec, when_b.to_sec)};
        if (a != b && length_of(both) > kTimeSlackSec) spans_[pair_of(a, b)].push_back(both);
    }
    /// As stretches, restricted to where one of the two is in force. A trigger that holds leaves no doubt.
    [[nodiscard]] std::map<Pair, Stretches> in_force(const Trace& trace) {
        std::map<Pair, Stretches> out;
        for (auto& spans : spans_) {
            const Pair& pair = spans.first;
            std::sort(spans.second.begin(), spans.second.end(),
                      [](const Span& x, const Span& y) { return x.from_sec < y.from_sec; });
            Stretches joined;
            for (const Span& one : spans.second) append(joined, one);
            const auto is_shown = [&](const LabelEvent& event) {
                return event.candidate_cause != Cause::trigger &&
                       (event.mood == pair.first || event.mood == pair.second);
            };
            out[pair] = both_of(joined, where_label(trace, is_shown));
        }
        return out;
    }

  private:
    std::map<Pair, std::vector<Span>> spans_;
};

/// By pair of moods: where regions of both hold the state, neither of them a special case of the other.
std::map<Pair, Stretches> disputes(const Trace& trace, const std::vector<Region>& regions) {
    PairSpans out;
    std::vector<Mood> moods;
    for (const Region& region : regions) moods.push_back(find_mood(trace.moods, region.mood));
    std::vector<Span> when(regions.size());
    for_each_motion(trace, {0, trace.until_sec}, [&](const Motion& from, double begin_sec, double end_sec) {
        for (std::size_t k = 0; k < regions.size(); ++k) {
            when[k] = when_inside(trace.law, from, regions[k], {begin_sec, end_sec});
        }
        for (std::size_t a = 0; a < regions.size(); ++a) {
            for (std::size_t b = a + 1; b < regions.size(); ++b) {
                if (is_special_case(regions[a], regions[b]) || is_special_case(regions[b], regions[a]))
                    continue;
                out.add(moods[a], when[a], moods[b], when[b]);
            }
        }
    });
    return out.in_force(trace);
}

/// By pair of moods: where the state is near the border between them, or one is held back in favour of the
/// other. Every mood fades into the one without a region past such a border, which is no confusion.
class Borders {
  public:
    Borders(const Case& of, const std::vector<Region>& regions)
        : trace_(of.trace), has_region_(of.trace.moods.size(), false) {
        for (const auto* some : {&regions, &of.policy.regions}) {
            for (const Region& region : *some) has_region_[find_mood(trace_.moods, region.mood)] = true;
        }
        if (!regions.empty()) walk(MoodGrid(regions, trace_.moods, of.policy.neutral()));
    }
    [[nodiscard]] std::map<Pair, Stretches> by_pair() {
        std::map<Pair, Stretches> out = near_.in_force(trace_);
        for (const Pair& pair : held_pairs()) {
            const auto is_between = [&](const LabelEvent& event) {
                return is_held(event) && pair_of(event.mood, event.candidate) == pair;
            };
            out[pair] = either_of(out[pair], where_label(trace_, is_between));
        }
        return out;
    }

  private:
    void walk(MoodGrid cells) {
        std::vector<NearMood> near;
        for_each_motion(trace_, {0, trace_.until_sec},
                        [&](const Motion& from, double begin_sec, double end_sec) {
                            cells.near(trace_.law, from, {begin_sec, end_sec}, kUnclear, near);
                            add_pairs(near);
                        });
    }
    void add_pairs(const std::vector<NearMood>& near) {
        for (std::size_t a = 0; a < near.size(); ++a) {
            for (std::size_t b = a + 1; b < near.size(); ++b) {
                if (!has_region_[near[a].mood] || !has_region_[near[b].mood]) continue;
                near_.add(near[a].mood, near[a].when, near[b].mood, near[b].when);
            }
        }
    }
    [[nodiscard]] bool is_held(const LabelEvent& event) const {
        return event.gate == Gate::hysteresis && has_region_[event.mood] && has_region_[event.candidate];
    }
    [[nodiscard]] std::vector<Pair> held_pairs() const {
        std::vector<Pair> out;
        for (const Mark& mark : trace_.marks) {
            if (is_held(mark.event)) out.push_back(pair_of(mark.event.mood, mark.event.candidate));
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    const Trace& trace_;
    std::vector<bool> has_region_;  ///< by mood
    PairSpans near_;
};

/// Changes and refusals between the two inside the stretches or at their ends, and the stretches that have
/// some.
struct Wavering {
    std::vector<std::uint32_t> marks;
    Stretches places;
};
Wavering waverings(const Trace& trace, const Pair& pair, const Stretches& stretches) {
    Wavering out;
    auto place = stretches.begin();
    for (std::uint32_t k = 0; k < trace.marks.size(); ++k) {
        const LabelEvent& event = trace.marks[k].event;
        const bool between = (event.flips() && pair_of(event.before, event.mood) == pair) ||
                             (event.refuses() && pair_of(event.mood, event.candidate) == pair);
        if (!between) continue;
        const double time_sec = trace.marks[k].time_sec;
        while (place != stretches.end() && place->to_sec < time_sec - kTimeSlackSec) ++place;
        if (place == stretches.end()) break;
        if (place->from_sec > time_sec + kTimeSlackSec) continue;
        out.marks.push_back(k);
        const bool is_new = out.places.empty() || out.places.back().from_sec != place->from_sec;
        if (is_new) out.places.push_back(*place);
    }
    return out;
}

Phrase split_text(const Trace& trace, const Pair& pair, const Stretches& places, const Stretches& disputed) {
    const auto seconds = [&](Mood mood) {
        const auto is_it = [&](const LabelEvent& event) { return event.mood == mood; };
        return length_of(both_of(places, where_label(trace, is_it)));
    };
    const Phrase out =
        phrase("of {:.1f} s {:.1f} s count as {} and {:.1f} s as {}", length_of(places), seconds(pair.first),
               trace.moods[pair.first], seconds(pair.second), trace.moods[pair.second]);
    if (disputed.empty()) return out;
    return phrase("{}; for {:.1f} s regions of both hold the state and their order decides", out,
                  length_of(disputed));
}

Finding confusion(const Trace& trace, const Pair& pair, const Stretches& disputed,
                  const Stretches& at_border) {
    Finding finding;
    finding.kind = FindingKind::label_confusion;
    finding.subject = phrase("{}", pair_name(trace.moods[pair.first], trace.moods[pair.second]));
    finding.places = either_of(disputed, waverings(trace, pair, at_border).places);
    if (finding.places.empty()) return finding;
    const Dense worst = densest_window(finding.places, kMinuteSec, trace.until_sec);
    finding.span = reach_of(inside(finding.places, worst.window));
    finding.severity = worst.filled_sec / length_of(worst.window);
    finding.what = phrase("{} and {} are hard to tell apart for {:.1f} of {:.0f} s", trace.moods[pair.first],
                          trace.moods[pair.second], worst.filled_sec, length_of(worst.window));
    finding.why.push_back(split_text(trace, pair, finding.places, disputed));
    finding.turns = turns_inside(trace, finding.places);
    finding.marks = waverings(trace, pair, finding.places).marks;
    return finding;
}

}  // namespace

std::vector<Finding> find_label_confusion(const Case& of) {
    const std::vector<Region> regions = regions_of(of);
    std::map<Pair, Stretches> disputed = disputes(of.trace, regions);
    std::map<Pair, Stretches> at_border = Borders(of, regions).by_pair();
    for (const auto& one : disputed) at_border.try_emplace(one.first);
    std::vector<Finding> out;
    for (const auto& one : at_border) {
        Finding finding = confusion(of.trace, one.first, disputed[one.first], one.second);
        if (finding.severity > 0) out.push_back(std::move(finding));
    }
    return out;
}

}  // namespace rei
