// Text from outside (people, models, files) made harmless: valid UTF-8, no control characters, not endless.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rei/text/phrase.hpp"

namespace rei::live {

/// Longest message taken in, in characters.
inline constexpr std::size_t kMaxMessage = 16'000;
/// Longest name of a user or a session.
inline constexpr std::size_t kMaxName = 64;

/// Bad UTF-8 becomes U+FFFD; control characters and overrides of the writing direction go, line breaks and
/// tabs stay; at most `max_characters` code points.
[[nodiscard]] std::string clean_text(std::string_view text, std::size_t max_characters = kMaxMessage);
/// The same on one line, without blanks around it.
[[nodiscard]] std::string clean_name(std::string_view text);
/// A name as it may stand in system text, in which its owner has no say: letters and digits of any script,
/// blanks, and _ - . @ of it, between double quotes.
[[nodiscard]] std::string quoted_name(std::string_view name);

/// Shortest secret, in bytes: a shorter one would be found in plain words.
inline constexpr std::size_t kShortestSecret = 8;

/// The text with each of the secrets in it replaced by "[secret]"; shorter ones than kShortestSecret are left
/// alone.
[[nodiscard]] std::string without_secrets(std::string text, const std::vector<std::string>& secrets);
/// The same in the places of a phrase.
[[nodiscard]] Phrase without_secrets(const Phrase& phrase, const std::vector<std::string>& secrets);

}  // namespace rei::live
