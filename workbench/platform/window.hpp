// The window on the screen: GLFW, OpenGL 3, events. It sleeps while nothing happens.
#pragma once

#include <functional>
#include <string>

#include "rei/document/problem.hpp"
#include "rei/platform/fonts.hpp"

namespace rei::workbench {

struct WindowOptions {
    std::string title;
    int width = 1600;
    int height = 900;
    float scale = 0;         ///< UI scale; 0: as the screen says
    std::string extra_text;  ///< its characters get glyphs
};

/// What the window asks of the program.
struct WindowCalls {
    /// ImGui and its fonts are there.
    std::function<void(const Fonts&, float scale)> start;
    /// Build one frame; `elapsed_sec` since the last one, 0 after a sleep.
    std::function<void(double elapsed_sec)> frame;
    std::function<bool()> is_moving;  ///< whether the picture changes without input
    std::function<bool()> wants_to_quit;
    std::function<void(const std::string& path)> file_dropped;
};

/// Run until the window is closed. Problems: no display, no OpenGL, no font.
[[nodiscard]] Problems run_window(const WindowOptions& options, const WindowCalls& calls);

}  // namespace rei::workbench
