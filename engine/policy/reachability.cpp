#include "reachability.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "defaults.hpp"

#include "rei/affect/relaxation.hpp"

namespace rei {
namespace {

using RegionSet = std::uint64_t;  // bit k: region k, as in labelling

struct Point {
    double v = 0, a = 0;
};

/// Every push that one turn can give, gains applied: n keywords of one class, or a hint of the model.
std::vector<Point> pushes_of(const Policy& policy) {
    constexpr double kLargestMoodDelta = 2;  // what a live model may say
    const EngineSettings& e = policy.engine;
    std::vector<Point> pushes;
    for (const SentimentClass& entry : policy.classes) {
        const auto cap = [&](double push) { return std::clamp(push, -e.max_stimulus, e.max_stimulus); };
        const std::size_t most =
            std::min<std::size_t>(entry.keywords.size(), 16);  // more words are more turns
        for (std::size_t n = 1; n <= most; ++n) {
            const double count = static_cast<double>(n);
            const Point phi{cap(count * entry.valence), cap(count * entry.arousal)};
            // a first turn gives its share of the context, a run of equal turns the whole
            for (const double share : {1.0, 1.0 / e.context_turns}) {
                pushes.push_back(
                    {e.stimulus_gain_valence * phi.v * share, e.stimulus_gain_arousal * phi.a * share});
            }
        }
    }
    for (const double sign : {-1.0, 1.0}) {
        for (const double size : {0.5, 1.0, kLargestMoodDelta})
            pushes.push_back({sign * size * e.mood_delta_gain, 0});
    }
    const auto less = [](Point x, Point y) { return x.v != y.v ? x.v < y.v : x.a < y.a; };
    const auto same = [](Point x, Point y) { return x.v == y.v && x.a == y.a; };
    std::sort(pushes.begin(), pushes.end(), less);
    pushes.erase(std::unique(pushes.begin(), pushes.end(), same), pushes.end());
    pushes.erase(std::remove_if(pushes.begin(), pushes.end(),
                                [&](Point push) {
                                    return same(push, {0, 0});
                                }),
                 pushes.end());
    return pushes;
}

/// The states that can be had, one a cell.
class Flood {
  public:
    explicit Flood(const Policy& policy)
        : engine_(policy.engine),
          pushes_(pushes_of(policy)),
          seen_(static_cast<std::size_t>(kColumns * kRows)) {
        const double reach = 100 * engine_.affinity_bias / decay_per_sec(engine_.half_life_valence_sec);
        for (const double bias : {-reach, 0.0, reach}) rests_.push_back(engine_.baseline_valence + bias);
    }

    void run_from(Point start) {
        visit(start);
        for (; next_ < points_.size(); ++next_) {
            const Point from = points_[next_];
            for (const Point push : pushes_) {
                visit({std::clamp(from.v + push.v, -1.0, 1.0), std::clamp(from.a + push.a, 0.0, 1.0)});
            }
            for (const double rest : rests_) drift(from, rest);
        }
    }

    [[nodiscard]] const std::vector<Point>& points() const { return points_; }
    [[nodiscard]] bool can_push() const { return !pushes_.empty(); }

  private:
    static constexpr int kColumns = 201;
    static constexpr int kRows = 101;

    static int cell_of(Point point) {
        const int column = static_cast<int>(std::lround((point.v + 1) / kFloodCell));
        return static_cast<int>(std::lround(point.a / kFloodCell)) * kColumns + column;
    }

    void visit(Point point) {
        const auto cell = static_cast<std::size_t>(cell_of(point));
        if (seen_[cell]) return;
        seen_[cell] = true;
        points_.push_back(point);
    }

