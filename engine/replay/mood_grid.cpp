#include "rei/replay/mood_grid.hpp"

#include <algorithm>

#include "rei/policy/defaults.hpp"

namespace rei {
namespace {

bool holds(const Interval& bounds, double value) {
    return bounds.low <= value && value <= bounds.high;
}

/// Sorted cuts of [low, high], its ends among them.
std::vector<double> cuts_of(Interval range, const std::vector<Interval>& bounds) {
    std::vector<double> out{range.low, range.high};
    for (const Interval& one : bounds) {
        for (const double border : {one.low, one.high}) {
            if (range.low < border && border < range.high) out.push_back(border);
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

struct CellRange {
    std::size_t first, end;
};

/// The cells that a path comes within `distance` of between two instants: it is monotone.
CellRange cells_on(const std::vector<double>& cuts, double first, double last, double distance) {
    const double low = std::min(first, last) - distance, high = std::max(first, last) + distance;
    const auto begin = std::upper_bound(cuts.begin(), cuts.end(), low);
    const auto end = std::lower_bound(cuts.begin(), cuts.end(), high);
    const auto index = [&](auto at) { return static_cast<std::size_t>(at - cuts.begin()); };
    const std::size_t cells = cuts.size() - 1;
    const std::size_t first_cell = std::min(cells - 1, index(begin) == 0 ? 0 : index(begin) - 1);
    return {first_cell, std::clamp(index(end), first_cell + 1, cells)};
}

}  // namespace

MoodGrid::MoodGrid(const std::vector<Region>& regions, const std::vector<std::string>& moods, Mood elsewhere)
    : regions_(regions), elsewhere_(elsewhere) {
    for (const Region& region : regions) moods_.push_back(find_mood(moods, region.mood));
}

RegionSet MoodGrid::allowed(int affinity) const {
    RegionSet out = 0;
    for (std::size_t k = 0; k < regions_.size(); ++k) {
        const auto& bounds = regions_[k].affinity;
        if (!bounds || holds(*bounds, affinity)) out |= RegionSet{1} << k;
    }
    return out;
}

Mood MoodGrid::mood_at(RegionSet allowed, const AffectState& state) const {
    for (std::size_t k = 0; k < regions_.size(); ++k) {
        const Region& region = regions_[k];
        const bool is_allowed = (allowed >> k & 1U) != 0;
        if (is_allowed && holds(region.valence, state.valence) && holds(region.arousal, state.arousal) &&
            holds(region.intensity.value_or(Interval{0, 1}), state.intensity)) {
            return moods_[k];
        }
    }
    return elsewhere_;
}

const MoodGrid::Grid& MoodGrid::grid(RegionSet allowed) {
    const auto [at, is_new] = grids_.try_emplace(allowed);
    Grid& out = at->second;
    if (!is_new) return out;
    std::vector<Interval> valence, arousal, intensity;
    for (std::size_t k = 0; k < regions_.size(); ++k) {
        if ((allowed >> k & 1U) == 0) continue;
        valence.push_back(regions_[k].valence);
        arousal.push_back(regions_[k].arousal);
        if (regions_[k].intensity) intensity.push_back(*regions_[k].intensity);
    }
    out.valence = cuts_of(range_of(Axis::valence), valence);
    out.arousal = cuts_of(range_of(Axis::arousal), arousal);
    out.intensity = cuts_of(range_of(Axis::intensity), intensity);
    const auto middle = [](const std::vector<double>& cuts, std::size_t k) {
        return (cuts[k] + cuts[k + 1]) / 2;
    };
    for (std::size_t v = 0; v + 1 < out.valence.size(); ++v) {
        for (std::size_t a = 0; a + 1 < out.arousal.size(); ++a) {
            for (std::size_t i = 0; i + 1 < out.intensity.size(); ++i) {
                out.moods.push_back(mood_at(
                    allowed, {middle(out.valence, v), middle(out.arousal, a), middle(out.intensity, i)}));
            }
        }
    }
    return out;
}

void MoodGrid::near(const MotionLaw& law, const Motion& from, const Span& span, double distance,
                    std::vector<NearMood>& out) {
    const Grid& cells = grid(allowed(from.affinity));
    const Relaxation paths[] = {valence_path(law, from), arousal_path(law, from), intensity_path(law, from)};
    const auto range = [&](const std::vector<double>& cuts, const Relaxation& path, double within) {
        return cells_on(cuts, path.at(span.from_sec - from.time_sec), path.at(span.to_sec - from.time_sec),
                        within);
    };
    const CellRange by_valence = range(cells.valence, paths[0], distance);
    const CellRange by_arousal = range(cells.arousal, paths[1], distance);
    const CellRange by_intensity = range(cells.intensity, paths[2], 0);
    const auto part = [&](const Relaxation& path, const std::vector<double>& cuts, std::size_t cell,
                          double within, const Span& when) {
        return part_inside(path, from.time_sec, {cuts[cell] - within, cuts[cell + 1] + within}, when);
    };
    const std::size_t deep = cells.intensity.size() - 1, wide = (cells.arousal.size() - 1) * deep;
    out.clear();
    for (std::size_t v = by_valence.first; v < by_valence.end; ++v) {
        const Span when_v = part(paths[0], cells.valence, v, distance, span);
        for (std::size_t a = by_arousal.first; a < by_arousal.end; ++a) {
            const Span when_a = part(paths[1], cells.arousal, a, distance, when_v);
            for (std::size_t i = by_intensity.first; i < by_intensity.end; ++i) {
                const Span when = part(paths[2], cells.intensity, i, 0, when_a);
                if (length_of(when) > kTimeSlackSec)
                    out.push_back({cells.moods[v * wide + a * deep + i], when});
            }
        }
    }
}

}  // namespace rei
