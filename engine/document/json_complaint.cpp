#include "json_complaint.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rei {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-' ||
           c == '.' || c == '_';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string_view word_at(std::string_view source, std::size_t at) {
    const auto* begin = source.begin() + static_cast<std::ptrdiff_t>(at);
    return source.substr(at,
                         static_cast<std::size_t>(std::find_if_not(begin, source.end(), is_word) - begin));
}

/// The code point at `at`, which is valid UTF-8.
std::string_view code_point_at(std::string_view source, std::size_t at) {
    std::size_t end = at + 1;
    while (end < source.size() && (source[end] & '\xC0') == '\x80') ++end;
    return source.substr(at, end - at);
}

/// A string as it stands in the source, cut for a message.
std::string quoted(std::string_view content) {
    constexpr std::size_t kLongest = 40;
    if (content.size() <= kLongest) return fmt::format("\"{}\"", content);
    std::size_t end = kLongest;
    while (end > 0 && (content[end] & '\xC0') == '\x80') --end;
    return fmt::format("\"{}…\"", content.substr(0, end));
}

/// A string that starts at `begin`: what is wrong inside it, or an empty message and the byte after it.
JsonComplaint scan_string(std::string_view source, std::size_t begin) {
    for (std::size_t at = begin + 1; at < source.size(); ++at) {
        const char c = source[at];
        if (c == '"') return {at + 1, {}};
        if (c == '\n' || c == '\r')
            return {begin, phrase("found a string without its closing \" in the same line")};
        if (c == '\t') return {at, phrase("found a tab inside a string, expected it written as \\t")};
        if (c != '\\') continue;
        const char escape = at + 1 < source.size() ? source[at + 1] : '\0';
        const std::string_view hex = escape == 'u' ? source.substr(at + 2, 4) : std::string_view("0000");
        if (hex.size() < 4 || !std::all_of(hex.begin(), hex.end(), is_hex)) {
            return {at, phrase("found \\u without four hexadecimal digits in a string")};
        }
        if (escape == '\0') break;
        if (std::string_view("\"\\/bfnrtu").find(escape) == std::string_view::npos) {
            return {at,
                    phrase("found \\{} in a string, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
                           code_point_at(source, at + 1))};
        }
        ++at;
    }
    return {begin, phrase("found a string without its closing \"")};
}

/// What is wrong with a word that begins like a number; empty if it is one.
Phrase number_fault(std::string_view word) {
    const std::string_view digits = word.substr(word[0] == '-' || word[0] == '+' ? 1 : 0);
    if (word[0] == '+') return phrase("expected a number without a + before it");
    if (word[0] == '.') return phrase("expected a digit before the point");
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1]))
        return phrase("expected a number without a leading 0");
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](char c) {
            return is_digit(c) || c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-';
        })) {
        return phrase("expected a number");
    }
    if (!is_digit(digits.back())) return phrase("expected a digit at the end of a number");
    const auto* plain_end = std::find_if_not(digits.begin(), digits.end(), is_digit);
    if (plain_end == digits.end()) return {};
    const std::string_view rest(plain_end, static_cast<std::size_t>(digits.end() - plain_end));
    const std::size_t exponent = rest.find_first_of("eE");
    const std::string_view fraction = rest.substr(0, exponent);
    if (fraction.size() == 1 || fraction.find_first_not_of("0123456789", 1) != std::string_view::npos) {
        return phrase("expected digits after the point");
    }
    if (exponent == std::string_view::npos) return {};
    const std::size_t sign = exponent + (rest[exponent + 1] == '+' || rest[exponent + 1] == '-' ? 2 : 1);
    if (rest.find_first_not_of("0123456789", sign) == std::string_view::npos) return {};
    return phrase("expected a whole exponent");
}

Phrase expectation(JsonState state, bool separated, bool inside, bool in_object) {
    switch (state) {
        case JsonState::at_start:
            return phrase("expected a JSON value");
        case JsonState::after_key:
            return separated ? phrase("expected a value") : phrase("expected ':' after the key");
        case JsonState::after_open:
            return in_object ? phrase("expected a key in double quotes or {}", "'}'")
                             : phrase("expected a value or ']'");
        case JsonState::after_value:
            break;
    }
    if (!inside) return phrase("expected nothing after the end of the value");
    if (separated) return in_object ? phrase("expected a key in double quotes") : phrase("expected a value");
    return in_object ? phrase("expected ',' or {}", "'}'") : phrase("expected ',' or ']'");
}

/// Whether a value may stand where the parser is.
bool expects_value(JsonState state, bool separated, bool in_object) {
    if (state == JsonState::after_open || state == JsonState::after_value) {
        return !in_object && (separated || state == JsonState::after_open);
    }
    return state == JsonState::at_start || separated;
}

JsonComplaint complain_word(std::string_view source, std::size_t at, const Phrase& expected, bool value) {
    const std::string_view word = word_at(source, at);
    const bool numeric = is_digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.';
    if (!value) return {at, phrase("found {}, {}", word, expected)};
    if (numeric) {
        const Phrase fault = number_fault(word);
        if (fault.empty()) return {at, phrase("found {}, expected a number up to 1.8e308", word)};
        return {at, phrase("found {}, {}", word, fault)};
    }
    for (const char* literal : {"true", "false", "null"}) {
        if (std::equal(word.begin(), word.end(), literal, literal + std::string_view(literal).size(),
                       [](char a, char b) { return (a | ' ') == b; })) {
            return {at, phrase("found {}, which JSON writes {}", word, literal)};
        }
    }
    return {at, phrase("found {}, {} (texts take double quotes)", word, expected)};
}

}  // namespace

JsonComplaint complain(std::string_view source, std::size_t last_end, JsonState state, bool inside,
                       bool in_object) {
    std::size_t at = std::min(source.find_first_not_of(kBlanks, last_end), source.size());
    const char separator = state == JsonState::after_key ? ':' : ',';
    const bool may_separate = state == JsonState::after_key || (state == JsonState::after_value && inside);
    const bool separated = may_separate && at < source.size() && source[at] == separator;
    if (separated) at = std::min(source.find_first_not_of(kBlanks, at + 1), source.size());

    const Phrase expected = expectation(state, separated, inside, in_object);
    if (at == source.size()) return {at, phrase("found the end of the file, {}", expected)};
    const char c = source[at];
    if (c == '"') {
        JsonComplaint inside_string = scan_string(source, at);
        if (!inside_string.message.empty()) return inside_string;
        const bool key_place = in_object && (state == JsonState::after_open || separated);
        if (expects_value(state, separated, in_object) || (key_place && state != JsonState::after_key)) {
            return {at, phrase("found a \\u escape of half a character in a string, expected both halves")};
        }
        return {at,
                phrase("found {}, {}", quoted(source.substr(at + 1, inside_string.byte - at - 2)), expected)};
    }
    if (is_word(c)) return complain_word(source, at, expected, expects_value(state, separated, in_object));
    if (c == '\'') return {at, phrase("found ', {} (texts take double quotes)", expected)};
    if (c == '/' || c == '#')
        return {at, phrase("found {}, {} (JSON has no comments)", source.substr(at, 1), expected)};
    if (separated && separator == ',' && (c == '}' || c == ']')) {
        return {at, phrase("found '{}' right after a comma, {}", source.substr(at, 1), expected)};
    }
    return {at, phrase("found '{}', {}", code_point_at(source, at), expected)};
}

}  // namespace rei
