#include "rei/llm/ollama_chat.hpp"

#include <nlohmann/json.hpp>

#include "rei/llm/json_parts.hpp"
#include "rei/llm/line_reader.hpp"
#include "rei/llm/model_json.hpp"
#include "rei/llm/round_reader.hpp"

namespace rei::llm {
namespace {

using Json = nlohmann::json;

Json ollama_json_of(const Message& message) {
    Json out = {{"role", role_name(message.role)}, {"content", message.content}};
    if (message.role == Message::Role::tool) {
        out["tool_name"] = message.answers.name;
        if (!message.answers.id.empty()) out["tool_call_id"] = message.answers.id;
    }
    for (const ToolCall& call : message.calls) {
        Json one = {{"function", {{"name", call.name}, {"arguments", object_in(call.arguments)}}}};
        if (!call.id.empty()) one["id"] = call.id;
        out["tool_calls"].push_back(one);
    }
    return out;
}

/// A model that cannot think refuses to be asked to; one of levels knows no other word.
Json think_of(const ModelSettings& settings) {
    const std::string& think = settings.think;
    if (settings.traits.thinks_by_level) return think == "off" ? "low" : think == "on" ? "medium" : think;
    if (!settings.traits.can_think || think == "off") return false;
    if (think == "on") return true;
    return think;
}

bool take_calls(const Json& message, RoundReader& reader) {
    const auto calls = message.find("tool_calls");
    if (calls == message.end() || !calls->is_array()) return true;
    for (const Json& call : *calls) {
        const Json& function = member(call, "function");
        const Json& arguments = member(function, "arguments");
        if (!reader.take_call(
                {text_at(call, "id"), text_at(function, "name"),
                 arguments.is_string() ? arguments.get<std::string>() : text_of_json(arguments)}))
            return false;
    }
    return true;
}

bool take_line(std::string_view line, RoundReader& reader, const std::vector<std::string>& secrets) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return reader.take_malformed(refusal_text(std::string(line), secrets));
    if (json.contains("error")) return reader.take_error(refusal_text(std::string(line), secrets));
    const Json& message = member(json, "message");
    if (!reader.take_thinking(text_at(message, "thinking"))) return false;
    if (!reader.take_content(text_at(message, "content"))) return false;
    if (!take_calls(message, reader)) return false;
    reader.take_tokens(count_at(json, "prompt_eval_count"), count_at(json, "eval_count"));
    const Json& done = member(json, "done");
    if (done.is_boolean() && done.get<bool>()) {
        reader.take_end(text_at(json, "done_reason"));
        return false;
    }
    return true;
}

}  // namespace

OllamaChat::OllamaChat(ModelSettings settings) : settings_(std::move(settings)) {}

std::string OllamaChat::body_of(const Round& round) const {
    Json body = {{"model", settings_.model},
                 {"messages", Json::array()},
                 {"stream", true},
                 {"think", think_of(settings_)},
                 {"options", {{"num_ctx", settings_.num_ctx}, {"num_predict", settings_.num_predict}}}};
    for (const Message& message : round.messages) body["messages"].push_back(ollama_json_of(message));
    if (round.formatted) body["format"] = Json::parse(answer_schema());
    for (const ToolSpec& tool : round.tools) body["tools"].push_back(json_of_tool(tool));
    return text_of_json(body);
}

RoundResult OllamaChat::ask(const Round& round, live::AnswerListener& listener, const std::stop_token& stop) {
    RoundReader reader(listener);
    LineReader lines;
    const auto on_line = [&](std::string_view line) { return take_line(line, reader, settings_.secrets); };
    const HttpRequest request{settings_.server, "POST", "/api/chat", body_of(round), settings_.key};
    const HttpOutcome outcome = exchange(request, settings_.limits, stop,
                                         [&](std::string_view bytes) { return lines.take(bytes, on_line); });
    if (outcome.broke != Broke::enough) lines.finish(on_line);
    return std::move(reader).result(outcome, settings_);
}

}  // namespace rei::llm
