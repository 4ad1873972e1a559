#include "rei/model/display_text.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>

#include <utf8proc.h>

namespace rei::workbench {

namespace {

constexpr const char* kUnknown = "◇";

/// Emoji by range, first match wins; an empty text drops them.
struct Substitute {
    std::uint32_t first, last;
    const char* text;
};
constexpr std::array kSubstitutes{
    Substitute{0x200b, 0x200f, ""},         Substitute{0xfe00, 0xfe0f, ""},
    Substitute{0x1f3fb, 0x1f3ff, ""},       Substitute{0xe0000, 0xe01ef, ""},
    Substitute{0x1f494, 0x1f494, "(상심)"}, Substitute{0x2763, 0x2764, "♥"},
    Substitute{0x1f493, 0x1f49f, "♥"},      Substitute{0x1f5a4, 0x1f5a4, "♥"},
    Substitute{0x1f90d, 0x1f90e, "♥"},      Substitute{0x1f9e1, 0x1f9e1, "♥"},
    Substitute{0x1fa75, 0x1fa77, "♥"},      Substitute{0x1f602, 0x1f602, "ㅋㅋ"},
    Substitute{0x1f923, 0x1f923, "ㅋㅋ"},   Substitute{0x1f606, 0x1f606, "ㅋㅋ"},
    Substitute{0x1f618, 0x1f61a, "♥"},      Substitute{0x1f60d, 0x1f60d, "♥.♥"},
    Substitute{0x1f970, 0x1f970, "♥.♥"},    Substitute{0x1f929, 0x1f929, "★.★"},
    Substitute{0x1f600, 0x1f60f, "^^"},     Substitute{0x1f642, 0x1f643, "^^"},
    Substitute{0x1f917, 0x1f917, "^^"},     Substitute{0x1f973, 0x1f973, "^^"},
    Substitute{0x1f622, 0x1f622, "ㅠㅠ"},   Substitute{0x1f625, 0x1f625, "ㅠㅠ"},
    Substitute{0x1f62d, 0x1f62d, "ㅠㅠ"},   Substitute{0x1f97a, 0x1f97a, "ㅠㅠ"},
    Substitute{0x1f979, 0x1f979, "ㅠㅠ"},   Substitute{0x1f614, 0x1f616, "ㅡㅡ"},
    Substitute{0x1f610, 0x1f613, "-_-"},    Substitute{0x1f620, 0x1f621, ">_<"},
    Substitute{0x1f624, 0x1f624, ">_<"},    Substitute{0x1f92c, 0x1f92c, ">_<"},
    Substitute{0x1f634, 0x1f634, "zzz"},    Substitute{0x1f62a, 0x1f62b, "zzz"},
    Substitute{0x1f62e, 0x1f633, "O_O"},    Substitute{0x1f97d, 0x1f97d, "O_O"},
    Substitute{0x1f44d, 0x1f44d, "(+1)"},   Substitute{0x1f44e, 0x1f44e, "(-1)"},
    Substitute{0x1f44f, 0x1f44f, "(짝짝)"}, Substitute{0x1f64f, 0x1f64f, "(_ _)"},
    Substitute{0x1f389, 0x1f38a, "(축하)"}, Substitute{0x1f525, 0x1f525, "(불꽃)"},
    Substitute{0x1f4af, 0x1f4af, "(100)"},  Substitute{0x2b50, 0x2b50, "★"},
    Substitute{0x1f31f, 0x1f31f, "★"},      Substitute{0x2728, 0x2728, "★"},
    Substitute{0x1f3b5, 0x1f3b6, "♪"},      Substitute{0x1f3a4, 0x1f3a4, "♪"},
    Substitute{0x263a, 0x263b, "^^"},       Substitute{0x2600, 0x2604, "◇"},
    Substitute{0x2700, 0x27bf, "◇"},        Substitute{0x1f1e6, 0x1f1ff, ""},
};

const char* substitute_of(std::uint32_t code_point) {
    for (const Substitute& entry : kSubstitutes) {
        if (code_point >= entry.first && code_point <= entry.last) return entry.text;
    }
    return code_point > 0xffff ? kUnknown : nullptr;
}

std::string composed(std::string_view text) {
    utf8proc_uint8_t* out = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0) return std::string(text);
    std::string result(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
    std::free(out);  // NOLINT: utf8proc hands out malloc'ed memory
    return result;
}

}  // namespace

std::string display_text(std::string_view text) {
    const std::string source = composed(text);
    std::string result;
    result.reserve(source.size());
    std::size_t at = 0;
    while (at < source.size()) {
        utf8proc_int32_t code_point = -1;
        const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(source.data()) + at;
        const auto size =
            utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(source.size() - at), &code_point);
        if (size <= 0) {
            result += kUnknown;
            ++at;
            continue;
        }
        if (code_point < 0x20 || code_point == 0x7f) {
            result += ' ';
        } else if (const char* substitute = substitute_of(static_cast<std::uint32_t>(code_point))) {
            result += substitute;
        } else {
            result.append(source, at, static_cast<std::size_t>(size));
        }
        at += static_cast<std::size_t>(size);
    }
    return result;
}

}  // namespace rei::workbench
