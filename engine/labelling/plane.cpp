#include "rei/labelling/plane.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Interval moved(const Interval& bounds, double outwards) {
    return {bounds.low - outwards, bounds.high + outwards};
}

std::vector<Interval> bounds_of(const std::vector<Region>& regions, Interval Region::*axis) {
    std::vector<Interval> out;
    out.reserve(regions.size());
    for (const Region& region : regions) out.push_back(region.*axis);
    return out;
}

std::vector<Interval> intensity_bounds_of(const std::vector<Region>& regions) {
    std::vector<Interval> out;
    out.reserve(regions.size());
    for (const Region& region : regions) out.push_back(region.intensity.value_or(Interval{0, 1}));
    return out;
}

AxisCells valence_cells(const Policy& policy) {
    return {bounds_of(policy.regions, &Region::valence), policy.engine.hysteresis_valence, -1, 1};
}

AxisCells arousal_cells(const Policy& policy) {
    return {bounds_of(policy.regions, &Region::arousal), policy.engine.hysteresis_arousal, 0, 1};
}

/// Adds a number to ascending ones, unless it is one of them but for rounding; gives the one that stands for
/// it.
double add_to(std::vector<double>& ascending, double at) {
    const auto near = std::lower_bound(ascending.begin(), ascending.end(), at - kStateSlack);
    if (near != ascending.end() && *near <= at + kStateSlack) return *near;
    return *ascending.insert(near, at);
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

AxisCells::AxisCells(std::vector<Interval> regions, double hysteresis, double low, double high)
    : low_(low), high_(high), regions_(std::move(regions)), hysteresis_(hysteresis) {
    for (Interval& region : regions_) {
        region = open_ends(region, low, high);
        if (region.low != -kInfinity) region.low = add_to(plain_, region.low);  // many regions share them
        if (region.high != kInfinity) region.high = add_to(plain_, region.high);
    }
    find_borders();
}

void AxisCells::take_hysteresis(double hysteresis) {
    if (hysteresis == hysteresis_) return;
    hysteresis_ = hysteresis;
    find_borders();
}

void AxisCells::find_borders() {
    // three ascending rows of numbers, merged: a study does it for every row where the hysteresis is free
    const std::array moved_by{-hysteresis_, 0.0, hysteresis_};
    std::array<std::size_t, 3> next{};
    marks_.clear();
    for (std::size_t left = 3 * plain_.size(); left > 0; --left) {
        std::size_t least = 0;
        double at = kInfinity;
        for (std::size_t row = 0; row < 3; ++row) {
            if (next[row] == plain_.size() || plain_[next[row]] + moved_by[row] >= at) continue;
            at = plain_[next[row]] + moved_by[row];
            least = row;
        }
        ++next[least];
        const bool is_new = marks_.empty() || at > marks_.back() + kStateSlack;
        if (is_new && at >= low_ - kStateSlack && at <= high_ + kStateSlack) marks_.push_back(at);
    }
    borders_.set(marks_, low_, high_);
    cells_.assign(2 * borders_.size() + 1, {});
    RegionSet bit = 1;
    for (const Interval& plain : regions_) {
        fill(&Cell::plain, bit, plain);
        fill(&Cell::grown, bit, moved(plain, hysteresis_));
        fill(&Cell::shrunk, bit, moved(plain, -hysteresis_));
        bit <<= 1U;
    }
}

int AxisCells::find_border(double at) const {
    const auto n = static_cast<int>(borders_.count_up_to(at + kStateSlack));
    return n > 0 && border(n - 1) >= at - kStateSlack ? n - 1 : -1;
}

/// Put `bit` into every cell inside `bounds`, both borders included.
void AxisCells::fill(RegionSet Cell::*set, RegionSet bit, const Interval& bounds) {
    if (bounds.low > bounds.high + kStateSlack) return;
    const int last_cell = static_cast<int>(cells_.size()) - 1;
    const auto cell_of = [&](double bound) {
        if (bound < low_ - kStateSlack) return 0;
        if (bound > high_ + kStateSlack) return last_cell;
        const int border = find_border(bound);
        assert(border >= 0);
        return 2 * border + 1;
    };
    if (bounds.low > high_ + kStateSlack || bounds.high < low_ - kStateSlack) return;
    const int last = cell_of(bounds.high);
    for (int cell = cell_of(bounds.low); cell <= last; ++cell) {
        cells_[static_cast<std::size_t>(cell)].*set |= bit;
    }
}

LabelPlane::LabelPlane(const Policy& policy)
    : valence(valence_cells(policy)),
      arousal(arousal_cells(policy)),
      intensity(intensity_bounds_of(policy.regions), 0, 0, 1),
      neutral_(policy.neutral()),
      of_mood_(policy.emotions.size(), 0) {
    for (const Region& region : policy.regions) {
        const Mood mood = policy.mood(region.mood);
        of_mood_[mood] |= RegionSet{1} << moods_.size();
        moods_.push_back(mood);
        affinity_.push_back(region.affinity.value_or(Interval{-kInfinity, kInfinity}));
    }
    grow(policy);
}

void LabelPlane::take_hysteresis(const Policy& policy) {
    valence.take_hysteresis(policy.engine.hysteresis_valence);
    arousal.take_hysteresis(policy.engine.hysteresis_arousal);
    grow(policy);
}

void LabelPlane::grow(const Policy& policy) {
    grown_.clear();
    for (const Region& region : policy.regions) {
        grown_.push_back({grown(region.valence, policy.engine.hysteresis_valence, -1, 1),
                          grown(region.arousal, policy.engine.hysteresis_arousal, 0, 1)});
    }
}

LabelPlane::Held LabelPlane::held_in(const AxisCells& axis, const CellSpan& span) {
    const int last = std::max(span.first, span.last);
    int cell = std::min(span.first, span.last);
    Held out{axis.grown(cell), axis.plain(cell), axis.plain(cell), axis.shrunk(cell)};
    for (++cell; cell <= last; ++cell) {
        out.all_grown &= axis.grown(cell);
        out.all_plain &= axis.plain(cell);
        out.some_plain |= axis.plain(cell);
        out.some_shrunk |= axis.shrunk(cell);
    }
    return out;
}

bool LabelPlane::stays(Mood mood, const CellSpan& by_valence, const CellSpan& by_arousal,
                       const CellSpan& by_intensity, RegionSet allowed) const {
    const auto before_first = [](RegionSet regions) { return (regions & (~regions + 1)) - 1; };
    const Held v = held_in(valence, by_valence), a = held_in(arousal, by_arousal);
    const Held i = held_in(intensity, by_intensity);
    const RegionSet always = i.all_plain & allowed, sometimes = i.some_plain & allowed;
    const RegionSet others = ~of_mood_[mood];
    const RegionSet keeping = v.all_grown & a.all_grown & always & of_mood_[mood];
    const RegionSet taking = v.some_shrunk & a.some_shrunk & sometimes & others;
    if (keeping != 0 && (taking & before_first(keeping)) == 0) return true;
    const RegionSet holding = v.some_plain & a.some_plain & sometimes & others;
    const RegionSet own = v.all_plain & a.all_plain & always & of_mood_[mood];
    if (own != 0) return (holding & before_first(own)) == 0;
    return mood == neutral_ && holding == 0;
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
