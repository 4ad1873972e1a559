#include "rei/llm/openai_chat.hpp"

#include <map>

#include <nlohmann/json.hpp>

#include "rei/llm/json_parts.hpp"
#include "rei/llm/line_reader.hpp"
#include "rei/llm/model_json.hpp"
#include "rei/llm/round_reader.hpp"

namespace rei::llm {
namespace {

using Json = nlohmann::json;

Json openai_json_of(const Message& message) {
    Json out = {{"role", role_name(message.role)}, {"content", message.content}};
    if (message.role == Message::Role::tool) out["tool_call_id"] = message.answers.id;
    for (const ToolCall& call : message.calls) {
        out["tool_calls"].push_back({{"id", call.id},
                                     {"type", "function"},
                                     {"function", {{"name", call.name}, {"arguments", call.arguments}}}});
    }
    return out;
}

/// Reads the chunks of one answer. Calls come in fragments, told apart by their index.
class Chunks {
  public:
    Chunks(RoundReader& reader, const std::vector<std::string>& secrets)
        : reader_(reader), secrets_(secrets) {}

    bool take(std::string_view data) {
        if (data == "[DONE]") {
            end("");
            return false;
        }
        const Json json = Json::parse(data, nullptr, false);
        if (!json.is_object()) return reader_.take_malformed(refusal_text(std::string(data), secrets_));
        if (!member(json, "error").is_null())
            return reader_.take_error(refusal_text(std::string(data), secrets_));
        const Json& usage = member(json, "usage");
        reader_.take_tokens(count_at(usage, "prompt_tokens"), count_at(usage, "completion_tokens"));
        const Json& choices = member(json, "choices");
        if (!choices.is_array() || choices.empty()) return true;
        return take_choice(choices.front());
    }

  private:
    bool take_choice(const Json& choice) {
        const Json& delta = member(choice, "delta");
        // the servers of open models say what was thought by one name or the other
        if (!reader_.take_thinking(text_at(delta, "reasoning"))) return false;
        if (!reader_.take_thinking(text_at(delta, "reasoning_content"))) return false;
        if (!reader_.take_content(text_at(delta, "content"))) return false;
        for (const Json& part : member(delta, "tool_calls")) take_call_part(part);
        const std::string reason = text_at(choice, "finish_reason");
        if (!reason.empty()) end(reason);
        return true;
    }

    void take_call_part(const Json& part) {
        ToolCall& call = calls_[count_at(part, "index").value_or(0)];
        const Json& function = member(part, "function");
        if (call.id.empty()) call.id = text_at(part, "id");
        if (call.name.empty()) call.name = text_at(function, "name");
        call.arguments += text_at(function, "arguments");
    }

    void end(const std::string& reason) {
        if (reader_.has_ended()) return;  // [DONE] after the reason
        for (auto& [index, call] : calls_) {
            if (call.id.empty()) call.id = "call_" + std::to_string(index);
            reader_.take_call(std::move(call));
        }
        reader_.take_end(reason);
    }

    RoundReader& reader_;
    const std::vector<std::string>& secrets_;
    std::map<int, ToolCall> calls_;
};

}  // namespace

OpenAiChat::OpenAiChat(ModelSettings settings) : settings_(std::move(settings)) {}

std::string OpenAiChat::body_of(const Round& round) const {
    Json body = {{"model", settings_.model},
                 {"messages", Json::array()},
                 {"stream", true},
                 {"stream_options", {{"include_usage", true}}},
                 {"max_tokens", settings_.num_predict}};
    for (const Message& message : round.messages) body["messages"].push_back(openai_json_of(message));
    if (round.formatted) {
        body["response_format"] = {
            {"type", "json_schema"},
            {"json_schema",
             {{"name", "answer"}, {"strict", true}, {"schema", Json::parse(answer_schema())}}}};
    }
    for (const ToolSpec& tool : round.tools) body["tools"].push_back(json_of_tool(tool));
    const std::string& think = settings_.think;
    if (think != "off" && think != "on") body["reasoning_effort"] = think;
    return text_of_json(body);
}

RoundResult OpenAiChat::ask(const Round& round, live::AnswerListener& listener, const std::stop_token& stop) {
    RoundReader reader(listener);
    EventReader events;
    Chunks chunks(reader, settings_.secrets);
    const auto on_data = [&](std::string_view data) { return chunks.take(data); };
    const HttpRequest request{settings_.server, "POST", "/chat/completions", body_of(round), settings_.key};
    const HttpOutcome outcome = exchange(request, settings_.limits, stop,
                                         [&](std::string_view bytes) { return events.take(bytes, on_data); });
    if (outcome.broke != Broke::enough) events.finish(on_data);
    return std::move(reader).result(outcome, settings_);
}

}  // namespace rei::llm
