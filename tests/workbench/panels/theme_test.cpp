// Whether texts can be read and moods told apart, by numbers.
#include "rei/panels/theme.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>
#include <imgui.h>

#include "rei/model/variants.hpp"

namespace rei::workbench {
namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr std::array kMoods{"neutral", "happy", "excited", "shy",  "angry",     "sad",
                            "tired",   "calm",  "curious", "fear", "surprised", "disgust"};

struct Eyes {
    const char* name;
    Matrix seen;  ///< of linear RGB
};
/// Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision Deficiency
/// (IEEE TVCG 15, 2009), severity 1.
constexpr std::array kEyes{Eyes{"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
                           Eyes{"protanopia",
                                {{{0.152286, 1.052583, -0.204868},
                                  {0.114503, 0.786281, 0.099216},
                                  {-0.003882, -0.048116, 1.051998}}}},
                           Eyes{"deuteranopia",
                                {{{0.367322, 0.860646, -0.227968},
                                  {0.280085, 0.672501, 0.047413},
                                  {-0.011820, 0.042940, 0.968881}}}}};

Vector product(const Matrix& matrix, const Vector& v) {
    const auto row = [&](std::size_t k) {
        return matrix[k][0] * v[0] + matrix[k][1] * v[1] + matrix[k][2] * v[2];
    };
    return {row(0), row(1), row(2)};
}

Vector linear_rgb(ImU32 colour) {
    const ImVec4 c = ImGui::ColorConvertU32ToFloat4(colour);
    const auto linear = [](double x) {
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    return {linear(c.x), linear(c.y), linear(c.z)};
}

/// CIE L*a*b* (D65) of a colour as these eyes see it.
Vector lab(ImU32 colour, const Eyes& eyes) {
    constexpr Matrix kXyzPerWhite{{{0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047},
                                   {0.2126729, 0.7151522, 0.0721750},
                                   {0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883}}};
    Vector seen = product(eyes.seen, linear_rgb(colour));
    for (double& x : seen) x = std::min(1.0, std::max(0.0, x));
    Vector f = product(kXyzPerWhite, seen);
    for (double& x : f) x = x > 216.0 / 24389 ? std::cbrt(x) : (24389.0 / 27 * x + 16) / 116;
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double difference(ImU32 a, ImU32 b, const Eyes& eyes) {
    const Vector one = lab(a, eyes);
    const Vector other = lab(b, eyes);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

Theme theme_of(Look look) {
    Theme theme;
    theme.look = look;
    theme.palette = look == Look::light ? light_palette() : dark_palette();
    return theme;
}

TEST(Contrast, IsThatOfWcag) {
    EXPECT_NEAR(contrast(IM_COL32_BLACK, IM_COL32_WHITE), 21, 1e-9);
    EXPECT_NEAR(contrast(IM_COL32(0x77, 0x77, 0x77, 255), IM_COL32_WHITE), 4.48, 0.005);
    EXPECT_EQ(contrast(IM_COL32_WHITE, IM_COL32_WHITE), 1);
}

TEST(Palettes, HaveInksThatCanBeReadOnEverySheet) {
    for (const Palette* p : {&dark_palette(), &light_palette()}) {
        for (const ImU32 sheet : {p->background, p->pane, p->raised, p->sunken}) {
            for (const ImU32 ink : {p->ink, p->ink_dim, p->ink_faint}) EXPECT_GE(contrast(ink, sheet), 4.5);
        }
        for (const ImU32 ink : {p->accent, p->good, p->bad, p->warn}) EXPECT_GE(contrast(ink, p->pane), 4.5);
        EXPECT_GE(contrast(p->ink, p->accent_dim), 4.5);
        for (const ImU32 sheet : {p->accent, p->good, p->bad, p->warn})
            EXPECT_GE(contrast(ink_on(sheet), sheet), 4.5);
    }
}

TEST(Moods, CanBeToldApartByAllEyes) {
    for (const Eyes& eyes : kEyes) {
        for (std::size_t a = 0; a < kMoods.size(); ++a) {
            for (std::size_t b = a + 1; b < kMoods.size(); ++b) {
                EXPECT_GE(difference(mood_colour(kMoods[a]), mood_colour(kMoods[b]), eyes), 10)
                    << eyes.name << ": " << kMoods[a] << ", " << kMoods[b];
            }
        }
    }
}

TEST(Moods, HaveNamesThatCanBeReadOnTheirColour) {
    for (const Palette* p : {&dark_palette(), &light_palette()}) {
        for (const char* mood : kMoods) EXPECT_GE(contrast(p->on_accent, mood_colour(mood)), 4.5) << mood;
    }
}

TEST(TurnsToCome, CanBeReadThoughTheyAreDimmer) {
    for (const Palette* p : {&dark_palette(), &light_palette()}) {
        const ImU32 bubble = blended(p->pane, p->raised, 0.5F);
        const ImU32 reply = blended(p->pane, p->accent_dim, 0.5F);
        for (const ImU32 sheet : {bubble, reply}) EXPECT_GE(contrast(p->ink_dim, sheet), 4.5);
        EXPECT_LT(contrast(p->ink_dim, bubble), contrast(p->ink, bubble));
        EXPECT_LT(contrast(p->ink_faint, p->pane), contrast(p->ink_dim, p->pane));
    }
}

TEST(Chips, HaveWordsThatCanBeReadOnTheirTint) {
    std::vector<ImU32> colours;
    for (const char* mood : kMoods) colours.push_back(mood_colour(mood));
    for (std::size_t place = 0; place < 8; ++place) colours.push_back(class_colour(place));
    for (const Look look : {Look::dark, Look::light}) {
        const Theme theme = theme_of(look);
        for (const ImU32 colour : colours)
            EXPECT_GE(contrast(ink_of(theme, colour), blended(theme.palette.pane, colour, 0.14F)), 4.5);
    }
}

TEST(Classes, CanBeToldApart) {
    for (std::size_t a = 0; a < 8; ++a) {
        for (std::size_t b = a + 1; b < 8; ++b)
            EXPECT_GE(difference(class_colour(a), class_colour(b), kEyes[0]), 20) << a << ", " << b;
    }
}

TEST(InkOf, CanBeReadOnThePaneAndOnItsOwnTint) {
    std::vector<ImU32> colours;
    for (const char* mood : kMoods) colours.push_back(mood_colour(mood));
    for (const Variant variant : available_variants()) colours.push_back(variant_colour(variant));
    for (const Look look : {Look::dark, Look::light}) {
        const Theme theme = theme_of(look);
        for (const ImU32 colour : colours) {
            const ImU32 ink = ink_of(theme, colour);
            EXPECT_GE(contrast(ink, theme.palette.pane), 4.5);
            EXPECT_GE(contrast(ink, blended(theme.palette.sunken, colour, 0.2F)), 3.5);
        }
    }
}

TEST(InkOf, KeepsAlphaAndWhatCanBeReadAlready) {
    const ImU32 happy = with_alpha(mood_colour("happy"), 0.5F);
    EXPECT_EQ(ink_of(theme_of(Look::dark), happy), happy);
    const ImU32 ink = ink_of(theme_of(Look::light), happy);
    EXPECT_EQ(ink & IM_COL32_A_MASK, happy & IM_COL32_A_MASK);
    EXPECT_NE(ink, happy);
}

}  // namespace
}  // namespace rei::workbench
