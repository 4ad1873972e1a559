#include "rei/text/normalise.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <utf8proc.h>

namespace rei {
namespace {

using CodePoints = std::vector<utf8proc_int32_t>;

CodePoints decode(std::string_view text) {
    CodePoints out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t code_point = 0;
        utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &code_point);
        if (used <= 0) {
            code_point = 0xFFFD;
            used = 1;
        }
        out.push_back(code_point);
        bytes += used;
        left -= used;
    }
    return out;
}

std::string encode(const CodePoints& code_points) {
    std::string out;
    out.reserve(code_points.size() * 3);
    for (const utf8proc_int32_t code_point : code_points) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto n = utf8proc_encode_char(code_point, bytes.data());
        out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
    }
    return out;
}

struct CodePointRange {
    std::int32_t first, last;
};
// No lower case of its own, and NFC leaves it alone whatever stands beside it in these ranges.
constexpr CodePointRange kPlainRanges[] = {
    {0x2010, 0x2027},    // dashes, quotes, dots
    {0x2030, 0x205E},    // per mille … punctuation
    {0x2600, 0x27BF},    // symbols and dingbats
    {0x3000, 0x3029},    // CJK punctuation before its combining marks
    {0x3030, 0x3098},    // … and after them; hiragana before the voiced sound marks
    {0x309B, 0x30FF},    // kana after them
    {0x3131, 0x318E},    // Hangul compatibility letters: ㅋ, ㅠ
    {0x4E00, 0x9FFF},    // ideographs
    {0xAC00, 0xD7A3},    // Hangul syllables (a trailing letter that could join stands in no range)
    {0xFE00, 0xFE0F},    // variation selectors
    {0x1F300, 0x1FAFF},  // emoji
};

bool is_plain_code_point(std::int32_t code_point) {
    if (code_point >= 0xAC00 && code_point <= 0xD7A3) return true;  // most of what is asked
    for (const auto& range : kPlainRanges) {
        if (code_point >= range.first && code_point <= range.last) return true;
    }
    return false;
}

bool is_cased(utf8proc_int32_t code_point) {
    const auto category = utf8proc_category(code_point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT;
}

/// Unicode's Case_Ignorable: marks, format characters, modifiers and the punctuation inside words.
bool is_case_ignorable(utf8proc_int32_t code_point) {
    switch (utf8proc_category(code_point)) {
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_SK:
            return true;
        default:
            break;
    }
    constexpr utf8proc_int32_t kInsideWords[] = {'\'',   '.',    ':',    0xB7,   0x387,  0x55F,
                                                 0x5F4,  0x2018, 0x2019, 0x2024, 0x2027, 0xFE13,
                                                 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A};
    for (const auto known : kInsideWords) {
        if (code_point == known) return true;
    }
    return false;
}

/// A sigma is final after a cased letter and not before one, case-ignorable characters aside.
bool is_final_sigma(const CodePoints& text, std::size_t at) {
    std::size_t before = at;
    while (before > 0 && is_case_ignorable(text[before - 1])) --before;
    if (before == 0 || !is_cased(text[before - 1])) return false;
    std::size_t after = at + 1;
    while (after < text.size() && is_case_ignorable(text[after])) ++after;
    return after == text.size() || !is_cased(text[after]);
}

}  // namespace

bool is_plain(std::string_view text) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t size = text.size();
    for (std::size_t k = 0; k < size;) {
        const unsigned char lead = bytes[k];
        if (lead < 0x80) {
            ++k;
        } else if (lead >= 0xE0 && lead < 0xF0 && k + 2 < size) {
            const auto code_point =
                ((lead & 0x0F) << 12) | ((bytes[k + 1] & 0x3F) << 6) | (bytes[k + 2] & 0x3F);
            const bool well_formed = (bytes[k + 1] & 0xC0) == 0x80 && (bytes[k + 2] & 0xC0) == 0x80;
            if (!well_formed || !is_plain_code_point(code_point)) return false;
            k += 3;
        } else if (lead == 0xF0 && k + 3 < size) {
            const auto code_point =
                ((bytes[k + 1] & 0x3F) << 12) | ((bytes[k + 2] & 0x3F) << 6) | (bytes[k + 3] & 0x3F);
            const bool well_formed = (bytes[k + 1] & 0xC0) == 0x80 && (bytes[k + 2] & 0xC0) == 0x80 &&
                                     (bytes[k + 3] & 0xC0) == 0x80;
            if (!well_formed || !is_plain_code_point(code_point)) return false;
            k += 4;
        } else {
            return false;
        }
    }
    return true;
}

std::string normalise(std::string_view text) {
    const std::string valid = encode(decode(text));
    utf8proc_uint8_t* composed = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                                   static_cast<utf8proc_ssize_t>(valid.size()), &composed,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0) return valid;  // out of memory alone can end here: the text is valid
    CodePoints code_points =
        decode({reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size)});
    std::free(composed);  // NOLINT(cppcoreguidelines-no-malloc): utf8proc allocates with malloc
    for (auto& code_point : code_points) code_point = utf8proc_tolower(code_point);
    return encode(code_points);
}

std::string python_lower(std::string_view text) {
    const CodePoints in = decode(text);
    CodePoints out;
    out.reserve(in.size());
    for (std::size_t k = 0; k < in.size(); ++k) {
        if (in[k] == 0x130) {  // İ lowers to two code points
            out.push_back('i');
            out.push_back(0x307);
        } else if (in[k] == 0x3A3) {  // Σ
            out.push_back(is_final_sigma(in, k) ? 0x3C2 : 0x3C3);
        } else {
            out.push_back(utf8proc_tolower(in[k]));
        }
    }
    return encode(out);
}

bool is_identifier(std::string_view text) {
    const CodePoints code_points = decode(text);
    return !code_points.empty() &&
           std::all_of(code_points.begin(), code_points.end(), [](utf8proc_int32_t c) {
               const auto category = utf8proc_category(c);
               const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
               const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
               return letter || mark || category == UTF8PROC_CATEGORY_ND || c == '_';
           });
}

}  // namespace rei
