// The sentences of the scripted responder: by language, register and topic.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace rei::live {

enum class Topic : std::uint8_t { kind, thrilled, hostile, sorrowful, greeting, question, small_talk };
enum class Tongue : std::uint8_t { korean, korean_polite, english };

inline constexpr std::size_t kLinesATopic = 3;
struct Lines {
    std::array<std::string_view, kLinesATopic> say;    ///< the answer itself
    std::array<std::string_view, kLinesATopic> go_on;  ///< what keeps the talk going; left out by the terse
};
[[nodiscard]] const Lines& lines_of(Tongue tongue, Topic topic);

/// What a mood puts before an answer; empty for moods that are not known by name.
[[nodiscard]] std::string_view opener_of(Tongue tongue, std::string_view mood, std::size_t choice);

/// How a style hint says that one should speak.
struct Manner {
    bool terse = false;  ///< short sentences
    bool emoticons = false;
    bool exclaims = false;
    bool hesitates = false;
    bool slow = false;
};
[[nodiscard]] Manner manner_of(std::string_view style_hint);

/// Whether the register asks for polite speech.
[[nodiscard]] bool is_polite(std::string_view speech_register);
[[nodiscard]] bool is_greeting(std::string_view normalised_text);
[[nodiscard]] bool is_question(std::string_view normalised_text);

}  // namespace rei::live
