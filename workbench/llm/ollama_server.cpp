#include "rei/llm/ollama_server.hpp"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "rei/live/clean_text.hpp"
#include "rei/llm/json_parts.hpp"
#include "rei/llm/line_reader.hpp"
#include "rei/llm/round_reader.hpp"

namespace rei::llm {
namespace {

using Json = nlohmann::json;

Problems problem(Phrase what) {
    return {{"", {}, "", std::move(what)}};
}

struct Fetched {
    HttpOutcome outcome;
    std::string body;
};

Fetched fetch(const HttpRequest& request, const Limits& limits, const std::stop_token& stop) {
    Fetched out;
    out.outcome = exchange(request, limits, stop, [&](std::string_view bytes) {
        out.body += bytes;
        return true;
    });
    return out;
}

std::int64_t size_at(const Json& object, const char* name) {
    const Json& value = member(object, name);
    return value.is_number_integer() ? std::max<std::int64_t>(0, value.get<std::int64_t>()) : 0;
}

ModelEntry entry_of(const Json& model) {
    const Json& details = member(model, "details");
    const auto text = [](const Json& object, const char* name) {
        return live::clean_text(text_at(object, name), 200);
    };
    return {text(model, "name"), size_at(model, "size"), text(details, "parameter_size"),
            text(details, "quantization_level"), text(model, "modified_at")};
}

bool has(const Json& list, const char* word) {
    return list.is_array() && std::find(list.begin(), list.end(), Json(word)) != list.end();
}

/// The limit stands under the name of the model's architecture.
int context_of(const Json& info) {
    const std::string architecture = text_at(info, "general.architecture");
    return count_at(info, (architecture + ".context_length").c_str()).value_or(0);
}

ModelTraits traits_of(const Json& shown, const std::string& model) {
    ModelTraits out;
    const Json& capabilities = member(shown, "capabilities");
    out.can_call_tools = has(capabilities, "tools");
    out.can_think = has(capabilities, "thinking");
    const std::string family = text_at(member(shown, "details"), "family");
    out.thinks_by_level = family == "gptoss" || family == "gpt-oss" || model.rfind("gpt-oss", 0) == 0;
    out.most_context = context_of(member(shown, "model_info"));
    return out;
}

}  // namespace

ModelSettings OllamaServer::settings_for(const std::string& model) const {
    ModelSettings out;
    out.server = address_;
    out.model = model;
    out.limits = limits_;
    out.secrets = secrets_;
    return out;
}

Loaded<std::vector<ModelEntry>> OllamaServer::models(const std::stop_token& stop) const {
    const Fetched got = fetch({address_, "GET", "/api/tags", "", ""}, limits_, stop);
    if (Phrase what = problem_of(got.outcome, settings_for("")); !what.empty())
        return problem(std::move(what));
    const Json json = Json::parse(got.body, nullptr, false);
    const Json& models = member(json, "models");
    if (!models.is_array()) return problem(phrase("{} does not answer as an Ollama does", address_.text()));
    std::vector<ModelEntry> out;
    for (const Json& model : models) out.push_back(entry_of(model));
    return out;
}

Loaded<ModelTraits> OllamaServer::traits(const std::string& model, const std::stop_token& stop) const {
    const std::string body = text_of_json({{"model", model}});
    const Fetched got = fetch({address_, "POST", "/api/show", body, ""}, limits_, stop);
    if (got.outcome.status == 404) {
        std::string names;
        if (const auto there = models(stop)) {
            for (const ModelEntry& one : *there) names += (names.empty() ? "" : ", ") + one.name;
        }
        if (names.empty())
            return problem(phrase("no model '{}' at {}; `rei model pull {}` fetches it; there is none yet",
                                  model, address_.text(), model));
        return problem(phrase("no model '{}' at {}; `rei model pull {}` fetches it; there are {}", model,
                              address_.text(), model, names));
    }
    if (Phrase what = problem_of(got.outcome, settings_for(model)); !what.empty())
        return problem(std::move(what));
    const Json json = Json::parse(got.body, nullptr, false);
    if (!json.is_object()) return problem(phrase("{} does not answer as an Ollama does", address_.text()));
    return traits_of(json, model);
}

Problems OllamaServer::pull(const std::string& model, const std::stop_token& stop,
                            const std::function<void(const PullProgress&)>& on_progress) const {
    bool has_come = false;
    std::string refusal;
    const auto on_line = [&](std::string_view line) {
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object()) refusal = "the server sent what is no JSON";
        if (json.contains("error")) refusal = refusal_text(std::string(line), secrets_);
        if (!refusal.empty()) return false;
        const std::string status = live::clean_name(text_at(json, "status"));
        has_come = status == "success";
        on_progress({status, size_at(json, "completed"), size_at(json, "total")});
        return !has_come;
    };
    LineReader lines;
    const std::string body = text_of_json({{"model", model}, {"stream", true}});
    const HttpOutcome outcome = exchange({address_, "POST", "/api/pull", body, ""}, limits_, stop,
                                         [&](std::string_view bytes) { return lines.take(bytes, on_line); });
    if (outcome.broke != Broke::enough) lines.finish(on_line);
    if (has_come) return {};
    if (!refusal.empty()) return problem(phrase("'{}' was not fetched: {}", model, refusal));
    if (outcome.broke == Broke::cancelled)
        return problem(phrase("stopped; what has come is kept, and `rei model pull` goes on from there"));
    const Phrase what = problem_of(outcome, settings_for(model));
    return problem(what.empty() ? phrase("the server stopped before the model was there") : what);
}

}  // namespace rei::llm
