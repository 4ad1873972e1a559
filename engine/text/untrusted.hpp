// Text that others wrote, made fit to be kept: valid UTF-8, nothing that moves a cursor or turns the
// direction of writing over, no more of it than somebody would say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rei {

/// The longest that is kept of what somebody says, and of a name; in bytes, cut between characters.
inline constexpr std::size_t kMostSpeechBytes = 16384;
inline constexpr std::size_t kMostNameBytes = 120;

/// Every byte that is no UTF-8 becomes U+FFFD; says how many there were and where the first was.
struct Repaired {
    std::string text;
    std::size_t replaced = 0;
    std::size_t first = 0;  ///< byte of the text before
};
[[nodiscard]] Repaired valid_utf8(std::string text);

struct Cleaned {
    std::string text;
    bool stripped = false;  ///< controls were taken out
    bool cut = false;       ///< it was too long
};
/// What somebody says: line breaks stay, tabs become blanks, other control characters, embeddings and
/// overrides of direction and noncharacters go; no blanks around it.
[[nodiscard]] Cleaned clean_speech(std::string_view text);
/// The same for a name, which has one line.
[[nodiscard]] Cleaned clean_name(std::string_view text);

}  // namespace rei
