// What of a conversation goes into a model's context: the system text, what is remembered of who speaks, the
// latest turns as they were, of older ones a summary. Sizes are estimates; the server would drop the oldest
// messages silently, so what does not fit is left out here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/live/responder.hpp"
#include "rei/llm/chat_model.hpp"

namespace rei::llm {

/// Tokens that a text may come to: a token for four characters of ASCII, one for each other character, and
/// rather too many than too few.
[[nodiscard]] int estimated_tokens(std::string_view text);

/// The same of what a server is told about tools.
[[nodiscard]] int estimated_tokens(const std::vector<ToolSpec>& tools);

/// The messages of a request, within num_ctx less num_predict. The turn itself and the system text are always
/// there. What is remembered and the summary come as a message by the user, marked as a note: neither was
/// written by who wrote the system text.
[[nodiscard]] std::vector<Message> fitted_messages(const live::Request& request, int num_ctx,
                                                   int num_predict);

/// Sentences of older messages by the user that say most of what they talked about, in their order, within a
/// number of tokens: those with the words that come back in several messages. Empty where nothing fits.
[[nodiscard]] std::string summary_of(const std::vector<live::ChatMessage>& older, int most_tokens);

}  // namespace rei::llm
