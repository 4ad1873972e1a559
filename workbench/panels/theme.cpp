#include "rei/panels/theme.hpp"

#include <cmath>
#include <cstdint>

namespace rei::workbench {

namespace {

std::vector<std::string> listed_moods;

constexpr ImU32 packed(Rgb colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, 255);
}
/// Without alpha.
constexpr Rgb unpacked(ImU32 colour) {
    const auto channel = [colour](unsigned shift) { return static_cast<std::uint8_t>(colour >> shift); };
    return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT)};
}

ImVec4 vec(ImU32 colour) {
    return ImGui::ColorConvertU32ToFloat4(colour);
}

void set_colours(ImGuiStyle& style, const Palette& p, Look look) {
    look == Look::light ? ImGui::StyleColorsLight(&style) : ImGui::StyleColorsDark(&style);
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
    static const Palette kDark = converted(dark_colours(), packed);
    return kDark;
}
const Palette& light_palette() {
    static const Palette kLight = converted(light_colours(), packed);
    return kLight;
}

Theme make_theme(const FontSet& fonts, float scale, Look look) {
    const Palette& palette = look == Look::light ? light_palette() : dark_palette();
    ImGuiStyle style;
    set_colours(style, palette, look);
    set_distances(style, scale);
    ImGui::GetStyle() = style;
    return {palette, fonts, scale, look};
}

void set_moods(const std::vector<std::string>& moods) {
    listed_moods = moods;
}

ImU32 mood_colour(std::string_view mood) {
    return packed(mood_rgb(mood, listed_moods));
}

ImU32 class_colour(std::size_t place) {
    return packed(class_rgb(place));
}

ImU32 variant_colour(Variant variant) {
    return packed(variant_rgb(variant));
}

double contrast(ImU32 a, ImU32 b) {
    return contrast(unpacked(a), unpacked(b));
}

ImU32 ink_of(const Theme& theme, ImU32 colour) {
    const ImU32 ink = packed(readable_on(unpacked(theme.palette.pane), unpacked(colour)));
    return (ink & ~IM_COL32_A_MASK) | (colour & IM_COL32_A_MASK);
}

ImU32 ink_on(ImU32 colour) {
    return packed(ink_on(unpacked(colour)));
}

ImU32 with_alpha(ImU32 colour, float alpha) {
    return (colour & ~IM_COL32_A_MASK) |
           (static_cast<ImU32>(std::lround(alpha * 255.0F)) << IM_COL32_A_SHIFT);
}

ImU32 blended(ImU32 under, ImU32 over, float share) {
    return packed(blended(unpacked(under), unpacked(over), share));
}

}  // namespace rei::workbench
