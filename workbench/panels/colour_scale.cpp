#include "rei/panels/colour_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace rei::workbench {

namespace {

constexpr ImU32 rgb(std::uint32_t hex) {
    return IM_COL32((hex >> 16U) & 0xffU, (hex >> 8U) & 0xffU, hex & 0xffU, 255);
}

/// Cividis (Nuñez, Anderton & Renslow 2018), which rises evenly in lightness from blue to yellow.
constexpr std::array kCividis{rgb(0x00224e), rgb(0x123570), rgb(0x3b496c), rgb(0x575d6d), rgb(0x707173),
                              rgb(0x8a8678), rgb(0xa59c74), rgb(0xc3b369), rgb(0xe1cc55), rgb(0xfee838)};

/// The ends and the middles of the two sides, dark and light.
struct Sides {
    ImU32 low, below, above, high;
};
constexpr Sides kDarkSides{rgb(0xf2872e), rgb(0x4a3524), rgb(0x22374d), rgb(0x62b4f5)};
constexpr Sides kLightSides{rgb(0xc4560a), rgb(0xfbe6d2), rgb(0xdcebf8), rgb(0x1763a6)};

double share_of(double value, double from, double to) {
    return from == to ? 1 : std::clamp((value - from) / (to - from), 0.0, 1.0);
}

}  // namespace

ColourScale ColourScale::sequential(const Theme& theme, const Interval& range) {
    return {theme, range, false};
}

ColourScale ColourScale::diverging(const Theme& theme, const Interval& range) {
    return {theme, {std::min(0.0, range.low), std::max(0.0, range.high)}, true};
}

ImU32 ColourScale::operator()(double value) const {
    if (is_diverging_) {
        const Sides& sides = look_ == Look::light ? kLightSides : kDarkSides;
        const bool is_above = value >= 0;
        const double share = share_of(value, 0, is_above ? range_.high : range_.low);
        // what is near 0 matters most: the root spreads it
        return blended(is_above ? sides.above : sides.below, is_above ? sides.high : sides.low,
                       static_cast<float>(std::sqrt(share)));
    }
    const double share = share_of(value, range_.low, range_.high);
    const double place =
        (look_ == Look::light ? 1 - share : share) * static_cast<double>(kCividis.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), kCividis.size() - 2);
    return blended(kCividis[below], kCividis[below + 1],
                   static_cast<float>(place - static_cast<double>(below)));
}

}  // namespace rei::workbench
