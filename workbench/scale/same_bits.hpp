// Whether numbers are the same to the last bit, all that are none being alike.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

namespace rei::scale {

[[nodiscard]] inline bool same_bits(std::span<const double> a, std::span<const double> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return std::memcmp(&x, &y, sizeof x) == 0 || (std::isnan(x) && std::isnan(y));
    });
}

}  // namespace rei::scale
