// What the tests of a Korean window share.
#pragma once

#include <string>

#include "rei/model/strings.hpp"

namespace rei::workbench::test {

/// Speaks Korean while it lives.
struct InKorean {
    InKorean() { set_language(Language::korean); }
    ~InKorean() { set_language(Language::english); }
    InKorean(const InKorean&) = delete;
    InKorean& operator=(const InKorean&) = delete;
};

inline bool has_hangul(const std::string& text) {
    for (std::size_t k = 0; k + 2 < text.size(); ++k) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[k + at]); };
        const unsigned code_point =
            ((byte(0) & 0x0fU) << 12U) | ((byte(1) & 0x3fU) << 6U) | (byte(2) & 0x3fU);
        if ((byte(0) & 0xf0U) == 0xe0U && code_point >= 0xac00U && code_point <= 0xd7a3U) return true;
    }
    return false;
}

}  // namespace rei::workbench::test
