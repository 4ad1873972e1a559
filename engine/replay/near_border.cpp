#include "rei/replay/near_border.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "rei/replay/mood_map.hpp"

namespace rei {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

struct WidenedBox {
    Interval valence, arousal;
};

Interval widened(const Interval& bounds, double by) {
    return {bounds.low - by, bounds.high + by};
}

/// The ends of all boxes on one axis.
Ruler ruler_of(const std::vector<WidenedBox>& boxes, Interval WidenedBox::*axis, double low, double high) {
    std::vector<double> marks;
    for (const WidenedBox& box : boxes) marks.insert(marks.end(), {(box.*axis).low, (box.*axis).high});
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    return {std::move(marks), low, high};
}

struct CellRange {
    std::size_t first, last;
};
CellRange cells_of(const Ruler& ruler, const Interval& bounds) {
    return {static_cast<std::size_t>(ruler.cell_of(bounds.low)),
            static_cast<std::size_t>(ruler.cell_of(bounds.high))};
}

}  // namespace

BorderWatch::Grid::Grid(const Policy& policy, RegionSet active, double distance) {
    std::vector<WidenedBox> boxes;
    for (const BorderPiece& piece : mood_borders(policy, active)) {
        boxes.push_back({widened(piece.valence, distance), widened(piece.arousal, distance)});
    }
    valence_ = ruler_of(boxes, &WidenedBox::valence, -1, 1);
    arousal_ = ruler_of(boxes, &WidenedBox::arousal, 0, 1);
    rows_ = 2 * arousal_.size() + 2;
    near_before_.assign((2 * valence_.size() + 2) * rows_, 0);
    // at first 1 for each field that is near, then summed from the first on
    const auto field = [&](std::size_t column, std::size_t row) -> std::int32_t& {
        return near_before_[(column + 1) * rows_ + row + 1];
    };
    for (const WidenedBox& box : boxes) {
        const auto columns = cells_of(valence_, box.valence), rows = cells_of(arousal_, box.arousal);
        for (std::size_t column = columns.first; column <= columns.last; ++column) {
            for (std::size_t row = rows.first; row <= rows.last; ++row) field(column, row) = 1;
        }
    }
    for (std::size_t k = rows_ + 1; k < near_before_.size(); ++k) {
        if (k % rows_ != 0) near_before_[k] += near_before_[k - 1];
    }
    for (std::size_t k = rows_; k < near_before_.size(); ++k) near_before_[k] += near_before_[k - rows_];
}

BorderWatch::Way::Way(const Ruler& ruler, const Relaxation& path, int cell, int last_cell, const Span& span)
    : ruler_(ruler), path_(path), cell_(cell), last_cell_(last_cell), span_(span) {
    if (cell_ % 2 == 1 && cell_ != last_cell_) cell_ += last_cell_ > cell_ ? 1 : -1;  // leaves the mark
    look_ahead();
}

void BorderWatch::Way::look_ahead() {
    if (cell_ == last_cell_) {
        next_sec_ = kNever;
        return;
    }
    const int mark = last_cell_ > cell_ ? cell_ / 2 : cell_ / 2 - 1;
    next_sec_ =
        std::clamp(path_.time_to(ruler_[static_cast<std::size_t>(mark)]), span_.from_sec, span_.to_sec);
}

void BorderWatch::Way::pass() {
    const int step = last_cell_ > cell_ ? 1 : -1;
    cell_ += cell_ + step == last_cell_ ? step : 2 * step;  // onto the mark only where it ends there
    look_ahead();
}

BorderWatch::BorderWatch(const Policy& policy, double distance) : policy_(policy), distance_(distance) {
    depends_on_intensity_ = std::any_of(policy.regions.begin(), policy.regions.end(),
                                        [](const Region& region) { return region.intensity.has_value(); });
}

double BorderWatch::time_near(const Trace& trace, const StretchEnds& ends) {
    if (depends_on_intensity_) return by_intensity(trace);
    const std::vector<std::int16_t>& affinity = trace.anchors.affinity;
    std::vector<const Grid*> grids;
    for (const std::int16_t one : affinity) {
        const int place = one + kMostAffinity;
        const Grid*& active = by_affinity_[static_cast<std::size_t>(place)];
        if (active == nullptr) active = &grid(active_regions(one, 0));
        const bool is_new = std::find(grids.begin(), grids.end(), active) == grids.end();
        if (is_new) grids.push_back(active);
    }
    double out = 0;
    for (const Grid* one : grids) {
        stretches_.which.clear();
        for (std::uint32_t k = 0; k < affinity.size(); ++k) {
            const int place = affinity[k] + kMostAffinity;
            if (by_affinity_[static_cast<std::size_t>(place)] == one) stretches_.which.push_back(k);
        }
        out += time_near(*one, trace, ends);
    }
    return out;
}

void BorderWatch::find_cells(const Ruler& ruler, const std::vector<double>& of_trace,
                             std::vector<std::int32_t>& out) {
    const std::vector<std::uint32_t>& which = stretches_.which;
    const bool all = which.size() == of_trace.size();
    if (!all) {
        stretches_.value.resize(which.size());
        for (std::size_t k = 0; k < which.size(); ++k) stretches_.value[k] = of_trace[which[k]];
    }
    const std::vector<double>& values = all ? of_trace : stretches_.value;
    out.resize(which.size());
    find_places(ruler.notches(), values.data(), values.size(), out.data());
    for (std::size_t k = 0; k < out.size(); ++k) {
        if (out[k] < 0) out[k] = ruler.cell_of(values[k]);
    }
}

