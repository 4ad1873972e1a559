#include "rei/policy/knobs.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace rei {
namespace {

bool is_upright(const Interval& bounds) {
    return bounds.low <= bounds.high;
}

bool is_upright(const Region& region) {
    return is_upright(region.valence) && is_upright(region.arousal) &&
           (!region.intensity || is_upright(*region.intensity)) &&
           (!region.affinity || is_upright(*region.affinity));
}

}  // namespace

Knobs::Knobs(Policy& policy, const std::vector<std::string>& paths) : policy_(policy) {
    const std::vector<Parameter> known = parameters_of(policy);
    for (const std::string& path : paths) {
        double* value = find_value(policy, path);
        const auto info = std::find_if(known.begin(), known.end(),
                                       [&](const Parameter& parameter) { return parameter.path == path; });
        assert(value != nullptr && info != known.end());
        knobs_.push_back({value, info->hard, info->whole});
        turns_borders_ = turns_borders_ || is_border(path);
    }
}

bool Knobs::turn(std::span<const double> values) {
    for (std::size_t k = 0; k < knobs_.size(); ++k) {
        const Knob& knob = knobs_[k];
        const double value = values[k];
        if (!(value >= knob.hard.low && value <= knob.hard.high)) return false;
        if (knob.whole && value != std::floor(value)) return false;
        *knob.value = value;
    }
    return !turns_borders_ || std::all_of(policy_.regions.begin(), policy_.regions.end(),
                                          [](const Region& region) { return is_upright(region); });
}

}  // namespace rei
