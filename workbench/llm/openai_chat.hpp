// The OpenAI-compatible protocol for a round: POST /chat/completions, answered by server-sent events.
#pragma once

#include "rei/llm/chat_model.hpp"

namespace rei::llm {

class OpenAiChat final : public ChatModel {
  public:
    explicit OpenAiChat(ModelSettings settings);
    [[nodiscard]] const ModelSettings& settings() const override { return settings_; }
    RoundResult ask(const Round& round, live::AnswerListener& listener, const std::stop_token& stop) override;

    /// The body of the request, as text.
    [[nodiscard]] std::string body_of(const Round& round) const;

  private:
    ModelSettings settings_;
};

}  // namespace rei::llm