    /// Let the state relax until it is in another cell, or as good as at rest.
    void drift(Point from, double rest_v) {
        const Relaxation v{from.v, rest_v, from.v - rest_v, engine_.half_life_valence_sec, -1, 1};
        const double rest_a = engine_.baseline_arousal;
        const Relaxation a{from.a, rest_a, from.a - rest_a, engine_.half_life_arousal_sec, 0, 1};
        const double goal_v = std::clamp(rest_v, -1.0, 1.0);
        double time = 0;
        for (Point at = from;
             std::abs(at.v - goal_v) > kFloodCell / 4 || std::abs(at.a - rest_a) > kFloodCell / 4;) {
            const double speed_v = at.v == goal_v ? 0 : std::abs(at.v - rest_v) * M_LN2 / v.half_life_sec;
            const double speed_a = std::abs(at.a - rest_a) * M_LN2 / a.half_life_sec;
            time += kFloodCell / 2 / std::max(speed_v, speed_a);
            at = {v.at(time), a.at(time)};
            if (cell_of(at) == cell_of(from)) continue;
            visit(at);
            return;
        }
    }

    EngineSettings engine_;
    std::vector<Point> pushes_;
    std::vector<double> rests_;  ///< v∞ of the worst enemy, a stranger and the best friend
    std::vector<bool> seen_;
    std::vector<Point> points_;
    std::size_t next_ = 0;
};

bool inside(Interval bounds, double x) {
    return x >= bounds.low && x <= bounds.high;
}

/// `bounds` moved outwards by `margin` (inwards if negative); an end of the range stays (DESIGN §3.4).
Interval grown(Interval bounds, double margin, Interval range) {
    return {bounds.low <= range.low ? bounds.low : bounds.low - margin,
            bounds.high >= range.high ? bounds.high : bounds.high + margin};
}

/// Regions of which each can be had by intensity and affinity at once: one set a combination.
std::vector<RegionSet> contexts_of(const Policy& policy, double largest_intensity) {
    std::vector<double> intensities = {0, largest_intensity};
    std::vector<double> affinities = {-100, 0, 100};
    for (const Region& region : policy.regions) {
        const Interval i = region.intensity.value_or(Interval{0, 1});
        const Interval f = region.affinity.value_or(Interval{-100, 100});
        for (const double value : {i.low - 1e-6, i.low, i.high, i.high + 1e-6}) {
            if (value >= 0 && value <= largest_intensity) intensities.push_back(value);
        }
        for (const double value :
             {std::ceil(f.low) - 1, std::ceil(f.low), std::floor(f.high), std::floor(f.high) + 1}) {
            affinities.push_back(std::clamp(value, -100.0, 100.0));
        }
    }
    std::vector<RegionSet> contexts;
    for (const double intensity : intensities) {
        for (const double affinity : affinities) {
            RegionSet set = 0;
            for (std::size_t k = 0; k < policy.regions.size(); ++k) {
                const Region& region = policy.regions[k];
                const bool holds = inside(region.intensity.value_or(Interval{0, 1}), intensity) &&
                                   inside(region.affinity.value_or(Interval{-100, 100}), affinity);
                if (holds) set |= RegionSet{1} << k;
            }
            contexts.push_back(set);
        }
    }
    std::sort(contexts.begin(), contexts.end());
    contexts.erase(std::unique(contexts.begin(), contexts.end()), contexts.end());
    return contexts;
}

/// The plane cut by the regions, three times: as they are, grown by the hysteresis and shrunk by it.
class Cuts {
  public:
    Cuts(const Policy& policy, double largest_intensity)
        : policy_(policy), contexts_(contexts_of(policy, largest_intensity)) {
        for (const Region& region : policy.regions) moods_.push_back(policy.mood(region.mood));
    }

