#include "rei/replay/border_distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rei/labelling/plane.hpp"
#include "rei/replay/pieces.hpp"

namespace rei {
namespace {

constexpr double kPastAny = 3;

struct Box {
    Interval valence, arousal;
};

/// Signed: positive inside, the distance to the nearest side that the state can pass; negative outside. What
/// is no deeper than `least` may come out as `least`.
double depth(const Box& box, const AffectState& s, double least) {
    const auto clear = [](double distance, bool at_end) { return at_end ? kPastAny : distance; };
    const double left = clear(s.valence - box.valence.low, box.valence.low <= -1);
    const double right = clear(box.valence.high - s.valence, box.valence.high >= 1);
    const double below = clear(s.arousal - box.arousal.low, box.arousal.low <= 0);
    const double above = clear(box.arousal.high - s.arousal, box.arousal.high >= 1);
    const double valence = std::min(left, right), arousal = std::min(below, above);
    if (valence >= 0 && arousal >= 0) return std::min(valence, arousal);
    if (valence >= 0 || arousal >= 0) return std::min(valence, arousal);  // beside a side, not a corner
    if (std::min(valence, arousal) <= least) return least;
    return -std::hypot(valence, arousal);
}

double deepest(const std::vector<Box>& boxes, const AffectState& s) {
    double out = -kPastAny;
    for (const Box& box : boxes) out = std::max(out, depth(box, s, out));
    return out;
}

}  // namespace

double border_distance(const Trace& trace, const Policy& policy, Mood mood, const Span& span, bool inside) {
    const EngineSettings& e = policy.engine;
    std::vector<Box> own, others;
    for (const Region& region : policy.regions) {
        const bool is_own = policy.mood(region.mood) == mood;
        const Box box{grown(region.valence, is_own ? e.hysteresis_valence : 0, -1, 1),
                      grown(region.arousal, is_own ? e.hysteresis_arousal : 0, 0, 1)};
        (is_own ? own : others).push_back(box);
    }
    const bool stands_between =
        std::isinf(trace.law.half_life_valence_sec) && std::isinf(trace.law.half_life_arousal_sec);
    double least = kPastAny;
    const auto consider = [&](const AffectState& state) {
        const double in = own.empty() ? -deepest(others, state) : deepest(own, state);
        least = std::min(least, std::max(0.0, inside ? in : -in));
    };
    if (stands_between) {
        for_each_anchor(trace, span, [&](std::size_t anchor, double, double) {
            consider({trace.anchors.valence[anchor], trace.anchors.arousal[anchor], 0});
        });
        return least;
    }
    for_each_motion(trace, span, [&](const Motion& motion, double begin_sec, double end_sec) {
        consider(state_at(trace.law, motion, begin_sec));
        consider(state_at(trace.law, motion, end_sec));
    });
    return least;
}

}  // namespace rei