double BorderWatch::time_near(const Grid& grid, const Trace& trace, const StretchEnds& ends) {
    constexpr std::size_t kWord = 64;
    const AnchorColumns& anchors = trace.anchors;
    Stretches& s = stretches_;
    find_cells(grid.valence(), anchors.valence, s.column);
    find_cells(grid.valence(), ends.valence, s.last_column);
    find_cells(grid.arousal(), anchors.arousal, s.row);
    find_cells(grid.arousal(), ends.arousal, s.last_row);
    const std::size_t count = s.which.size();
    s.all_near.resize((count + kWord - 1) / kWord);
    s.some_near.resize(s.all_near.size());
    grid.find_near({s.column.data(), s.last_column.data(), s.row.data(), s.last_row.data()}, count,
                   s.all_near.data(), s.some_near.data());
    double out = 0;
    for (std::size_t word = 0; word < s.some_near.size(); ++word) {
        for (std::uint64_t left = s.some_near[word]; left != 0; left &= left - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(left));
            const std::size_t at = word * kWord + bit, k = s.which[at];
            const double end_sec = k + 1 == anchors.size() ? trace.until_sec : anchors.time_sec[k + 1];
            const double length_sec = end_sec - anchors.time_sec[k];
            if (!(length_sec > kTimeSlackSec)) continue;
            if ((s.all_near[word] >> bit & 1U) != 0) {
                out += length_sec;
            } else {
                const Course course{s.column[at], s.last_column[at], s.row[at], s.last_row[at]};
                out += grid.time_near(course, trace.law, anchors[k], {0, length_sec});
            }
        }
    }
    return out;
}

BorderWatch::Course BorderWatch::Grid::course(const AffectState& from, const AffectState& to) const {
    return {valence_.cell_of(from.valence), valence_.cell_of(to.valence), arousal_.cell_of(from.arousal),
            arousal_.cell_of(to.arousal)};
}

double BorderWatch::Grid::time_near(const Course& course, const MotionLaw& law, const Motion& motion,
                                    const Span& span) const {
    const Relaxation by_valence = valence_path(law, motion), by_arousal = arousal_path(law, motion);
    Way v(valence_, by_valence, course.column, course.last_column, span);
    Way a(arousal_, by_arousal, course.row, course.last_row, span);
    double out = 0;
    for (double now_sec = span.from_sec; now_sec < span.to_sec;) {
        const double next_sec = std::min({v.next_sec(), a.next_sec(), span.to_sec});
        if (near_in(v.cell(), v.cell(), a.cell(), a.cell()) > 0) out += next_sec - now_sec;
        if (v.next_sec() == next_sec) v.pass();
        if (a.next_sec() == next_sec) a.pass();
        now_sec = next_sec;
    }
    return out;
}

double BorderWatch::by_intensity(const Trace& trace) {
    const AnchorColumns& anchors = trace.anchors;
    double out = 0;
    for (std::size_t k = 0; k < anchors.size(); ++k) {
        const double end_sec = k + 1 == anchors.size() ? trace.until_sec : anchors.time_sec[k + 1];
        const double length_sec = end_sec - anchors.time_sec[k];
        if (length_sec > kTimeSlackSec) out += by_intensity(trace.law, anchors[k], {0, length_sec});
    }
    return out;
}

/// The span in parts over which the same regions are active.
double BorderWatch::by_intensity(const MotionLaw& law, const Motion& motion, const Span& span) {
    const Relaxation intensity = intensity_path(law, motion);
    const std::vector<double> cuts = intensity_cuts(intensity, span);
    double out = 0;
    for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
        const Grid& active = grid(active_regions(motion.affinity, intensity.at((cuts[k] + cuts[k + 1]) / 2)));
        const Course course = active.course(state_at(law, motion, motion.time_sec + cuts[k]),
                                            state_at(law, motion, motion.time_sec + cuts[k + 1]));
        out += active.time_near(course, law, motion, {cuts[k], cuts[k + 1]});
    }
    return out;
}

/// The span cut where intensity passes a region's bound.
std::vector<double> BorderWatch::intensity_cuts(const Relaxation& intensity, const Span& span) const {
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

RegionSet BorderWatch::active_regions(int affinity, double intensity) const {
    RegionSet out = 0;
    for (std::size_t k = 0; k < policy_.regions.size(); ++k) {
        const Region& region = policy_.regions[k];
        const Interval by_affinity = region.affinity.value_or(range_of(Axis::affinity));
        const Interval by_intensity = region.intensity.value_or(range_of(Axis::intensity));
        const bool allowed = affinity >= by_affinity.low && affinity <= by_affinity.high &&
                             intensity >= by_intensity.low && intensity <= by_intensity.high;
        if (allowed) out |= RegionSet{1} << k;
    }
    return out;
}

const BorderWatch::Grid& BorderWatch::grid(RegionSet active) {
    const auto at = grids_.find(active);
    if (at != grids_.end()) return at->second;
    return grids_.emplace(active, Grid(policy_, active, distance_)).first->second;
}

}  // namespace rei
