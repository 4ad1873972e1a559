#include "rei/study/parameter_box.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace rei {

double ParameterRange::at(double u) const {
    const auto [low, high] = range;
    if (whole) {
        const double count = high - low + 1;
        return low + std::min(std::floor(u * count), count - 1);
    }
    if (u <= 0) return low;
    if (u >= 1) return high;
    if (scale == Scale::linear) return std::lerp(low, high, u);
    return std::clamp(low * std::pow(high / low, u), low, high);
}

ParameterBox::ParameterBox(const Policy& policy, const std::vector<std::string>& paths,
                           const std::vector<Interval>& ranges) {
    const std::vector<Parameter> known = parameters_of(policy);
    for (std::size_t k = 0; k < paths.size(); ++k) {
        const auto info = std::find_if(known.begin(), known.end(), [&](const Parameter& parameter) {
            return parameter.path == paths[k];
        });
        assert(info != known.end());
        ranges_.push_back({ranges[k], info->scale, info->whole});
    }
}

void ParameterBox::map(std::span<const double> unit, std::span<double> values) const {
    for (std::size_t k = 0; k < ranges_.size(); ++k) values[k] = ranges_[k].at(unit[k]);
}

}  // namespace rei
