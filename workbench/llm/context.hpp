// What of a conversation goes into a model's context: the system text, what is remembered of who speaks, the
// latest turns as they were, of older ones a summary. Sizes are estimates; the server would drop the oldest
// messages silently, so what does not fit is left out here.
#pragma once

#include <cstddef>
#include <span>
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

/// What of a request's history goes along, within num_ctx less num_predict.
struct Fit {
    std::size_t first = 0;  ///< of the history: the messages before it are left out
    int summary_room = 0;   ///< tokens, for a summary of these
    std::string facts;      ///< what is remembered, as far as there is room
};
[[nodiscard]] Fit fit_history(const live::Request& request, int num_ctx, int num_predict);

/// The messages of a request. The turn itself and the system text are always there. What is remembered and
/// the summary come as a message by the user, marked as a note: neither was written by who wrote the system
/// text.
[[nodiscard]] std::vector<Message> fitted_messages(const live::Request& request, const Fit& fit,
                                                   const std::string& summary);

/// Sentences of older messages by the user that say most of what they talked about, in their order, within a
/// number of tokens: those with the words that come back in several messages. Empty where nothing fits.
[[nodiscard]] std::string summary_of(std::span<const live::ChatMessage> older, int most_tokens);

}  // namespace rei::llm
