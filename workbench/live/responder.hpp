// Who answers in a conversation: a language model, local or far, or the scripted responder. One interface, so
// that a session, the command line and the window treat them alike.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "rei/affect/state.hpp"
#include "rei/live/records.hpp"
#include "rei/text/phrase.hpp"

namespace rei::live {

/// A message as a model is given it. The system text is apart (Request::system): nothing that anybody said or
/// imported can come to stand there.
struct ChatMessage {
    enum class Role : std::uint8_t { user, assistant };
    Role role = Role::user;
    std::string content;
    friend bool operator==(const ChatMessage&, const ChatMessage&) = default;
};

/// All that an answer is made from; by value, so that it can go to another thread.
struct Request {
    std::string system;                ///< from the prompt's template, with the mood before the turn
    std::vector<ChatMessage> history;  ///< turns before this one, whole replies alone; the oldest first
    std::string user;                  ///< who speaks
    std::string text;                  ///< what is said
    int turn = 0;                      ///< its number in the session
    double asked_sec = 0;              ///< when it was said
    std::string mood;                  ///< before the turn, as are the state and the affinity
    AffectState state;
    int affinity = 0;
    std::vector<std::string> facts;  ///< remembered of who speaks; the oldest first
};

/// What came back.
struct Answer {
    enum class End : std::uint8_t {
        whole,      ///< the explicit end marker was seen
        cut,        ///< broken off after it had begun: by an error, a limit, a closed connection
        cancelled,  ///< the stop token
        failed,     ///< nothing came at all
    };
    End end = End::whole;
    std::string reply;
    std::string thinking;
    LlmSignal llm;                               ///< as the model says; clamped where it enters the session
    std::vector<std::string> notes;              ///< to be remembered of who speaks, if the answer is whole
    std::optional<ReflectionRecord> reflection;  ///< of the companion on who speaks; to be logged likewise
    Phrase problem;                              ///< cut or failed: what happened, for people
    std::optional<int> tokens_of_prompt, tokens_of_reply;
    std::string metadata = "{}";  ///< JSON object: who answered, tools called
};

/// Receives an answer while it comes, in the thread of answer().
class AnswerListener {
  public:
    virtual ~AnswerListener() = default;
    virtual void on_text(std::string_view more) = 0;
    virtual void on_thinking(std::string_view more) = 0;
};

class Responder {
  public:
    virtual ~Responder() = default;
    /// Short, for people and for the metadata of messages.
    [[nodiscard]] virtual std::string name() const = 0;
    /// Answer, in pieces to the listener and as a whole; the pieces put together are the whole. Blocks;
    /// returns within 0.1 s of a stop being asked for. Does not throw: what goes wrong is in the answer.
    virtual Answer answer(const Request& request, AnswerListener& listener, const std::stop_token& stop) = 0;
};

}  // namespace rei::live
