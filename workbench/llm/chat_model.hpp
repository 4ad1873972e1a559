// One round with a language model, whichever protocol it speaks: messages go there, text and tool calls come
// back. A turn of a conversation is one round, or more where tools are called.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "rei/live/responder.hpp"
#include "rei/llm/http_exchange.hpp"
#include "rei/text/phrase.hpp"

namespace rei::llm {

/// A function that a model may ask for.
struct ToolSpec {
    std::string name;
    std::string description;
    std::string parameters;  ///< JSON schema of its arguments, an object
};

struct ToolCall {
    std::string id;  ///< as the server says; may be empty
    std::string name;
    std::string arguments;  ///< JSON as text, not checked
    friend bool operator==(const ToolCall&, const ToolCall&) = default;
};

struct Message {
    enum class Role : std::uint8_t { system, user, assistant, tool };
    Role role = Role::user;
    std::string content;
    std::vector<ToolCall> calls;  ///< of the assistant
    ToolCall answers;             ///< of a tool: which call
};

struct Round {
    std::vector<Message> messages;
    std::vector<ToolSpec> tools;  ///< not together with formatted
    bool formatted = true;        ///< the answer is held to answer_schema()
};

struct RoundResult {
    live::Answer::End end = live::Answer::End::failed;  ///< whole: the end marker of the protocol was seen
    std::string content;
    std::string thinking;
    std::vector<ToolCall> calls;  ///< none where the round is not whole
    Phrase problem;               ///< for people, without secrets
    std::optional<int> tokens_of_prompt, tokens_of_reply;
    int status = 0;                 ///< of HTTP; 0: no answer
    bool may_ask_again = false;     ///< nothing came, and a moment later it may: refused, 503
    bool tool_call_broken = false;  ///< the server could not read what the model wrote as a call
};

/// What is known of a model before it is asked.
struct ModelTraits {
    bool can_call_tools = true;
    bool can_think = false;
    bool thinks_by_level = false;  ///< gpt-oss: levels alone, and never not
    int most_context = 0;          ///< tokens; 0: unknown
};

enum class Protocol : std::uint8_t { ollama, openai };
[[nodiscard]] constexpr const char* name_of(Protocol protocol) {
    return protocol == Protocol::ollama ? "ollama" : "openai";
}

struct ModelSettings {
    Protocol protocol = Protocol::ollama;
    ServerAddress server;
    std::string model;
    std::string key;                   ///< that goes to the server; empty: none
    std::vector<std::string> secrets;  ///< whatever goes to it: taken out of what it says
    int num_ctx = 8192;         ///< tokens of the context, held constant: a change loads the model anew
    int num_predict = 2048;     ///< tokens of an answer, at most
    std::string think = "off";  ///< off, on, low, medium, high
    Limits limits;
    ModelTraits traits;
};

class ChatModel {
  public:
    virtual ~ChatModel() = default;
    [[nodiscard]] virtual const ModelSettings& settings() const = 0;
    /// Content and thinking in pieces to the listener, and as a whole. Does not throw.
    virtual RoundResult ask(const Round& round, live::AnswerListener& listener,
                            const std::stop_token& stop) = 0;
};

}  // namespace rei::llm
