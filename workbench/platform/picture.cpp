#include "rei/platform/picture.hpp"

#include <stb_image_write.h>

#include "rei/document/files.hpp"

namespace rei::workbench {

namespace {

std::vector<std::uint8_t> without_alpha(const Picture& picture) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.rgba.size() / 4 * 3);
    for (std::size_t k = 0; k + 3 < picture.rgba.size(); k += 4) {
        rgb.insert(rgb.end(), {picture.rgba[k], picture.rgba[k + 1], picture.rgba[k + 2]});
    }
    return rgb;
}

}  // namespace

Problems write_png(const Picture& picture, const std::string& path) {
    const std::vector<std::uint8_t> rgb = without_alpha(picture);
    std::string bytes;
    const auto append = [](void* context, void* data, int size) {
        static_cast<std::string*>(context)->append(static_cast<const char*>(data),
                                                   static_cast<std::size_t>(size));
    };
    const int done = stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 3, rgb.data(),
                                            picture.width * 3);
    if (done == 0) return {Problem{path, {}, "", phrase("the picture could not be encoded")}};
    return write_file(path, bytes);
}

}  // namespace rei::workbench
