// The look: one palette, one type scale, one set of distances, one colour a mood and a variant.
#pragma once

#include <string_view>

#include <imgui.h>

#include "rei/policy/policy.hpp"

namespace rei::workbench {

/// What every surface and every line is drawn with. A light palette would be a second value of this type.
struct Palette {
    ImU32 background, pane, raised, sunken;
    ImU32 line, line_strong;
    ImU32 ink, ink_dim, ink_faint;
    ImU32 accent, accent_dim, on_accent;
    ImU32 good, bad, warn;
    ImU32 ghost;  ///< the policy as loaded
};
[[nodiscard]] const Palette& dark_palette();

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

    /// A distance on the design's grid, in pixels of this screen.
    [[nodiscard]] float px(float design_px) const {
        return static_cast<float>(static_cast<int>(design_px * scale + 0.5F));
    }
};

/// A theme over fonts; also sets ImGui's style.
[[nodiscard]] Theme make_theme(const FontSet& fonts, float scale);

/// The colour of a mood, the same everywhere: well-known moods have theirs, others one by their name. They
/// differ in lightness too, so that they stay apart for colour-blind eyes.
[[nodiscard]] ImU32 mood_colour(std::string_view mood);

/// The colour of a variant's lines where it is not the main one, whose lines have the colour of ink.
[[nodiscard]] ImU32 variant_colour(Variant variant);

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
