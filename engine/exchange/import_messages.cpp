// Messages as OpenAI and Ollama take them: role and content, in a list, in an object's "messages", or one a
// line. They have no times of their own; `at` (seconds, as `rei export` writes), `created_at`, `timestamp`
// and `create_time` are taken where they stand. What `rei history export` writes has them in a list of its
// own, `emotion`, by `turn`, and who spoke in `author`. What is not said by user or assistant is an
// instruction or a tool's, and no part of the conversation.
#include <map>

#include "rei/exchange/json_records.hpp"
#include "rei/exchange/readers.hpp"

namespace rei {
namespace {

using nlohmann::json;

/// A text, or the texts of parts.
std::string content_of(const json& record) {
    const auto content = record.find("content");
    if (content == record.end() || !content->is_array()) return text_at(record, "content");
    std::string out;
    for (const json& part : *content) {
        const std::string text = text_at(part, "text");
        out += (out.empty() || text.empty() ? "" : "\n") + text;
    }
    return out;
}

void take_deltas(const json& from, LlmSignal& llm) {
    llm.mood_delta = number_at(from, "mood_delta").value_or(llm.mood_delta);
    llm.affinity_delta = number_at(from, "affinity_delta").value_or(llm.affinity_delta);
}

/// A persona's model answers in JSON: {"reply": …, "mood_delta": …, "affinity_delta": …}.
void take_structured_reply(Message& message) {
    if (message.text.empty() || message.text.front() != '{') return;
    const std::optional<json> answer = parse_record(message.text);
    if (!answer || !answer->is_object() || !answer->contains("reply")) return;
    take_deltas(*answer, message.llm);
    message.text = text_at(*answer, "reply");
}

/// Seconds of a turn by its number.
using TurnTimes = std::map<double, double>;

TurnTimes turn_times(std::string_view text) {
    TurnTimes out;
    if (text.find("\"emotion\"") == std::string_view::npos) return out;
    Talk unheard;  // that there are none is no fault
    each_json_item(text, "emotion", unheard, [&out](const json& sample, std::size_t) {
        const auto turn = number_at(sample, "turn"), at = number_at(sample, "at_sec");
        if (turn && at) out[*turn] = *at;
    });
    return out;
}

std::optional<double> time_of(const json& record, const TurnTimes& turns) {
    if (const auto at = number_at(record, "at")) return at;
    if (const auto turn = number_at(record, "turn")) {
        if (const auto found = turns.find(*turn); found != turns.end()) return found->second;
    }
    for (const char* key : {"created_at", "timestamp", "create_time"}) {
        if (const auto at = date_at(record, key)) return at;
    }
    return std::nullopt;
}

std::string speaker_of(const json& record, bool assistant) {
    if (std::string author = text_at(record, "author"); !author.empty()) return author;
    return assistant ? "assistant" : text_at(record, "name");
}

void read_one(const json& record, std::size_t number, const TurnTimes& turns, Talk& talk) {
    const std::string role = text_at(record, "role");
    const bool assistant = role == "assistant";
    if (!assistant && role != "user") return talk.skip("neither of user nor of assistant", number);
    Message message;
    message.role = assistant ? Role::character : Role::person;
    message.speaker = speaker_of(record, assistant);
    message.text = content_of(record);
    message.at_sec = time_of(record, turns);
    if (assistant) {
        take_structured_reply(message);
        take_deltas(record, message.llm);
    }
    talk.say(std::move(message), number);
}

/// Whether every message has a line of its own: the first line is one.
bool is_a_line_each(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\n'));
    const std::optional<json> first = line.size() == text.size() ? std::nullopt : parse_record(line);
    return first && first->is_object() && first->contains("role");
}

}  // namespace

void read_messages(std::string_view text, const ImportOptions&, Talk& talk) {
    const TurnTimes turns = turn_times(text);
    const auto visit = [&](const json& record, std::size_t number) { read_one(record, number, turns, talk); };
    if (is_a_line_each(text)) {
        each_json_line(text, talk, visit);
    } else {
        each_json_item(text, "messages", talk, visit);
    }
}

}  // namespace rei
