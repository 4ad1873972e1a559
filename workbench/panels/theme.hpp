// The look: one palette, one type scale, one set of distances, one colour a mood and a variant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "rei/model/preferences.hpp"
#include "rei/plot/colours.hpp"
#include "rei/policy/policy.hpp"

namespace rei::workbench {

using Palette = PaletteOf<ImU32>;
[[nodiscard]] const Palette& dark_palette();
[[nodiscard]] const Palette& light_palette();

struct FontSet {
    ImFont* body = nullptr;
    ImFont* small = nullptr;
    ImFont* bold = nullptr;
    ImFont* title = nullptr;
};

struct Theme {
    Palette palette;
    FontSet fonts;
    float scale = 1;
    Look look = Look::dark;

    /// A distance on the design's grid, in pixels of this screen.
    [[nodiscard]] float px(float design_px) const {
        return static_cast<float>(static_cast<int>(design_px * scale + 0.5F));
    }
};

/// A theme over fonts; also sets ImGui's style.
[[nodiscard]] Theme make_theme(const FontSet& fonts, float scale, Look look);

/// The moods whose colours are asked for, as the policy lists them: one list at a time, as ImGui has one
/// context.
void set_moods(const std::vector<std::string>& moods);
/// As colours.hpp says.
[[nodiscard]] ImU32 mood_colour(std::string_view mood);
[[nodiscard]] ImU32 class_colour(std::size_t place);
[[nodiscard]] ImU32 variant_colour(Variant variant);

/// A mood's or a variant's colour for text and thin lines: on light panes darkened, on dark ones lightened,
/// until it can be read. Keeps its alpha.
[[nodiscard]] ImU32 ink_of(const Theme& theme, ImU32 colour);
/// Dark or white, whichever can be read on a sheet of that opaque colour.
[[nodiscard]] ImU32 ink_on(ImU32 colour);
/// How far two opaque colours stand apart in luminance: from 1 to 21, as WCAG 2.1 defines it.
[[nodiscard]] double contrast(ImU32 a, ImU32 b);

[[nodiscard]] ImU32 with_alpha(ImU32 colour, float alpha);
/// `share` of `over` on `under`, opaque.
[[nodiscard]] ImU32 blended(ImU32 under, ImU32 over, float share);

/// Pushes a font, a colour or both for the length of a block.
class Scoped {
  public:
    explicit Scoped(ImFont* font) { push(font); }
    Scoped(ImGuiCol_ slot, ImU32 colour) { push(slot, colour); }
    Scoped(ImFont* font, ImU32 text_colour) {
        push(font);
        push(ImGuiCol_Text, text_colour);
    }
    ~Scoped() {
        ImGui::PopStyleColor(colours_);
        for (int k = 0; k < fonts_; ++k) ImGui::PopFont();
    }
    Scoped(const Scoped&) = delete;
    Scoped& operator=(const Scoped&) = delete;

  private:
    void push(ImFont* font) {
        ImGui::PushFont(font);
        ++fonts_;
    }
    void push(ImGuiCol_ slot, ImU32 colour) {
        ImGui::PushStyleColor(slot, colour);
        ++colours_;
    }
    int fonts_ = 0;
    int colours_ = 0;
};

}  // namespace rei::workbench
