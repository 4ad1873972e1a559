#include "rei/text/untrusted.hpp"

#include <utility>

#include <utf8proc.h>

namespace rei {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kBlanks = " \n";

/// The character at the begin of `text` and its bytes; -1 and 1 where there is none.
struct Next {
    utf8proc_int32_t code_point = -1;
    std::size_t bytes = 1;
};
Next next_of(std::string_view text) {
    Next out;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &out.code_point);
    if (used > 0) return {out.code_point, static_cast<std::size_t>(used)};
    return {};
}

/// The first byte from `from` on that is no UTF-8; the size where there is none.
std::size_t first_invalid(std::string_view text, std::size_t from) {
    while (from < text.size()) {
        if (static_cast<unsigned char>(text[from]) < 0x80) {
            ++from;
            continue;
        }
        const Next next = next_of(text.substr(from));
        if (next.code_point < 0) return from;
        from += next.bytes;
    }
    return from;
}

bool is_unwanted(utf8proc_int32_t c) {
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
    const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return turns_direction || noncharacter || c == 0xFEFF || c == 0x2028 || c == 0x2029;
}

Cleaned clean(std::string_view text, std::size_t most_bytes, bool one_line) {
    Cleaned out;
    while (!text.empty()) {
        const Next next = next_of(text);
        const bool blank = next.code_point == '\t' || (one_line && next.code_point == '\n');
        const bool line_break = !one_line && next.code_point == '\n';
        if (blank) {
            out.text += ' ';
        } else if (next.code_point < 0) {
            out.text += kReplacement;
        } else if (line_break || !is_unwanted(next.code_point)) {
            out.text.append(text.substr(0, next.bytes));
        } else {
            out.stripped = out.stripped || next.code_point != '\r';
        }
        text.remove_prefix(next.bytes);
        if (out.text.size() > most_bytes) {
            out.cut = true;
            break;
        }
    }
    if (out.cut) {
        std::size_t size = most_bytes;
        while (size > 0 && (static_cast<unsigned char>(out.text[size]) & 0xC0U) == 0x80U) --size;
        out.text.resize(size);
    }
    out.text.erase(out.text.find_last_not_of(kBlanks) + 1);
    out.text.erase(0, out.text.find_first_not_of(kBlanks));
    return out;
}

}  // namespace

Repaired valid_utf8(std::string text) {
    Repaired out;
    std::size_t good = first_invalid(text, 0);
    if (good == text.size()) {
        out.text = std::move(text);
        return out;
    }
    out.first = good;
    std::size_t begin = 0;
    while (good < text.size()) {
        out.text.append(text, begin, good - begin).append(kReplacement);
        ++out.replaced;
        begin = good + 1;
        good = first_invalid(text, begin);
    }
    out.text.append(text, begin);
    return out;
}

Cleaned clean_speech(std::string_view text) {
    return clean(text, kMostSpeechBytes, false);
}

Cleaned clean_name(std::string_view text) {
    return clean(text, kMostNameBytes, true);
}

}  // namespace rei
