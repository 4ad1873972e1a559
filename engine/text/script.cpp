#include "rei/text/script.hpp"

#include <cctype>
#include <cstddef>

namespace rei {

Script script_of(std::string_view text) {
    Script out = Script::none;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const auto byte = static_cast<unsigned char>(text[k]);
        if (std::isalpha(byte) != 0) out = Script::latin;
        const auto next = k + 1 < text.size() ? static_cast<unsigned char>(text[k + 1]) : 0U;
        const bool syllable = byte >= 0xEA && byte <= 0xED && (byte != 0xEA || next >= 0xB0);  // U+AC00–D7A3
        const bool letter =
            (byte == 0xE3 && next >= 0x84 && next <= 0x86) || (byte == 0xE1 && next >= 0x84 && next <= 0x87);
        if (syllable || letter) return Script::hangul;
    }
    return out;
}

}  // namespace rei
