#include "rei/panels/theme.hpp"

#include <array>
#include <cstdint>

namespace rei::workbench {

namespace {

constexpr ImU32 rgb(std::uint32_t hex) {
    return IM_COL32((hex >> 16U) & 0xffU, (hex >> 8U) & 0xffU, hex & 0xffU, 255);
}

constexpr Palette kDark{
    rgb(0x0f1217), rgb(0x171b23), rgb(0x222835), rgb(0x12161d),  // background, pane, raised, sunken
    rgb(0x2a313e), rgb(0x3d4758),                                // line, line_strong
    rgb(0xe9edf4), rgb(0xa4afc0), rgb(0x6b7688),                 // ink, ink_dim, ink_faint
    rgb(0x6fb7ff), rgb(0x2c4a6b), rgb(0x0c1826),                 // accent, accent_dim, on_accent
    rgb(0x49c9a8), rgb(0xff7b68), rgb(0xf2c14e),                 // good, bad, warn
    rgb(0x8893a6),                                               // ghost
};

struct MoodColour {
    std::string_view mood;
    ImU32 colour;
};
/// After the palettes of Okabe & Ito and of Tol: hues that stay apart, and steps in lightness where they
/// don't.
constexpr std::array kMoods{
    MoodColour{"neutral", rgb(0x98a3b5)},   MoodColour{"happy", rgb(0xf4cf55)},
    MoodColour{"excited", rgb(0xf08a3c)},   MoodColour{"shy", rgb(0xf3a6cf)},
    MoodColour{"angry", rgb(0xdf3f66)},     MoodColour{"sad", rgb(0x4d8fe0)},
    MoodColour{"tired", rgb(0x2f9c95)},     MoodColour{"calm", rgb(0x7fd6a4)},
    MoodColour{"curious", rgb(0x66ccee)},   MoodColour{"fear", rgb(0x8f6fd0)},
    MoodColour{"surprised", rgb(0xb7e36a)}, MoodColour{"disgust", rgb(0x8a9a3a)},
};
constexpr std::array kOthers{rgb(0x66ccee), rgb(0xb59cf0), rgb(0x7fd6a4), rgb(0xb7e36a),
                             rgb(0xc98b5e), rgb(0x8a9a3a), rgb(0x8f6fd0), rgb(0xe0b8a0)};

ImVec4 vec(ImU32 colour) {
    return ImGui::ColorConvertU32ToFloat4(colour);
}

void set_colours(ImGuiStyle& style, const Palette& p) {
    ImGui::StyleColorsDark(&style);
    const auto set = [&style](ImGuiCol_ slot, ImU32 colour) { style.Colors[slot] = vec(colour); };
    set(ImGuiCol_Text, p.ink);
    set(ImGuiCol_TextDisabled, p.ink_faint);
    set(ImGuiCol_WindowBg, p.background);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, p.raised);
    set(ImGuiCol_Border, p.line);
    set(ImGuiCol_FrameBg, p.sunken);
    set(ImGuiCol_FrameBgHovered, p.raised);
    set(ImGuiCol_FrameBgActive, p.raised);
    set(ImGuiCol_MenuBarBg, p.background);
    set(ImGuiCol_Button, p.raised);
    set(ImGuiCol_ButtonHovered, p.line_strong);
    set(ImGuiCol_ButtonActive, p.accent_dim);
    set(ImGuiCol_Header, p.raised);
    set(ImGuiCol_HeaderHovered, p.line_strong);
    set(ImGuiCol_HeaderActive, p.accent_dim);
    set(ImGuiCol_CheckMark, p.accent);
    set(ImGuiCol_TextSelectedBg, p.accent_dim);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, p.line);
    set(ImGuiCol_ScrollbarGrabHovered, p.line_strong);
    set(ImGuiCol_ScrollbarGrabActive, p.ink_faint);
    set(ImGuiCol_Separator, p.line);
    set(ImGuiCol_TableHeaderBg, p.pane);
    set(ImGuiCol_TableBorderStrong, p.line);
    set(ImGuiCol_TableBorderLight, with_alpha(p.line, 0.6F));
}

void set_distances(ImGuiStyle& style, float scale) {
    style.WindowPadding = {12, 10};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.ItemInnerSpacing = {6, 4};
    style.WindowRounding = 0;
    style.ChildRounding = 6;
    style.FrameRounding = 4;
    style.PopupRounding = 6;
    style.GrabRounding = 4;
    style.ScrollbarRounding = 6;
    style.ScrollbarSize = 10;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.FrameBorderSize = 1;
    style.ScaleAllSizes(scale);
    style.CircleTessellationMaxError = 0.2F;
}

}  // namespace

const Palette& dark_palette() {
    return kDark;
}

Theme make_theme(const FontSet& fonts, float scale) {
    ImGuiStyle style;
    set_colours(style, kDark);
    set_distances(style, scale);
    ImGui::GetStyle() = style;
    return {kDark, fonts, scale};
}

ImU32 mood_colour(std::string_view mood) {
    for (const MoodColour& entry : kMoods) {
        if (entry.mood == mood) return entry.colour;
    }
    std::uint32_t hash = 2166136261U;  // FNV-1a: the same colour on every machine
    for (const char c : mood) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return kOthers[hash % kOthers.size()];
}

ImU32 variant_colour(Variant variant) {
    // paler than the moods, and in the order of the enumeration
    constexpr ImU32 colours[] = {rgb(0x6fa8e0), rgb(0x8fd8b8), rgb(0xe79ac0),
                                 rgb(0xc79bf2), rgb(0xe8b48a), rgb(0xc5d86d)};
    return colours[static_cast<int>(variant)];
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha * 255.0F + 0.5F) << IM_COL32_A_SHIFT);
}

ImU32 blended(ImU32 under, ImU32 over, float share) {
    const ImVec4 a = vec(under);
    const ImVec4 b = vec(over);
    const auto mix = [share](float x, float y) { return x + (y - x) * share; };
    return ImGui::ColorConvertFloat4ToU32({mix(a.x, b.x), mix(a.y, b.y), mix(a.z, b.z), 1.0F});
}

}  // namespace rei::workbench
