// Functions that a model may call in a turn. What a call changes is no more than proposed: it takes effect
// with the turn, if the turn is whole.
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "rei/live/responder.hpp"
#include "rei/llm/chat_model.hpp"

namespace rei::llm {

struct ToolResult {
    std::string content;  ///< what the model is told: cleaned, and not longer than kMostToolResult
    bool refused = false;
    std::optional<std::string> note{};                   ///< to be remembered of who speaks
    std::optional<live::ReflectionRecord> reflection{};  ///< of the companion on who speaks, to be logged
};

/// Of a call that is not carried out: what the model is told.
[[nodiscard]] inline ToolResult refused(const std::string& why) {
    return {"refused: " + why, true};
}

/// Longest result of a call, in characters.
inline constexpr std::size_t kMostToolResult = 4'000;

class Tools {
  public:
    virtual ~Tools() = default;
    /// Those that are allowed.
    [[nodiscard]] virtual std::vector<ToolSpec> specs() const = 0;
    /// Carry out a call, after checking that it is allowed and its arguments. Does not throw.
    virtual ToolResult call(const ToolCall& call, const live::Request& request,
                            const std::stop_token& stop) = 0;
};

}  // namespace rei::llm
