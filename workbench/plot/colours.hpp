// The colours of the project, apart from whatever draws with them: two sheets, one colour a mood and a
// variant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei::workbench {

/// sRGB, 8 bits a channel.
struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// What every surface and every line is drawn with, in whatever type of colour draws it. Inks, and what is
/// drawn like ink, stand out from the pane.
template <class Colour>
struct PaletteOf {
    Colour background, pane, raised, sunken;
    Colour line, line_strong;
    Colour ink, ink_dim, ink_faint;
    Colour accent, accent_dim;
    Colour on_accent;  ///< ink on a mood's colour
    Colour good, bad, warn;
    Colour ghost;  ///< the policy as loaded, or the one before
};
[[nodiscard]] const PaletteOf<Rgb>& dark_colours();
[[nodiscard]] const PaletteOf<Rgb>& light_colours();

/// The same palette in another type of colour: `convert(Rgb)` gives it.
template <class Convert>
[[nodiscard]] auto converted(const PaletteOf<Rgb>& p, Convert&& convert) {
    return PaletteOf<decltype(convert(p.ink))>{
        convert(p.background), convert(p.pane),        convert(p.raised),     convert(p.sunken),
        convert(p.line),       convert(p.line_strong), convert(p.ink),        convert(p.ink_dim),
        convert(p.ink_faint),  convert(p.accent),      convert(p.accent_dim), convert(p.on_accent),
        convert(p.good),       convert(p.bad),         convert(p.warn),       convert(p.ghost)};
}

/// The colour of a mood, the same everywhere: well-known moods have theirs, others one by their place in the
/// policy's list, where they are in none by their name. They differ in lightness too, so that they stay apart
/// for colour-blind eyes.
[[nodiscard]] Rgb mood_rgb(std::string_view mood, const std::vector<std::string>& moods = {});
/// The colour of a class of keywords, by its place in the policy's list.
[[nodiscard]] Rgb class_rgb(std::size_t place);
/// The colour of a variant's lines where it is not the main one, whose lines have the colour of ink.
[[nodiscard]] Rgb variant_rgb(Variant variant);

/// `share` of `over` on `under`.
[[nodiscard]] Rgb blended(Rgb under, Rgb over, float share);
/// How far two colours stand apart in luminance: from 1 to 21, as WCAG 2.1 defines it.
[[nodiscard]] double contrast(Rgb a, Rgb b);
/// The colour darkened on a light `pane`, lightened on a dark one, until text in it can be read there.
[[nodiscard]] Rgb readable_on(Rgb pane, Rgb colour);
/// Dark or white, whichever can be read on a sheet of that colour.
[[nodiscard]] Rgb ink_on(Rgb colour);
/// "#1f6fbf".
[[nodiscard]] std::string hex_of(Rgb colour);

}  // namespace rei::workbench
