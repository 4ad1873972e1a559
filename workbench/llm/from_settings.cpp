#include "rei/llm/from_settings.hpp"

#include <algorithm>
#include <utility>

#include "rei/live/wall_clock.hpp"
#include "rei/llm/model_responder.hpp"
#include "rei/llm/ollama_chat.hpp"
#include "rei/llm/ollama_server.hpp"
#include "rei/llm/openai_chat.hpp"

namespace rei::llm {
namespace {

Problems problem(const std::string& path, Phrase what) {
    return {{"", {}, path, std::move(what)}};
}

Protocol protocol_of(const live::Settings& settings) {
    return settings.value("responder") == "openai" ? Protocol::openai : Protocol::ollama;
}

Loaded<ServerAddress> address_of(const live::Settings& settings, const Phrase& missing) {
    const live::Setting& said = settings["base_url"];
    if (said.value.empty()) return problem("base_url", missing);
    Loaded<ServerAddress> out = parse_address(said.value);
    for (Problem& one : out.problems) one.path = said.source;
    return out;
}

Limits limits_of(const live::Settings& settings) {
    const auto seconds = [&](const char* name) {
        return std::chrono::milliseconds(std::int64_t{1'000} * settings.number(name));
    };
    Limits out;
    out.first_byte = seconds("load_timeout");
    out.stall = seconds("stall_timeout");
    out.total = seconds("answer_timeout");
    return out;
}

/// Half of the context is left for what is asked.
void keep_room_to_ask(ModelSettings& settings) {
    settings.num_predict = std::min(settings.num_predict, settings.num_ctx / 2);
}

/// What an Ollama says of its model; its context is never asked for beyond what it has.
Problems learn_traits(ModelSettings& settings, const std::stop_token& stop) {
    Limits limits = settings.limits;
    limits.first_byte = std::min(limits.first_byte, std::chrono::milliseconds(10'000));  // nothing is loaded
    const Loaded<ModelTraits> traits =
        OllamaServer(settings.server, limits, settings.secrets).traits(settings.model, stop);
    if (!traits) return traits.problems;
    settings.traits = *traits;
    if (traits->most_context > 0) settings.num_ctx = std::min(settings.num_ctx, traits->most_context);
    keep_room_to_ask(settings);
    return {};
}

}  // namespace

bool is_asked_for(const live::Settings& settings) {
    const std::string& responder = settings.value("responder");
    if (responder == "auto") return !settings.value("model").empty();
    return responder != "scripted";
}

Loaded<std::unique_ptr<Tools>> tools_of(const live::Settings& settings, const std::string& store_file,
                                        const std::string& companion_file, Confirm confirm) {
    const std::string& folder = settings.value("tools_folder");
    auto allowed = allowed_tools(settings.value("tools"), !folder.empty());
    if (!allowed) return allowed.problems;
    std::vector<Plugin> plugins;
    if (const std::string& file = settings.value("plugins"); confirm && !file.empty()) {
        auto read = read_plugins(file);
        if (!read) return read.problems;
        plugins = std::move(*read);
    }
    if (allowed->empty() && plugins.empty()) return std::unique_ptr<Tools>();
    ToolSurroundings surroundings{store_file, folder, companion_file, live::wall_ms};
    return std::unique_ptr<Tools>(std::make_unique<ToolBox>(std::move(*allowed), std::move(surroundings),
                                                            std::move(plugins), std::move(confirm)));
}

Loaded<ServerAddress> ollama_of(const live::Settings& settings, const char* ollama_host) {
    if (settings.value("base_url").empty()) return ollama_address(ollama_host == nullptr ? "" : ollama_host);
    return address_of(settings, {});
}

Loaded<ModelSettings> model_settings(const live::Settings& settings, const char* ollama_host) {
    ModelSettings out;
    out.protocol = protocol_of(settings);
    out.model = settings.value("model");
    if (out.model.empty())
        return problem("--model", out.protocol == Protocol::ollama
                                      ? phrase("a model is missing; `rei model list` names those there are")
                                      : phrase("a model is missing; expected a name that the server knows"));
    const bool is_ollama = out.protocol == Protocol::ollama;
    const Loaded<ServerAddress> server =
        is_ollama ? ollama_of(settings, ollama_host)
                  : address_of(settings, phrase("is missing; expected the address of the server, such as "
                                                "--base-url http://127.0.0.1:8080/v1"));
    if (!server) return server.problems;
    out.server = *server;
    out.num_ctx = settings.number("num_ctx");
    out.num_predict = settings.number("num_predict");
    keep_room_to_ask(out);
    out.think = settings.value("think");
    out.limits = limits_of(settings);
    if (!is_ollama) out.key = settings.value("api_key");
    out.secrets = settings.secrets();
    return out;
}

Loaded<std::unique_ptr<live::Responder>> model_responder(const live::Settings& settings,
                                                         const char* ollama_host,
                                                         std::unique_ptr<Tools> tools,
                                                         const std::stop_token& stop) {
    Loaded<ModelSettings> chosen = model_settings(settings, ollama_host);
    if (!chosen) return chosen.problems;
    std::unique_ptr<ChatModel> model;
    if (chosen->protocol == Protocol::openai) {
        model = std::make_unique<OpenAiChat>(std::move(*chosen));
    } else {
        if (Problems problems = learn_traits(*chosen, stop); !problems.empty()) return problems;
        model = std::make_unique<OllamaChat>(std::move(*chosen));
    }
    return std::unique_ptr<live::Responder>(
        std::make_unique<ModelResponder>(std::move(model), std::move(tools)));
}

}  // namespace rei::llm
