// What the store keeps, as values. Times of the wall are milliseconds since 1970 (`_ms`), times of a
// conversation seconds since it began (`_sec`).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rei/affect/state.hpp"

namespace rei::live {

/// How a reply ended. One that is not whole brings no deltas.
enum class Ending : std::uint8_t {
    whole,
    cut,        ///< the connection or the model broke off
    cancelled,  ///< the user stopped it
};
[[nodiscard]] constexpr const char* name_of(Ending ending) {
    constexpr const char* names[] = {"whole", "cut", "cancelled"};
    return names[static_cast<int>(ending)];
}

/// A reflection of the companion, as it is kept: ids of its file.
struct ReflectionRecord {
    std::string text;      ///< what was felt, in the words of who felt it
    std::string feeling;   ///< the main one said; empty: none
    std::string language;  ///< "ko" or "en"
    AffectState state;
    bool is_distress = false;  ///< then nothing of what follows is set
    std::string frame;
    double frame_weight = 0;
    std::string beside;                 ///< the frame that it is combined with; may be empty
    std::vector<std::string> routines;  ///< as they were listed
    std::string declaration;
};

/// One turn: what the user said, what was answered, and what the persona felt just after.
struct TurnRecord {
    int number = 0;  ///< from 0
    double at_sec = 0;
    std::int64_t wall_ms = 0;
    std::string user;
    std::string text;
    std::string reply;
    std::string thinking;
    Ending ending = Ending::whole;
    LlmSignal llm;                        ///< as it took effect: clamped, 0 where the reply is not whole
    std::optional<int> tokens_of_prompt;  ///< as the model counted
    std::optional<int> tokens_of_reply;
    std::string metadata = "{}";     ///< JSON: which model, tools called
    std::vector<std::string> notes;  ///< to be remembered of the user; not read back with the turn
    std::optional<ReflectionRecord> reflection;  ///< of the companion on the user; likewise
    AffectState state;
    std::string mood;
    int affinity = 0;  ///< the speaker's, after the turn
};

/// A session: which persona by which numbers, and where it stands.
struct SessionRecord {
    std::string id;  ///< UUID
    std::string name;
    std::string persona;
    std::string policy_hash;
    std::string policy_file;
    std::string policy_text;
    std::string variant;
    std::string prompt_name;
    std::string prompt_text;                       ///< the template, as it was when the session began
    std::map<std::string, std::string> variables;  ///< of the template's own, with their values
    int turns = 0;
    std::string state;  ///< Persona::save() after the last turn
    std::int64_t created_ms = 0;
    std::int64_t updated_ms = 0;
    std::map<std::string, int> start_affinities;  ///< of the users known when it began
};

/// A line of the list of sessions.
struct SessionSummary {
    std::string id, name, persona, variant;
    int turns = 0;
    std::string mood;        ///< after the last turn
    std::string first_text;  ///< what was said first
    std::int64_t created_ms = 0;
    std::int64_t updated_ms = 0;
};

/// Where a search looks: what is empty is any.
struct SearchScope {
    std::string session_id;
    std::string role;    ///< "user" or "assistant"
    std::string author;  ///< as it is shown
};

/// A message that a search found.
struct FoundMessage {
    std::string session_id, session_name;
    int turn = 0;
    std::string role, author, content;
    std::int64_t wall_ms = 0;
};

/// A template of system text with the variables of its own and what they are when nothing is said.
struct PromptRecord {
    std::string name;
    std::string content;
    std::map<std::string, std::string> variables;
    std::int64_t updated_ms = 0;
};

}  // namespace rei::live
