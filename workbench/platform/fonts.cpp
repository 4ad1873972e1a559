#include "rei/platform/fonts.hpp"

#include <cmath>
#include <filesystem>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_freetype.h>

namespace rei::workbench {

namespace {

constexpr float kBodyPx = 15;
constexpr float kSmallPx = 12.5F;
constexpr float kBoldPx = 15;
constexpr float kTitlePx = 20;
constexpr ImWchar kFallback = 0x25C7;  // ◇

/// Latin, Greek, punctuation, arrows, mathematics, shapes: everything that the interface itself writes.
constexpr ImWchar kSymbolRanges[] = {0x0020, 0x00FF, 0x0391, 0x03C9, 0x2010, 0x203E, 0x2070,
                                     0x2099, 0x2190, 0x2199, 0x2200, 0x226F, 0x25A0, 0x25FF,
                                     0x2605, 0x2606, 0x2660, 0x266F, 0};
/// All that people write in Korean: syllables, jamo, full-width forms.
constexpr ImWchar kHangulRanges[] = {0x1100, 0x11FF, 0x3000, 0x303F, 0x3131, 0x318E,
                                     0xAC00, 0xD7A3, 0xFF01, 0xFF5E, 0};

ImVector<ImWchar> ranges_with(bool hangul, std::string_view extra_text) {
    ImFontGlyphRangesBuilder builder;
    builder.AddRanges(kSymbolRanges);
    if (hangul) builder.AddRanges(kHangulRanges);
    builder.AddText(extra_text.data(), extra_text.data() + extra_text.size());
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

void set_fallback(ImFont* font) {
    font->FallbackChar = kFallback;
    font->BuildLookupTable();
}

}  // namespace

Fonts build_fonts(ImFontAtlas& atlas, float scale, std::string_view extra_text, Phrase& problem) {
    const std::string regular = std::string(kFontFolder) + "/NanumGothic.ttf";
    const std::string bold = std::string(kFontFolder) + "/NanumGothicBold.ttf";
    for (const std::string& file : {regular, bold}) {
        std::error_code error;
        if (!std::filesystem::is_regular_file(file, error)) {
            problem = phrase("no font at {}: install the package fonts-nanum", file);
            return {};
        }
    }
    const ImVector<ImWchar> all = ranges_with(true, extra_text);
    const ImVector<ImWchar> some = ranges_with(false, extra_text);
    ImFontConfig config;
    config.PixelSnapH = true;
    config.OversampleH = 1;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_NoHinting;
    const auto add = [&](const std::string& file, float size_px, const ImVector<ImWchar>& ranges) {
        return atlas.AddFontFromFileTTF(file.c_str(), std::round(size_px * scale), &config, ranges.Data);
    };
    const Fonts fonts{add(regular, kBodyPx, all), add(regular, kSmallPx, some), add(bold, kBoldPx, some),
                      add(bold, kTitlePx, some)};
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    atlas.Build();
    for (ImFont* font : {fonts.body, fonts.small, fonts.bold, fonts.title}) set_fallback(font);
    atlas.ClearInputData();  // the files, which are built in by now
    return fonts;
}

void upload_fonts() {
    ImGui_ImplOpenGL3_CreateDeviceObjects();  // else the first frame would
    ImGui::GetIO().Fonts->ClearTexData();
}

}  // namespace rei::workbench
