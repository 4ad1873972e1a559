// Unicode as the project needs it, by utf8proc: the two ways in which texts and words are made comparable,
// and what a turn's id may be made of.
#pragma once

#include <string>
#include <string_view>

namespace rei {

/// NFC, then lower case a code point (DESIGN §3.2). Invalid UTF-8 is replaced by U+FFFD first.
[[nodiscard]] std::string normalise(std::string_view text);

/// True where `normalise` would at most turn A–Z into a–z: ASCII, Hangul syllables and letters, kana,
/// ideographs, emoji and common punctuation. One cheap pass; false only means "not known".
[[nodiscard]] bool is_plain(std::string_view text);

/// Python's str.lower(): the full mapping of Unicode, with U+0130 and the final sigma. What the documents'
/// Python does to a text before it looks for words (variant `heuristic`).
[[nodiscard]] std::string python_lower(std::string_view text);

/// Letters of any script with their marks, digits and `_` alone, and at least one of them.
[[nodiscard]] bool is_identifier(std::string_view text);

}  // namespace rei
