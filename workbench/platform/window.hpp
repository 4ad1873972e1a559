// The window on the screen: GLFW, OpenGL 3, events. It sleeps while nothing happens.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/platform/fonts.hpp"
#include "rei/platform/picture.hpp"

namespace rei::workbench {

struct WindowOptions {
    std::string title;
    int width = 1600;
    int height = 900;
    std::string extra_text;  ///< its characters get glyphs
};

/// What the window asks of the program.
struct WindowCalls {
    /// ImGui and its fonts are there; again whenever the scale became another one.
    std::function<void(const Fonts&, float scale)> start;
    /// Build one frame; `elapsed_sec` since the last one, 0 after a sleep.
    std::function<void(double elapsed_sec)> frame;
    std::function<float()> scale;     ///< of the interface, asked before every frame; 0: as the screen says
    std::function<bool()> is_moving;  ///< whether the picture changes without input
    /// Called at least twice a second, also while the window sleeps; returns whether to draw.
    std::function<bool()> look_around;
    std::function<void()> close_requested;  ///< by the window system; the window stays until it wants to quit
    std::function<bool()> wants_to_quit;
    std::function<void(const std::string& path)> file_dropped;
    /// Whether the frame that begins now is to be read back, and what is done with it then.
    std::function<bool()> wants_picture;
    std::function<void(const Picture& picture)> take_picture;
    std::function<void(std::vector<std::string> paths)> files_dropped;
};

/// Run until the window is closed. Problems: no display, no OpenGL, no font.
[[nodiscard]] Problems run_window(const WindowOptions& options, const WindowCalls& calls);

}  // namespace rei::workbench
