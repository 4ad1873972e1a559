#include "rei/text/width.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace rei {

std::size_t width_in_cells(std::string_view text) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    std::size_t cells = 0;
    while (left > 0) {
        utf8proc_int32_t code_point = 0;
        const utf8proc_ssize_t used =
            std::max<utf8proc_ssize_t>(utf8proc_iterate(bytes, left, &code_point), 1);
        cells += code_point < 0 ? 1 : static_cast<std::size_t>(utf8proc_charwidth(code_point));
        bytes += used;
        left -= used;
    }
    return cells;
}

}  // namespace rei
