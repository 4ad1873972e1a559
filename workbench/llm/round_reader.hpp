// What the readers of both protocols share: the pieces of a round as they come, the guards over them, and
// what its end means.
#pragma once

#include <string>
#include <string_view>

#include "rei/llm/chat_model.hpp"
#include "rei/llm/repeat_guard.hpp"

namespace rei::llm {

class RoundReader {
  public:
    explicit RoundReader(live::AnswerListener& listener) : listener_(listener) {}

    // while it comes; false ends the reading
    bool take_content(std::string_view more);
    bool take_thinking(std::string_view more);
    /// What is shown of either is to be clean by now (refusal_text).
    bool take_error(std::string_view message);
    bool take_malformed(std::string_view line);
    bool take_call(ToolCall call);
    /// The end marker was seen; `reason` as the protocol says it, may be empty.
    bool take_end(std::string_view reason);
    void take_tokens(std::optional<int> prompt, std::optional<int> reply);
    [[nodiscard]] bool has_ended() const { return ended_; }

    /// What the round came to.
    [[nodiscard]] RoundResult result(const HttpOutcome& outcome, const ModelSettings& settings) &&;

  private:
    bool break_off(Phrase problem);
    live::AnswerListener& listener_;
    RoundResult result_;
    RepeatGuard content_guard_, thinking_guard_;
    bool ended_ = false;
    std::string reason_;
    Phrase problem_;  ///< of the stream itself
};

/// What a server says in refusing: the text of {"error": "…"} or {"error": {"message": "…"}}, else the body;
/// on one line, cut short, without secrets.
[[nodiscard]] std::string refusal_text(const std::string& body, const std::vector<std::string>& secrets);

/// Why nothing can be had of this server, for people.
[[nodiscard]] Phrase problem_of(const HttpOutcome& outcome, const ModelSettings& settings);

}  // namespace rei::llm
