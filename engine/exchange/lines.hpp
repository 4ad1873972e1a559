// The lines of a text, one by one, with the line break of any system taken off.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace rei {

/// `visit(std::string_view line, std::size_t number)`, numbers from 1; what stands behind the last line break
/// is a line if it is not empty.
template <class Visit>
void each_line(std::string_view text, Visit&& visit) {
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        visit(line, number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace rei
