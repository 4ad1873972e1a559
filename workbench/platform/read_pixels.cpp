#include "rei/platform/read_pixels.hpp"

#include <GL/gl.h>

namespace rei::workbench {

Picture read_pixels(int width, int height) {
    Picture picture{width, height, {}};
    const auto row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    picture.rgba.reserve(upside_down.size());
    for (int y = height - 1; y >= 0; --y) {
        const auto begin = upside_down.begin() + static_cast<std::ptrdiff_t>(row) * y;
        picture.rgba.insert(picture.rgba.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
    }
    return picture;
}

}  // namespace rei::workbench
