// Ollama's own protocol for a round: POST /api/chat, answered by a line of JSON a piece.
#pragma once

#include "rei/llm/chat_model.hpp"

namespace rei::llm {

class OllamaChat final : public ChatModel {
  public:
    explicit OllamaChat(ModelSettings settings);
    [[nodiscard]] const ModelSettings& settings() const override { return settings_; }
    RoundResult ask(const Round& round, live::AnswerListener& listener, const std::stop_token& stop) override;

    /// The body of the request, as text.
    [[nodiscard]] std::string body_of(const Round& round) const;

  private:
    ModelSettings settings_;
};

}  // namespace rei::llm