    /// Note the moods that begin at `point`.
    void mark_begun(Point point, std::vector<bool>& begun) const {
        const RegionSet here = holding(point, 0);
        for (const RegionSet context : contexts_) {
            const std::size_t first = first_of(here & context);
            begun[first < moods_.size() ? moods_[first] : policy_.neutral()] = true;
        }
    }
    /// Note the moods that end at `point`.
    void mark_ended(Point point, std::vector<bool>& ended) const {
        const RegionSet here = holding(point, 0), keeping = holding(point, 1), clearly = holding(point, -1);
        for (const RegionSet context : contexts_) {
            const std::size_t first = first_of(here & context);
            const Mood candidate = first < moods_.size() ? moods_[first] : policy_.neutral();
            for (std::size_t mood = 0; mood < ended.size(); ++mood) {
                if (ended[mood] || mood == candidate) continue;
                const std::size_t keeper = first_of(keeping & context, static_cast<Mood>(mood));
                ended[mood] = keeper == moods_.size() || first_of(clearly & context) < keeper;
            }
        }
    }

  private:
    [[nodiscard]] RegionSet holding(Point point, double margins) const {
        RegionSet set = 0;
        for (std::size_t k = 0; k < moods_.size(); ++k) {
            const Region& region = policy_.regions[k];
            const double h_v = margins * policy_.engine.hysteresis_valence;
            const double h_a = margins * policy_.engine.hysteresis_arousal;
            const bool holds = inside(grown(region.valence, h_v, range_of(Axis::valence)), point.v) &&
                               inside(grown(region.arousal, h_a, range_of(Axis::arousal)), point.a);
            if (holds) set |= RegionSet{1} << k;
        }
        return set;
    }
    /// The first region of the set (of that mood), or the number of regions.
    [[nodiscard]] std::size_t first_of(RegionSet set, Mood mood = kNoMood) const {
        std::size_t k = 0;
        while (k < moods_.size() && ((set >> k & 1) == 0 || (mood != kNoMood && moods_[k] != mood))) ++k;
        return k;
    }

    const Policy& policy_;
    std::vector<RegionSet> contexts_;
    std::vector<Mood> moods_;
};

/// Triggers reach their target from any mood that can be had, and end any mood but their target.
void follow_triggers(const Policy& policy, Reachability& result) {
    for (bool more = true; more;) {
        more = false;
        for (const TriggerRule& rule : policy.transitions) {
            const Mood target = policy.mood(rule.target);
            if (rule.words.empty() || target == kNoMood) continue;
            const Mood source = policy.mood(rule.source);
            const bool any = rule.source == "any";
            if (!any && (source == kNoMood || !result.reachable[source])) continue;
            more = more || !result.reachable[target];
            result.reachable[target] = true;
            for (std::size_t mood = 0; mood < result.escapable.size(); ++mood) {
                if (mood != target && (any || mood == source)) result.escapable[mood] = true;
            }
        }
    }
}

}  // namespace

Reachability find_reachability(const Policy& policy) {
    const EngineSettings& e = policy.engine;
    const AffectState start;
    Flood flood(policy);
    const bool intensity_rises = flood.can_push() && e.intensity_gain > 0;
    const Cuts cuts(policy, intensity_rises ? 1.0 : start.intensity);
    Reachability result;
    result.reachable.resize(policy.emotions.size());
    result.escapable.resize(policy.emotions.size());

    // every state can come back to the baseline, so what the baseline can come to can happen in every mood
    flood.run_from({e.baseline_valence, e.baseline_arousal});
    for (const Point point : flood.points()) cuts.mark_ended(point, result.escapable);
    flood.run_from({start.valence, start.arousal});
    result.valence = {start.valence, start.valence};
    result.arousal = {start.arousal, start.arousal};
    for (const Point point : flood.points()) {
        cuts.mark_begun(point, result.reachable);
        result.valence = {std::min(result.valence.low, point.v), std::max(result.valence.high, point.v)};
        result.arousal = {std::min(result.arousal.low, point.a), std::max(result.arousal.high, point.a)};
    }
    result.reachable[policy.neutral()] = true;  // the default start
    follow_triggers(policy, result);
    return result;
}

}  // namespace rei
