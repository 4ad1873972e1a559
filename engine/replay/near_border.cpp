#include "rei/replay/near_border.hpp"

#include <algorithm>
#include <map>

#include "rei/replay/mood_map.hpp"
#include "rei/replay/paths.hpp"
#include "rei/replay/pieces.hpp"

namespace rei {
namespace {

/// The length of what the spans cover together.
double covered(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.from_sec < b.from_sec; });
    double out = 0;
    double done_sec = 0;
    for (const Span& span : spans) {
        const double from_sec = std::max(span.from_sec, done_sec);
        if (span.to_sec <= from_sec) continue;
        out += span.to_sec - from_sec;
        done_sec = span.to_sec;
    }
    return out;
}

class BorderWatch {
  public:
    BorderWatch(const Policy& policy, double distance) : policy_(policy), distance_(distance) {}

    /// Seconds near a border during `span`, in seconds since the motion began.
    double time_near(const MotionLaw& law, const Motion& motion, const Span& span) {
        const Relaxation intensity = intensity_path(law, motion);
        const std::vector<double> cuts = intensity_cuts(intensity, span);
        double out = 0;
        for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
            const RegionSet active =
                active_regions(motion.affinity, intensity.at((cuts[k] + cuts[k + 1]) / 2));
            out += time_near(valence_path(law, motion), arousal_path(law, motion), borders(active),
                             {cuts[k], cuts[k + 1]});
        }
        return out;
    }

  private:
    double time_near(const Relaxation& valence, const Relaxation& arousal,
                     const std::vector<BorderPiece>& pieces, const Span& span) {
        const auto near = [&](const Interval& bounds) {
            return Interval{bounds.low - distance_, bounds.high + distance_};
        };
        spans_.clear();
        for (const BorderPiece& piece : pieces) {
            const Span by_valence = time_inside(valence, near(piece.valence), span);
            const Span by_arousal = time_inside(arousal, near(piece.arousal), span);
            const Span both{std::max(by_valence.from_sec, by_arousal.from_sec),
                            std::min(by_valence.to_sec, by_arousal.to_sec)};
            if (both.to_sec > both.from_sec) spans_.push_back(both);
        }
        return covered(spans_);
    }

    /// The span cut where intensity passes a region's bound.
    [[nodiscard]] std::vector<double> intensity_cuts(const Relaxation& intensity, const Span& span) const {
        const double first = intensity.at(span.from_sec), last = intensity.at(span.to_sec);
        std::vector<double> out{span.from_sec, span.to_sec};
        for (const Region& region : policy_.regions) {
            if (!region.intensity) continue;
            for (const double bound : {region.intensity->low, region.intensity->high}) {
                if (std::min(first, last) < bound && bound < std::max(first, last)) {
                    out.push_back(std::clamp(intensity.time_to(bound), span.from_sec, span.to_sec));
                }
            }
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    [[nodiscard]] RegionSet active_regions(int affinity, double intensity) const {
        RegionSet out = 0;
        for (std::size_t k = 0; k < policy_.regions.size(); ++k) {
            const Region& region = policy_.regions[k];
            const Interval by_affinity = region.affinity.value_or(Interval{-100, 100});
            const Interval by_intensity = region.intensity.value_or(Interval{0, 1});
            const bool allowed = affinity >= by_affinity.low && affinity <= by_affinity.high &&
                                 intensity >= by_intensity.low && intensity <= by_intensity.high;
            if (allowed) out |= RegionSet{1} << k;
        }
        return out;
    }

    const std::vector<BorderPiece>& borders(RegionSet active) {
        const auto [at, added] = borders_.try_emplace(active);
        if (added) at->second = mood_borders(policy_, active);
        return at->second;
    }

    const Policy& policy_;
    double distance_;
    std::map<RegionSet, std::vector<BorderPiece>> borders_;
    std::vector<Span> spans_;
};

}  // namespace

double time_near_border(const Trace& trace, const Policy& policy, double distance) {
    BorderWatch watch(policy, distance);
    double out = 0;
    for_each_motion(trace, {0, trace.until_sec}, [&](const Motion& motion, double begin_sec, double end_sec) {
        out += watch.time_near(trace.law, motion, {begin_sec - motion.time_sec, end_sec - motion.time_sec});
    });
    return out;
}

}  // namespace rei
