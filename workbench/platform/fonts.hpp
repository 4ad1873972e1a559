// The fonts of the workbench: NanumGothic in the sizes of the type scale.
#pragma once

#include <string>
#include <string_view>

#include "rei/text/phrase.hpp"

struct ImFontAtlas;
struct ImFont;

namespace rei::workbench {

/// All belong to the atlas. `body` has all of Hangul and is the one for what people wrote; the others have
/// Latin, Greek, symbols and the characters of the extra text.
struct Fonts {
    ImFont* body = nullptr;
    ImFont* small = nullptr;
    ImFont* bold = nullptr;
    ImFont* title = nullptr;
};

/// Where the font files are: a folder with NanumGothic.ttf and NanumGothicBold.ttf.
inline constexpr const char* kFontFolder = "/usr/share/fonts/truetype/nanum";

/// Build the atlas at a UI scale (1 is 96 dots an inch). Characters in `extra_text` get a glyph where the
/// font has one. Returns no fonts, and leaves a message in `problem`, where a font file is missing.
[[nodiscard]] Fonts build_fonts(ImFontAtlas& atlas, float scale, std::string_view extra_text,
                                Phrase& problem);

/// Give the renderer, which has begun and has none, the fonts in use: their pixels then are nowhere else.
void upload_fonts();

}  // namespace rei::workbench
