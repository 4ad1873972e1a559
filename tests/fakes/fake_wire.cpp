#include "fakes/fake_wire.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace rei::test {
namespace {

using Json = nlohmann::json;

constexpr const char* kFormed =
    R"json({"reply": "그래, 좋아 :) 오늘은 뭐 했어? 나는 계속 기다리고 있었어.", "mood_delta": 1, "affinity_delta": 2})json";
constexpr const char* kPlain = "words without a form";
constexpr const char* kCreated = "2024-05-01T12:00:00.000000Z";

std::string content_of(const FakeTurn& turn, const Json& request) {
    if (turn.content == "-" || (!turn.calls.empty() && turn.content.empty())) return {};
    if (!turn.content.empty()) return turn.content;
    return request.contains("format") || request.contains("response_format") ? kFormed : kPlain;
}

/// A few characters a piece, none cut in two.
std::vector<std::string> pieces_of(const std::string& text) {
    constexpr std::size_t kPiece = 7;
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(at + kPiece, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        out.push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

Json ollama_line(const Json& request, const Json& message) {
    return {{"model", request.value("model", "")},
            {"created_at", kCreated},
            {"message", message},
            {"done", false}};
}

Json ollama_calls(const FakeTurn& turn) {
    Json out = Json::array();
    for (std::size_t k = 0; k < turn.calls.size(); ++k) {
        out.push_back({{"id", "call_" + std::to_string(k)},
                       {"function",
                        {{"index", k},
                         {"name", turn.calls[k].name},
                         {"arguments", Json::parse(turn.calls[k].arguments, nullptr, false)}}}});
    }
    return out;
}

std::string event(const Json& json) {
    return "data: " + json.dump() + "\n\n";
}

Json openai_chunk(const Json& request, const Json& delta, const Json& reason = nullptr) {
    return {{"id", "chatcmpl-1"},
            {"object", "chat.completion.chunk"},
            {"created", 1714564800},
            {"model", request.value("model", "")},
            {"choices", {{{"index", 0}, {"delta", delta}, {"finish_reason", reason}}}}};
}

/// Arguments come in two fragments, the id and the name with the first.
void add_call_chunks(const FakeTurn& turn, const Json& request, std::vector<std::string>& out) {
    for (std::size_t k = 0; k < turn.calls.size(); ++k) {
        const FakeCall& call = turn.calls[k];
        const std::size_t half = call.arguments.size() / 2;
        const Json first = {
            {"index", k},
            {"id", "call_" + std::to_string(k)},
            {"type", "function"},
            {"function", {{"name", call.name}, {"arguments", call.arguments.substr(0, half)}}}};
        const Json second = {{"index", k}, {"function", {{"arguments", call.arguments.substr(half)}}}};
        for (const Json& part : {first, second})
            out.push_back(event(openai_chunk(request, {{"tool_calls", Json::array({part})}})));
    }
}

std::string reason_of(const FakeTurn& turn) {
    return turn.calls.empty() ? turn.reason : "tool_calls";
}

Json model_details(const char* family) {
    return {
        {"family", family}, {"parameter_size", "3.2B"}, {"quantization_level", "Q4_K_M"}, {"format", "gguf"}};
}

struct FakeModel {
    const char* name;
    const char* family;
    std::vector<std::string> capabilities;
    int context = 32768;
};

std::vector<FakeModel> models() {
    return {{"tiny", "llama", {"completion", "tools"}},
            {"thinker", "qwen3", {"completion", "tools", "thinking"}},
            {"gpt-oss:20b", "gptoss", {"completion", "tools", "thinking"}},
            {"plain", "gemma", {"completion"}},
            {"short", "llama", {"completion", "tools"}, 2048}};
}

}  // namespace

std::string fake_error(const std::string& what, bool openai) {
    if (!openai) return Json{{"error", what}}.dump();
    return Json{
        {"error", {{"message", what}, {"type", "server_error"}, {"param", nullptr}, {"code", nullptr}}}}
        .dump();
}

std::vector<std::string> ollama_pieces(const FakeTurn& turn, const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    std::vector<std::string> out;
    const auto add = [&](const Json& message) { out.push_back(ollama_line(request, message).dump() + "\n"); };
    for (const std::string& piece : pieces_of(turn.thinking))
        add({{"role", "assistant"}, {"content", ""}, {"thinking", piece}});
    for (const std::string& piece : pieces_of(content_of(turn, request)))
        add({{"role", "assistant"}, {"content", piece}});
    if (!turn.calls.empty() && turn.mode != FakeMode::call_at_end)
        add({{"role", "assistant"}, {"content", ""}, {"tool_calls", ollama_calls(turn)}});
    return out;
}

std::string ollama_end(const FakeTurn& turn, const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    Json message = {{"role", "assistant"}, {"content", ""}};
    if (!turn.calls.empty() && turn.mode == FakeMode::call_at_end) message["tool_calls"] = ollama_calls(turn);
    Json line = ollama_line(request, message);
    line["done"] = true;
    line["done_reason"] = turn.reason;
    line.update({{"total_duration", 5'000'000},
                 {"load_duration", 1'000'000},
                 {"prompt_eval_count", 31},
                 {"prompt_eval_duration", 1'000'000},
                 {"eval_count", 12},
                 {"eval_duration", 2'000'000}});
    return line.dump() + "\n";
}

std::optional<std::string> ollama_whole(const FakeTurn& turn, const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    if (request.value("stream", true)) return std::nullopt;
    Json whole = Json::parse(ollama_end(turn, body));
    whole["message"] = {{"role", "assistant"}, {"content", content_of(turn, request)}};
    if (!turn.calls.empty()) whole["message"]["tool_calls"] = ollama_calls(turn);
    return whole.dump();
}

std::vector<std::string> openai_pieces(const FakeTurn& turn, const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    std::vector<std::string> out;
    const auto add = [&](const Json& delta) { out.push_back(event(openai_chunk(request, delta))); };
    out.emplace_back(": a comment\r\n\r\n");
    add({{"role", "assistant"}, {"content", nullptr}});
    for (const std::string& piece : pieces_of(turn.thinking)) add({{"reasoning", piece}});
    for (const std::string& piece : pieces_of(content_of(turn, request))) add({{"content", piece}});
    add_call_chunks(turn, request, out);
    return out;
}

std::string openai_end(const FakeTurn& turn) {
    Json usage = openai_chunk(Json::object(), Json::object());
    usage["choices"] = Json::array();
    usage["usage"] = {{"prompt_tokens", 31}, {"completion_tokens", 12}, {"total_tokens", 43}};
    return event(openai_chunk(Json::object(), Json::object(), reason_of(turn))) + event(usage) +
           "data: [DONE]\n\n";
}

std::optional<std::string> openai_whole(const FakeTurn& turn, const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    if (request.value("stream", false)) return std::nullopt;
    Json message = {{"role", "assistant"}, {"content", content_of(turn, request)}};
    for (std::size_t k = 0; k < turn.calls.size(); ++k) {
        message["tool_calls"].push_back(
            {{"id", "call_" + std::to_string(k)},
             {"type", "function"},
             {"function", {{"name", turn.calls[k].name}, {"arguments", turn.calls[k].arguments}}}});
    }
    return Json{{"id", "chatcmpl-1"},
                {"object", "chat.completion"},
                {"created", 1714564800},
                {"model", request.value("model", "")},
                {"choices", {{{"index", 0}, {"message", message}, {"finish_reason", reason_of(turn)}}}},
                {"usage", {{"prompt_tokens", 31}, {"completion_tokens", 12}, {"total_tokens", 43}}}}
        .dump();
}

std::string ollama_tags() {
    Json list = Json::array();
    for (const FakeModel& model : models()) {
        list.push_back({{"name", model.name},
                        {"model", model.name},
                        {"modified_at", kCreated},
                        {"size", 2'019'393'189},
                        {"digest", "a80c4f17acd5"},
                        {"details", model_details(model.family)}});
    }
    return Json{{"models", list}}.dump();
}

std::optional<std::string> ollama_show(const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    for (const FakeModel& model : models()) {
        if (model.name != request.value("model", "")) continue;
        const std::string family = model.family;
        return Json{
            {"details", model_details(model.family)},
            {"model_info", {{"general.architecture", family}, {family + ".context_length", model.context}}},
            {"capabilities", model.capabilities}}
            .dump();
    }
    return std::nullopt;
}

std::vector<std::string> ollama_pull(const std::string& body) {
    const Json request = Json::parse(body, nullptr, false);
    if (request.value("model", "") == "nowhere")
        return {"{\"status\":\"pulling manifest\"}\n",
                fake_error("pull model manifest: file does not exist", false) + "\n"};
    std::vector<std::string> out = {"{\"status\":\"pulling manifest\"}\n"};
    for (const int completed : {0, 50, 100}) {
        out.push_back(Json{{"status", "pulling a80c4f17acd5"},
                           {"digest", "sha256:a80c4f17acd5"},
                           {"total", 100},
                           {"completed", completed}}
                          .dump() +
                      "\n");
    }
    out.emplace_back("{\"status\":\"verifying sha256 digest\"}\n");
    out.emplace_back("{\"status\":\"success\"}\n");
    return out;
}

std::string openai_models() {
    Json list = Json::array();
    for (const FakeModel& model : models())
        list.push_back(
            {{"id", model.name}, {"object", "model"}, {"created", 1714564800}, {"owned_by", "fake"}});
    return Json{{"object", "list"}, {"data", list}}.dump();
}

}  // namespace rei::test
