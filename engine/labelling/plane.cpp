#include "rei/labelling/plane.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Interval moved(const Interval& bounds, double outwards) {
    return {bounds.low - outwards, bounds.high + outwards};
}

std::vector<AxisCells::Bounds> bounds_of(const std::vector<Region>& regions, Interval Region::*axis,
                                         double hysteresis) {
    std::vector<AxisCells::Bounds> out;
    for (const Region& region : regions) out.push_back({region.*axis, hysteresis});
    return out;
}

std::vector<AxisCells::Bounds> intensity_bounds_of(const std::vector<Region>& regions) {
    std::vector<AxisCells::Bounds> out;
    for (const Region& region : regions) out.push_back({region.intensity.value_or(Interval{0, 1}), 0});
    return out;
}

}  // namespace

Interval open_ends(const Interval& bounds, double low, double high) {
    return {bounds.low <= low + kStateSlack ? -kInfinity : bounds.low,
            bounds.high >= high - kStateSlack ? kInfinity : bounds.high};
}

Interval grown(const Interval& plain, double hysteresis, double low, double high) {
    const Interval outer = moved(open_ends(plain, low, high), hysteresis);
    return {std::max(outer.low, low), std::min(outer.high, high)};
}

AxisCells::AxisCells(const std::vector<Bounds>& regions, double low, double high) : low_(low), high_(high) {
    for (const Bounds& one : regions) {
        const Interval plain = open_ends(one.plain, low, high);
        for (const double outwards : {0.0, one.hysteresis, -one.hysteresis}) {
            add_border(plain.low - outwards);
            add_border(plain.high + outwards);
        }
    }
    sets_.resize(2 * borders_.size() + 1);
    RegionSet bit = 1;
    for (const Bounds& one : regions) {
        const Interval plain = open_ends(one.plain, low, high);
        fill(&Sets::plain, bit, plain);
        fill(&Sets::grown, bit, moved(plain, one.hysteresis));
        fill(&Sets::shrunk, bit, moved(plain, -one.hysteresis));
        bit <<= 1U;
    }
}

void AxisCells::add_border(double at) {
    if (at < low_ - kStateSlack || at > high_ + kStateSlack) return;
    if (find_border(at) >= 0) return;
    borders_.insert(std::lower_bound(borders_.begin(), borders_.end(), at), at);
}

int AxisCells::find_border(double at) const {
    const auto near = std::lower_bound(borders_.begin(), borders_.end(), at - kStateSlack);
    if (near == borders_.end() || *near > at + kStateSlack) return -1;
    return static_cast<int>(near - borders_.begin());
}

/// Put `bit` into every cell inside `bounds`, both borders included.
void AxisCells::fill(RegionSet Sets::*set, RegionSet bit, const Interval& bounds) {
    if (bounds.low > bounds.high + kStateSlack) return;
    const int last_cell = static_cast<int>(sets_.size()) - 1;
    const auto cell_of = [&](double bound) {
        if (bound < low_ - kStateSlack) return 0;
        if (bound > high_ + kStateSlack) return last_cell;
        return 2 * find_border(bound) + 1;
    };
    if (bounds.low > high_ + kStateSlack || bounds.high < low_ - kStateSlack) return;
    for (int cell = cell_of(bounds.low); cell <= cell_of(bounds.high); ++cell) {
        sets_[static_cast<std::size_t>(cell)].*set |= bit;
    }
}

int AxisCells::locate(double value, double rest, double deviation) const {
    const auto above = std::upper_bound(borders_.begin(), borders_.end(), value + kStateSlack);
    const int n = static_cast<int>(above - borders_.begin());
    if (n == 0) return 0;
    const double nearest = borders_[static_cast<std::size_t>(n - 1)];
    if (nearest < value - kStateSlack) return 2 * n;
    if (std::abs(rest - nearest) > kStateSlack || deviation == 0) return 2 * n - 1;
    return deviation > 0 ? 2 * n : 2 * n - 2;
}

LabelPlane::LabelPlane(const Policy& policy)
    : valence(bounds_of(policy.regions, &Region::valence, policy.engine.hysteresis_valence), -1, 1),
      arousal(bounds_of(policy.regions, &Region::arousal, policy.engine.hysteresis_arousal), 0, 1),
      intensity(intensity_bounds_of(policy.regions), 0, 1),
      of_mood_(policy.emotions.size(), 0) {
    for (const Region& region : policy.regions) {
        const Mood mood = policy.mood(region.mood);
        of_mood_[mood] |= RegionSet{1} << moods_.size();
        moods_.push_back(mood);
        affinity_.push_back(region.affinity.value_or(Interval{-kInfinity, kInfinity}));
        grown_.push_back({grown(region.valence, policy.engine.hysteresis_valence, -1, 1),
                          grown(region.arousal, policy.engine.hysteresis_arousal, 0, 1)});
    }
}

RegionSet LabelPlane::by_affinity(int affinity) const {
    RegionSet out = 0;
    for (std::size_t k = 0; k < affinity_.size(); ++k) {
        if (affinity >= affinity_[k].low && affinity <= affinity_[k].high) out |= RegionSet{1} << k;
    }
    return out;
}

int LabelPlane::first_region(const Cells& cells, RegionSet allowed) const {
    const RegionSet holding = valence.plain(cells.valence) & arousal.plain(cells.arousal) &
                              intensity.plain(cells.intensity) & allowed;
    return holding == 0 ? -1 : std::countr_zero(holding);
}

int LabelPlane::keeper(Mood mood, const Cells& cells, RegionSet allowed) const {
    const RegionSet exact = intensity.plain(cells.intensity) & allowed;
    const RegionSet keeping =
        valence.grown(cells.valence) & arousal.grown(cells.arousal) & exact & of_mood_[mood];
    if (keeping == 0) return -1;
    const RegionSet earlier = (keeping & (~keeping + 1)) - 1;  // regions listed before the first that keeps
    const RegionSet taking =
        valence.shrunk(cells.valence) & arousal.shrunk(cells.arousal) & exact & ~of_mood_[mood] & earlier;
    return taking == 0 ? std::countr_zero(keeping) : -1;
}

bool LabelPlane::keeps(Mood mood, const Cells& cells, RegionSet allowed) const {
    return keeper(mood, cells, allowed) >= 0;
}

LabelPlane::Depth LabelPlane::depth(Mood mood, const Cells& cells, RegionSet allowed,
                                    const AffectState& state) const {
    const int region = keeper(mood, cells, allowed);
    if (region < 0) return {};
    const auto& box = grown_[static_cast<std::size_t>(region)];
    constexpr double kNoBorder = 2;  // as far as valence reaches
    const auto inside = [](double x, const Interval& bounds, double low, double high) {
        const double below = bounds.low <= low ? kNoBorder : x - bounds.low;
        const double above = bounds.high >= high ? kNoBorder : bounds.high - x;
        return std::min(below, above);
    };
    const double by_valence = inside(state.valence, box[0], -1, 1);
    const double by_arousal = inside(state.arousal, box[1], 0, 1);
    return by_valence <= by_arousal ? Depth{Axis::valence, std::max(0.0, by_valence)}
                                    : Depth{Axis::arousal, std::max(0.0, by_arousal)};
}

}  // namespace rei
