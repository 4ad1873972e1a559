#include "rei/live/clean_text.hpp"

#include <array>
#include <utility>

#include <utf8proc.h>

namespace rei::live {
namespace {

bool is_harmless(utf8proc_int32_t c) {
    if (c == '\n' || c == '\t') return true;
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool tag = c >= 0xE0000 && c <= 0xE007F;  // letters that nobody sees, but a model reads
    return utf8proc_category(c) != UTF8PROC_CATEGORY_CC && !direction && !tag;
}

bool is_of_a_name(utf8proc_int32_t c) {
    if (c < 0x80 && std::string_view(" _-.@").find(static_cast<char>(c)) != std::string_view::npos)
        return true;
    const utf8proc_category_t category = utf8proc_category(c);
    const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
    return letter || mark || category == UTF8PROC_CATEGORY_ND;
}

/// At most so many of the characters of a text that are wanted; bad UTF-8 is U+FFFD.
std::string characters(std::string_view text, std::size_t most, bool (*is_wanted)(utf8proc_int32_t)) {
    std::string out;
    std::size_t kept = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0 && kept < most) {
        utf8proc_int32_t character = 0;
        utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &character);
        if (used <= 0) {
            character = 0xFFFD;
            used = 1;
        }
        bytes += used;
        left -= used;
        if (!is_wanted(character)) continue;
        std::array<utf8proc_uint8_t, 4> encoded{};
        const auto size = utf8proc_encode_char(character, encoded.data());
        out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
        ++kept;
    }
    return out;
}

}  // namespace

std::string clean_text(std::string_view text, std::size_t max_characters) {
    return characters(text, max_characters, is_harmless);
}

std::string clean_name(std::string_view text) {
    std::string out = clean_text(text, kMaxName);
    for (char& byte : out) {
        if (byte == '\n' || byte == '\t') byte = ' ';
    }
    const std::size_t begin = out.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return out.substr(begin, out.find_last_not_of(' ') - begin + 1);
}

std::string quoted_name(std::string_view name) {
    return '"' + clean_name(characters(name, kMaxName, is_of_a_name)) + '"';
}

std::string without_secrets(std::string text, const std::vector<std::string>& secrets) {
    constexpr std::string_view kInstead = "[secret]";
    for (const std::string& secret : secrets) {
        if (secret.size() < kShortestSecret) continue;
        for (std::size_t at = 0; (at = text.find(secret, at)) != std::string::npos; at += kInstead.size())
            text.replace(at, secret.size(), kInstead);
    }
    return text;
}

Phrase without_secrets(const Phrase& phrase, const std::vector<std::string>& secrets) {
    return phrase.with_texts([&](std::string text) { return without_secrets(std::move(text), secrets); });
}

}  // namespace rei::live
