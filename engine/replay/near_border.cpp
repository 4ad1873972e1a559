#include "rei/replay/near_border.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rei/policy/defaults.hpp"
#include "rei/replay/bits.hpp"
#include "rei/replay/crossing.hpp"
#include "rei/replay/mood_map.hpp"

namespace rei {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

constexpr int kMostAffinity = static_cast<int>(range_of(Axis::affinity).high);

/// By affinity, from the least on.
std::size_t place_of(int affinity) {
    const int place = affinity + kMostAffinity;
    return static_cast<std::size_t>(place);
}

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
    return {marks, low, high, Ruler::kManyNotches};  // set once and asked often
}

struct CellRange {
    std::size_t first, last;
};
CellRange cells_of(const Ruler& ruler, const Interval& bounds) {
    return {static_cast<std::size_t>(ruler.cell_of(bounds.low)),
            static_cast<std::size_t>(ruler.cell_of(bounds.high))};
}

/// How many fields inside one of the boxes there are in the first so many columns and rows.
std::vector<std::int32_t> table_of(const std::vector<WidenedBox>& boxes, const Ruler& valence,
                                   const Ruler& arousal) {
    const std::size_t rows_of_table = 2 * arousal.size() + 2;
    std::vector<std::int32_t> out((2 * valence.size() + 2) * rows_of_table, 0);
    // at first 1 for each field that is near, then summed from the first on
    for (const WidenedBox& box : boxes) {
        const auto columns = cells_of(valence, box.valence), rows = cells_of(arousal, box.arousal);
        for (std::size_t column = columns.first; column <= columns.last; ++column) {
            for (std::size_t row = rows.first; row <= rows.last; ++row) {
                out[(column + 1) * rows_of_table + row + 1] = 1;
            }
        }
    }
    for (std::size_t k = rows_of_table + 1; k < out.size(); ++k) {
        if (k % rows_of_table != 0) out[k] += out[k - 1];
    }
    for (std::size_t k = rows_of_table; k < out.size(); ++k) out[k] += out[k - rows_of_table];
    return out;
}

}  // namespace

BorderWatch::Grid::Grid(const Policy& policy, const std::vector<RegionSet>& active, double distance) {
    std::vector<std::vector<WidenedBox>> boxes;
    std::vector<WidenedBox> all;
    for (const RegionSet one : active) {
        boxes.emplace_back();
        for (const BorderPiece& piece : mood_borders(policy, one)) {
            boxes.back().push_back({widened(piece.valence, distance), widened(piece.arousal, distance)});
        }
        all.insert(all.end(), boxes.back().begin(), boxes.back().end());
    }
    valence_ = ruler_of(all, &WidenedBox::valence, -1, 1);
    arousal_ = ruler_of(all, &WidenedBox::arousal, 0, 1);
    rows_ = 2 * arousal_.size() + 2;
    table_size_ = (2 * valence_.size() + 2) * rows_;
    for (const std::vector<WidenedBox>& of_one : boxes) {
        const std::vector<std::int32_t> table = table_of(of_one, valence_, arousal_);
        near_before_.insert(near_before_.end(), table.begin(), table.end());
    }
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
        std::clamp(crossing_sec(path_, ruler_[static_cast<std::size_t>(mark)]), span_.from_sec, span_.to_sec);
}

void BorderWatch::Way::pass() {
    const int step = last_cell_ > cell_ ? 1 : -1;
    cell_ += cell_ + step == last_cell_ ? step : 2 * step;  // onto the mark only where it ends there
    look_ahead();
}

BorderWatch::BorderWatch(const Policy& policy, double distance)
    : policy_(policy), distance_(distance), set_by_affinity_(2 * kMostAffinity + 1, -1) {
    depends_on_intensity_ = std::any_of(policy.regions.begin(), policy.regions.end(),
                                        [](const Region& region) { return region.intensity.has_value(); });
    depends_on_affinity_ = std::any_of(policy.regions.begin(), policy.regions.end(),
                                       [](const Region& region) { return region.affinity.has_value(); });
}

