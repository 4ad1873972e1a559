// A picture in memory, and as a PNG file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"

namespace rei::workbench {

/// RGBA, 8 bit each, from the top row down.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// Write as an opaque PNG, all or nothing. The same picture gives the same bytes.
[[nodiscard]] Problems write_png(const Picture& picture, const std::string& path);

}  // namespace rei::workbench
