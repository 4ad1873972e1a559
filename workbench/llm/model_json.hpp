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
/// The answer in a text: fences around it are taken off, and text around an object is passed over once. None
/// where there is no object with a reply.
[[nodiscard]] std::optional<ModelAnswer> parse_answer(std::string_view text);

/// Text without blanks and without a fence of three backticks around it.
[[nodiscard]] std::string_view without_fence(std::string_view text);

}  // namespace rei::llm