/// Makes the grid anew where the regions that some affinity allows are not in it yet.
void BorderWatch::know(const std::vector<std::int16_t>& affinities) {
    if (grid_ && !depends_on_affinity_) return;
    bool grows = !grid_;
    for (const std::int16_t affinity : affinities) {
        std::int32_t& set = set_by_affinity_[place_of(affinity)];
        if (set >= 0) continue;
        const RegionSet active = active_regions(affinity, 0);
        const auto known = std::find(sets_.begin(), sets_.end(), active);
        set = static_cast<std::int32_t>(known - sets_.begin());
        if (known != sets_.end()) continue;
        sets_.push_back(active);
        grows = true;
    }
    if (grows) grid_.emplace(policy_, sets_, distance_);
}

void BorderWatch::Courses::resize(std::size_t stretches) {
    for (auto* ints : {&table, &column, &last_column, &row, &last_row}) ints->resize(stretches);
    for (auto* bits : {&unclear, &all_near, &some_near}) bits->resize(words_of(stretches));
}

void BorderWatch::find_cells(const Ruler& ruler, const std::vector<double>& values,
                             std::vector<std::int32_t>& out) {
    find_places(ruler.notches(), values.data(), values.size(), out.data(), courses_.unclear.data());
    for_each_bit(courses_.unclear, [&](std::size_t k) { out[k] = ruler.cell_of(values[k]); });
}

void BorderWatch::find_courses(const Trace& trace, const StretchEnds& ends) {
    const AnchorColumns& anchors = trace.anchors;
    know(anchors.affinity);
    Courses& c = courses_;
    c.resize(anchors.size());
    for (std::size_t k = 0; depends_on_affinity_ && k < anchors.size(); ++k) {
        c.table[k] = grid_->table(set_by_affinity_[place_of(anchors.affinity[k])]);
    }
    find_cells(grid_->valence(), anchors.valence, c.column);
    find_cells(grid_->valence(), ends.valence, c.last_column);
    find_cells(grid_->arousal(), anchors.arousal, c.row);
    find_cells(grid_->arousal(), ends.arousal, c.last_row);
    grid_->find_near({c.table.data(), c.column.data(), c.last_column.data(), c.row.data(), c.last_row.data()},
                     anchors.size(), c.all_near.data(), c.some_near.data());
}

double BorderWatch::time_near(const Trace& trace, const StretchEnds& ends) {
    if (depends_on_intensity_) return time_near_by_intensity(trace);
    find_courses(trace, ends);
    const AnchorColumns& anchors = trace.anchors;
    const Courses& c = courses_;
    double out = 0;
    for_each_bit(c.some_near, [&](std::size_t k) {
        const double end_sec = k + 1 == anchors.size() ? trace.until_sec : anchors.time_sec[k + 1];
        const double length_sec = end_sec - anchors.time_sec[k];
        if (!(length_sec > kTimeSlackSec)) return;
        if (has_bit(c.all_near, k)) {
            out += length_sec;
        } else {
            const Course course{c.table[k], c.column[k], c.last_column[k], c.row[k], c.last_row[k]};
            out += grid_->time_near(course, trace.law, anchors[k], {0, length_sec});
        }
    });
    return out;
}

BorderWatch::Course BorderWatch::Grid::course(const AffectState& from, const AffectState& to) const {
    return {0, valence_.cell_of(from.valence), valence_.cell_of(to.valence), arousal_.cell_of(from.arousal),
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
        if (is_near(course.table, v.cell(), a.cell())) out += next_sec - now_sec;
        if (v.next_sec() == next_sec) v.pass();
        if (a.next_sec() == next_sec) a.pass();
        now_sec = next_sec;
    }
    return out;
}

double BorderWatch::time_near_by_intensity(const Trace& trace) {
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
    return grids_.emplace(active, Grid(policy_, {active}, distance_)).first->second;
}

}  // namespace rei
