// What a policy of version 1 says where it is silent, beside the numbers of the parameter table (DESIGN §3.2,
// §4).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei {

/// The default families and regions of a persona with these moods; those of other moods are left out.
[[nodiscard]] std::vector<std::vector<std::string>> default_families(
    const std::vector<std::string>& emotions);
[[nodiscard]] std::vector<Region> default_regions(const std::vector<std::string>& emotions);

/// A class of this name without keywords, with the direction that the documents' figures give it; else (0,
/// 0).
[[nodiscard]] SentimentClass default_class(std::string_view name);

/// The range of an axis, which the borders of regions keep to.
[[nodiscard]] constexpr Interval range_of(Axis axis) {
    constexpr Interval ranges[] = {{-1, 1}, {0, 1}, {0, 1}, {-100, 100}};
    return ranges[static_cast<int>(axis)];
}

}  // namespace rei
