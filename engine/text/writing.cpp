#include "rei/text/writing.hpp"

#include <cctype>

#include <utf8proc.h>

namespace rei {

namespace {

/// Syllables, letters on their own (ㅋ, ㅠ) and the letters of which syllables are composed.
bool is_hangul(utf8proc_int32_t character) {
    return (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0x3131 && character <= 0x318E) ||
           (character >= 0x1100 && character <= 0x11FF);
}

/// ASCII, and the Latin letters with marks from À to ɏ.
bool is_latin(utf8proc_int32_t character) {
    return character < 0x80
               ? std::isalpha(character) != 0
               : character >= 0xC0 && character <= 0x24F && character != 0xD7 && character != 0xF7;
}

}  // namespace

Writing writing_of(std::string_view text) {
    Writing out = Writing::none;
    while (!text.empty()) {
        utf8proc_int32_t character = -1;
        const utf8proc_ssize_t size =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        text.remove_prefix(size > 0 ? static_cast<std::size_t>(size) : 1);
        if (size <= 0) continue;
        if (is_hangul(character)) return Writing::hangul;
        if (is_latin(character)) out = Writing::latin;
    }
    return out;
}

}  // namespace rei
