// What a model answers in JSON, read without trust.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rei/affect/state.hpp"

namespace rei::llm {

/// The JSON schema of an answer: a reply and two whole numbers, all required. As text.
[[nodiscard]] std::string answer_schema();

struct ModelAnswer {
    std::string reply;
    LlmSignal deltas;  ///< clamped to ±2 and ±10; 0 where they are missing or no numbers
};
/// The answer that a text is, but for blanks and a Markdown fence around it. None where it is no object with
/// a reply, or where anything else stands beside that: what is quoted in a text moves nobody.
[[nodiscard]] std::optional<ModelAnswer> parse_answer(std::string_view text);
/// The same for what a model has thought, where some leave their answer: with text around the object its
/// reply is found, and without deltas.
[[nodiscard]] std::optional<ModelAnswer> answer_in_thoughts(std::string_view text);

}  // namespace rei::llm
