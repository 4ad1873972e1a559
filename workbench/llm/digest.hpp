// What a model wrote down of the turns of a conversation that no longer fit into its context. It is asked for
// it now and then, with a round of its own before an answer; what has come since, and all where it fails, is
// summarised without it (summary_of).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "rei/llm/chat_model.hpp"

namespace rei::llm {

class Digest {
  public:
    struct Summary {
        std::string text;
        std::optional<RoundResult> asked;  ///< the round in which the model wrote it, if there was one
    };
    /// Of the turns that are left out, within `room` tokens: what is written down, and extracts of what came
    /// since. The model is asked where these have outgrown the room.
    [[nodiscard]] Summary of(std::span<const live::ChatMessage> older, int room, ChatModel& model,
                             const std::stop_token& stop);

  private:
    [[nodiscard]] std::size_t covered(std::span<const live::ChatMessage> older) const;
    void cover(std::span<const live::ChatMessage> older, std::string text);

    std::string text_;
    std::vector<live::ChatMessage> last_;  ///< the last messages that it covers: how it knows the place
};

}  // namespace rei::llm
