// How wide a text is where every character has a cell of its own: in an editor, a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace rei {

/// Cells: two for wide characters such as Hangul, none for marks; invalid UTF-8 counts a cell a byte.
[[nodiscard]] std::size_t width_in_cells(std::string_view text);

}  // namespace rei
