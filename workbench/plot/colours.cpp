#include "rei/plot/colours.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace rei::workbench {

namespace {

constexpr Rgb rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex)};
}

constexpr Rgb kWhite{255, 255, 255};

constexpr PaletteOf<Rgb> kDark{
    rgb(0x0f1217), rgb(0x171b23), rgb(0x222835), rgb(0x12161d),  // background, pane, raised, sunken
    rgb(0x2a313e), rgb(0x3d4758),                                // line, line_strong
    rgb(0xe9edf4), rgb(0xa4afc0), rgb(0x8590a4),                 // ink, ink_dim, ink_faint
    rgb(0x6fb7ff), rgb(0x2c4a6b), rgb(0x060a10),                 // accent, accent_dim, on_accent
    rgb(0x49c9a8), rgb(0xff7b68), rgb(0xf2c14e),                 // good, bad, warn
    rgb(0x8893a6),                                               // ghost
};

constexpr PaletteOf<Rgb> kLight{
    rgb(0xe4e8ee), rgb(0xfbfcfe), rgb(0xe9edf4), rgb(0xf1f4f8),  // background, pane, raised, sunken
    rgb(0xd3dae3), rgb(0xb0bac8),                                // line, line_strong
    rgb(0x1a202b), rgb(0x444e5e), rgb(0x5b6678),                 // ink, ink_dim, ink_faint
    rgb(0x1f6fbf), rgb(0xcbe0f8), rgb(0x060a10),                 // accent, accent_dim, on_accent
    rgb(0x0f7f63), rgb(0xc4392a), rgb(0x946200),                 // good, bad, warn
    rgb(0x7a8598),                                               // ghost
};

struct MoodColour {
    std::string_view mood;
    Rgb colour;
};
/// After the palettes of Okabe & Ito and of Tol: hues that stay apart, and steps in lightness where they
/// don't; also for eyes without one of the cones for red and green.
constexpr std::array kMoods{
    MoodColour{"neutral", rgb(0x97a3b4)},   MoodColour{"happy", rgb(0xf2cf53)},
    MoodColour{"excited", rgb(0xf38d43)},   MoodColour{"shy", rgb(0xfbafd9)},
    MoodColour{"angry", rgb(0xdf4166)},     MoodColour{"sad", rgb(0x4b91e3)},
    MoodColour{"tired", rgb(0x2d988f)},     MoodColour{"calm", rgb(0x80d4a1)},
    MoodColour{"curious", rgb(0x59d1fb)},   MoodColour{"fear", rgb(0x9164c1)},
    MoodColour{"surprised", rgb(0xbcea76)}, MoodColour{"disgust", rgb(0x7f8e21)},
};
constexpr std::array kOthers{rgb(0xb59cf0), rgb(0xc98b5e), rgb(0x66ccee), rgb(0x8a9a3a),
                             rgb(0xe0b8a0), rgb(0x7fd6a4), rgb(0x9a7cd8), rgb(0xb7e36a)};

/// In the order in which a policy has its classes; none like a warning's, which is that of triggers.
constexpr std::array kClasses{rgb(0x7fd6a4), rgb(0xe8709a), rgb(0x66ccee), rgb(0xe88d5a),
                              rgb(0xb59cf0), rgb(0x9aa84a), rgb(0xe0b8a0), rgb(0x6f9cf0)};

/// Paler than the moods, and in the order of the enumeration.
constexpr std::array kVariants{rgb(0x6fa8e0), rgb(0x8fd8b8), rgb(0xe79ac0),
                               rgb(0xc79bf2), rgb(0xe8b48a), rgb(0xc5d86d)};

const MoodColour* well_known(std::string_view mood) {
    const auto* const found = std::find_if(kMoods.begin(), kMoods.end(),
                                           [&](const MoodColour& entry) { return entry.mood == mood; });
    return found == kMoods.end() ? nullptr : found;
}

/// A channel from 0 to 1; with the arithmetic of ImGui, so that its pictures stay as they are.
float share_of(std::uint8_t channel) {
    return static_cast<float>(channel) * (1.0F / 255.0F);
}

std::uint8_t mixed(std::uint8_t under, std::uint8_t over, float share) {
    const float from = share_of(under);
    const float value = from + (share_of(over) - from) * share;
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255.0F));
}

/// Relative, as WCAG 2.1 defines it.
double luminance(Rgb colour) {
    const auto linear = [](std::uint8_t channel) {
        const double x = share_of(channel);
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

const PaletteOf<Rgb>& dark_colours() {
    return kDark;
}
const PaletteOf<Rgb>& light_colours() {
    return kLight;
}

Rgb mood_rgb(std::string_view mood, const std::vector<std::string>& moods) {
    if (const MoodColour* const known = well_known(mood)) return known->colour;
    std::size_t place = 0;
    for (const std::string& other : moods) {
        if (other == mood) return kOthers[place % kOthers.size()];
        place += well_known(other) == nullptr ? 1 : 0;
    }
    std::uint32_t hash = 2166136261U;  // FNV-1a: the same colour on every machine
    for (const char c : mood) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return kOthers[hash % kOthers.size()];
}

Rgb class_rgb(std::size_t place) {
    return kClasses[place % kClasses.size()];
}

Rgb variant_rgb(Variant variant) {
    return kVariants[static_cast<std::size_t>(variant)];
}

Rgb blended(Rgb under, Rgb over, float share) {
    return {mixed(under.red, over.red, share), mixed(under.green, over.green, share),
            mixed(under.blue, over.blue, share)};
}

double contrast(Rgb a, Rgb b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

Rgb readable_on(Rgb pane, Rgb colour) {
    constexpr double kLeast = 5.6;  // leaves 4.5 where the colour itself tints the pane
    constexpr float kStep = 0.04F;
    const Rgb away = contrast(pane, Rgb{}) > contrast(pane, kWhite) ? Rgb{} : kWhite;
    Rgb ink = colour;
    for (float share = kStep; share < 1 && contrast(ink, pane) < kLeast; share += kStep)
        ink = blended(colour, away, share);
    return ink;
}

Rgb ink_on(Rgb colour) {
    const Rgb dark = kDark.on_accent;
    return contrast(dark, colour) >= contrast(kWhite, colour) ? dark : kWhite;
}

std::string hex_of(Rgb colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

}  // namespace rei::workbench
