#include "rei/plot/mood_shares.hpp"

#include <algorithm>

#include "rei/labelling/region_probability.hpp"
#include "rei/replay/own_columns.hpp"

namespace rei::workbench {

namespace {

/// The regions whose bounds in intensity and affinity hold.
RegionSet allowed_regions(const Policy& policy, double intensity, double affinity) {
    RegionSet allowed = 0;
    for (std::size_t k = 0; k < policy.regions.size(); ++k) {
        const Region& region = policy.regions[k];
        const auto holds = [](const std::optional<Interval>& bounds, double value) {
            return !bounds || (value >= bounds->low && value <= bounds->high);
        };
        if (holds(region.intensity, intensity) && holds(region.affinity, affinity))
            allowed |= RegionSet{1} << k;
    }
    return allowed;
}

/// Asks a trace for the probabilities at one time after another.
struct Asked {
    const Trace& trace;
    const Policy& policy;
    double time_sec;
    MoodCellsCache& cells;

    std::vector<double> operator()(const KalmanColumns&) const {
        const double intensity = trace.state_at(time_sec).intensity;
        const int affinity = trace.anchors.affinity[trace.anchor_at(time_sec)];
        std::vector<double> shares(policy.emotions.size());
        cells.of(allowed_regions(policy, intensity, affinity))
            .probabilities(belief_at(trace, time_sec), shares);
        return shares;
    }
    std::vector<double> operator()(const HmmColumns& own) const {
        return own.at(trace.turns_until(time_sec), time_sec);
    }
    template <class Other>
    std::vector<double> operator()(const Other&) const {
        return {};
    }
};

}  // namespace

std::vector<double> mood_shares_at(const Trace& trace, const Policy& policy, double time_sec) {
    MoodCellsCache cells(policy);
    return std::visit(Asked{trace, policy, time_sec, cells}, trace.own);
}

MoodShares mood_shares(const Trace& trace, const Policy& policy, const Interval& time_range,
                       std::size_t columns) {
    MoodShares out;
    const double from_sec = std::max(0.0, time_range.low);
    const double to_sec = std::min(trace.until_sec, time_range.high);
    if (!has_mood_shares(trace.variant) || !(to_sec > from_sec)) return out;
    MoodCellsCache cells(policy);
    const double step_sec = (to_sec - from_sec) / static_cast<double>(columns);
    for (std::size_t k = 0; k < columns; ++k) {
        const double time_sec = from_sec + step_sec * (static_cast<double>(k) + 0.5);
        out.time_sec.push_back(time_sec);
        out.shares.push_back(std::visit(Asked{trace, policy, time_sec, cells}, trace.own));
    }
    return out;
}

}  // namespace rei::workbench
