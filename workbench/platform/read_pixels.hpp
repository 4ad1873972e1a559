// The picture that OpenGL has drawn.
#pragma once

#include "rei/platform/picture.hpp"

namespace rei::workbench {

/// Of the current context's buffer, before it is swapped.
[[nodiscard]] Picture read_pixels(int width, int height);

}  // namespace rei::workbench
