#include "rei/labelling/plane.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rei {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

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

/// Adds a number to ascending ones, unless it is one of them but for rounding.
void add_to(std::vector<double>& ascending, double at) {
    const auto near = std::lower_bound(ascending.begin(), ascending.end(), at - kStateSlack);
    if (near == ascending.end() || *near > at + kStateSlack) ascending.insert(near, at);
}

}  // namespace

Interval open_ends(const Interval& bounds, double low, double high) {
    return {bounds.low <= low + kStateSlack ? -kInfinity : bounds.low,
            bounds.high >= high - kStateSlack ? kInfinity : bounds.high};
}

Interval grown(const Interval& plain, double hysteresis, double low, double high) {
    const Interval open = open_ends(plain, low, high);
    return {std::max(open.low - hysteresis, low), std::min(open.high + hysteresis, high)};
}

AxisCells::AxisCells(const std::vector<Interval>& regions, double hysteresis, double low, double high)
    : low_(low), high_(high), hysteresis_(hysteresis) {
    for (const Interval& region : regions) {
        const Interval open = open_ends(region, low, high);
        add_to(bounds_, open.low);  // many regions share them
        add_to(bounds_, open.high);
    }
    for (const Interval& region : regions) {
        const Interval open = open_ends(region, low, high);
        regions_.push_back({place_of(open.low), place_of(open.high)});
    }
    find_borders();
}

void AxisCells::take_hysteresis(double hysteresis) {
    if (hysteresis == hysteresis_) return;
    hysteresis_ = hysteresis;
    find_borders();
}

std::size_t AxisCells::place_of(double bound) const {
    const auto found = std::lower_bound(bounds_.begin(), bounds_.end(), bound - kStateSlack);
    return static_cast<std::size_t>(found - bounds_.begin());
}

/// A study does it for every row where the hysteresis is free.
void AxisCells::find_borders() {
    find_marks();
    borders_.set(marks_, low_, high_);
    cells_.assign(2 * borders_.size() + 2, {});
    const auto& [down, plain, up] = moved_;
    RegionSet bit = 1;
    for (const Extent& region : regions_) {
        turn_at_ends(&Cell::plain, bit, region, plain, plain);
        turn_at_ends(&Cell::grown, bit, region, down, up);
        turn_at_ends(&Cell::shrunk, bit, region, up, down);
        bit <<= 1U;
    }
    for (std::size_t k = 1; k < cells_.size(); ++k) {
        cells_[k].plain ^= cells_[k - 1].plain;
        cells_[k].grown ^= cells_[k - 1].grown;
        cells_[k].shrunk ^= cells_[k - 1].shrunk;
    }
}

/// Three ascending rows of numbers, merged.
void AxisCells::find_marks() {
    marks_.clear();
    const double by[] = {-hysteresis_, 0, hysteresis_};
    for (std::size_t row = 0; row < moved_.size(); ++row) {
        moved_[row].moved_by = by[row];
        moved_[row].cells.clear();
    }
    for (std::size_t left = moved_.size() * bounds_.size(); left > 0; --left) {
        Bounds* least = nullptr;
        double at = kInfinity;
        for (Bounds& row : moved_) {
            if (row.cells.size() == bounds_.size()) continue;
            const double next = bounds_[row.cells.size()] + row.moved_by;
            if (least != nullptr && next >= at) continue;
            at = next;
            least = &row;
        }
        if (at < low_ - kStateSlack) {
            least->cells.push_back(kBefore);
        } else if (at > high_ + kStateSlack) {
            least->cells.push_back(kBehind);
        } else {
            if (marks_.empty() || at > marks_.back() + kStateSlack) marks_.push_back(at);
            least->cells.push_back(2 * static_cast<int>(marks_.size()) - 1);
        }
    }
}

/// Turn a region's bit in the cell where it begins and behind the one where it ends, both borders included.
void AxisCells::turn_at_ends(RegionSet Cell::*set, RegionSet region, const Extent& extent, const Bounds& lows,
                             const Bounds& highs) {
    const double low = bounds_[extent.low] + lows.moved_by, high = bounds_[extent.high] + highs.moved_by;
    const int first = std::max(lows.cells[extent.low], 0);
    const int last = std::min(highs.cells[extent.high], static_cast<int>(cells_.size()) - 2);
    if (low > high + kStateSlack || first > last) return;
    cells_[static_cast<std::size_t>(first)].*set ^= region;
    cells_[static_cast<std::size_t>(last) + 1].*set ^= region;
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
        boxes_.push_back(
            {region.valence, region.arousal, region.affinity.value_or(Interval{-kInfinity, kInfinity})});
    }
}

void LabelPlane::take_hysteresis(const Policy& policy) {
    valence.take_hysteresis(policy.engine.hysteresis_valence);
    arousal.take_hysteresis(policy.engine.hysteresis_arousal);
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
    const Box& box = boxes_[static_cast<std::size_t>(region)];
    constexpr double kNoBorder = 2;  // as far as valence reaches
    const auto inside = [](double x, const Interval& plain, double hysteresis, double low, double high) {
        const Interval bounds = grown(plain, hysteresis, low, high);
        const double below = bounds.low <= low ? kNoBorder : x - bounds.low;
        const double above = bounds.high >= high ? kNoBorder : bounds.high - x;
        return std::min(below, above);
    };
    const double by_valence = inside(state.valence, box.valence, valence.hysteresis(), -1, 1);
    const double by_arousal = inside(state.arousal, box.arousal, arousal.hysteresis(), 0, 1);
    return by_valence <= by_arousal ? Depth{Axis::valence, std::max(0.0, by_valence)}
                                    : Depth{Axis::arousal, std::max(0.0, by_arousal)};
}

}  // namespace rei
