// Frames without a display: EGL without a surface system, OpenGL 3, and the pixels back.
#pragma once

#include <functional>

#include "rei/platform/fonts.hpp"
#include "rei/platform/picture.hpp"

namespace rei::workbench {

struct OffscreenOptions {
    int width = 1600;
    int height = 900;
    float scale = 1;
    std::string extra_text;  ///< its characters get glyphs
    int frames = 4;          ///< layouts that depend on the frame before need a few to settle
};

/// Draw `frame` some times, always with the same time step, and give the last picture. `start` is called
/// once, when ImGui and its fonts are there.
[[nodiscard]] Loaded<Picture> draw_offscreen(const OffscreenOptions& options,
                                             const std::function<void(const Fonts&)>& start,
                                             const std::function<void()>& frame);

}  // namespace rei::workbench
