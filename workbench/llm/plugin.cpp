#include "rei/llm/plugin.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rei/document/files.hpp"
#include "rei/live/clean_text.hpp"
#include "rei/llm/json_parts.hpp"
#include "rei/llm/run_program.hpp"
#include "rei/llm/tool_table.hpp"

namespace rei::llm {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 1U << 20U;

bool is_name(const std::string& text) {
    constexpr std::string_view kGood = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    return !text.empty() && text.size() <= live::kMaxName &&
           text.find_first_not_of(kGood) == std::string::npos;
}

bool is_taken(const std::string& name) {
    for (const ToolRow& row : tool_table()) {
        if (name == row.name) return true;
    }
    return false;
}

/// What is wrong with a declaration; empty if nothing.
Phrase complaint_about(const Json& json) {
    const std::string name = text_at(json, "name");
    if (!is_name(name)) return phrase("\"name\": expected letters, digits and _");
    if (is_taken(name)) return phrase("\"{}\" is the name of a tool of the program", name);
    if (text_at(json, "description").empty())
        return phrase("\"description\" is missing: it tells the model when to call");
    const Json& command = member(json, "command");
    if (!command.is_array() || command.empty())
        return phrase("\"command\": expected a list, a program and its arguments");
    for (const Json& word : command) {
        if (!word.is_string()) return phrase("\"command\": expected a list of texts");
    }
    const Json& parameters = member(json, "parameters");
    if (!parameters.is_null() && !parameters.is_object())
        return phrase("\"parameters\": expected an object of texts");
    for (const auto& [parameter, meaning] : parameters.items()) {
        if (!is_name(parameter) || !meaning.is_string())
            return phrase("\"parameters\": expected names and texts");
    }
    constexpr int kMostSec = 300;
    const Json& time = member(json, "timeout_sec");
    const int seconds = count_at(json, "timeout_sec").value_or(0);
    if (!time.is_null() && (seconds < 1 || seconds > kMostSec))
        return phrase("\"timeout_sec\": expected a whole number from 1 to {}", kMostSec);
    return {};
}

Plugin plugin_of(const Json& json) {
    Plugin out{text_at(json, "name"), text_at(json, "description"), {}, {}, std::chrono::seconds(10)};
    for (const auto& [name, meaning] : member(json, "parameters").items()) out.parameters[name] = meaning;
    for (const Json& word : member(json, "command")) out.command.push_back(word);
    if (const auto seconds = count_at(json, "timeout_sec")) out.time = std::chrono::seconds(*seconds);
    return out;
}

}  // namespace

Loaded<std::vector<Plugin>> read_plugins(const std::string& file) {
    const auto problem = [&](std::string path, Phrase what) {
        return Problems{{file, {}, std::move(path), std::move(what)}};
    };
    const Loaded<std::string> text = read_file(file, kMostBytes);
    if (!text) return text.problems;
    const Json json = Json::parse(*text, nullptr, false);
    const Json& list = member(json, "plugins");
    if (!list.is_array()) return problem("", phrase("expected {} in JSON", "{\"plugins\": [...]}"));
    std::vector<Plugin> out;
    for (std::size_t k = 0; k < list.size(); ++k) {
        if (Phrase what = complaint_about(list[k]); !what.empty())
            return problem(fmt::format("plugins[{}]", k), std::move(what));
        Plugin plugin = plugin_of(list[k]);
        if (std::any_of(out.begin(), out.end(), [&](const Plugin& one) { return one.name == plugin.name; }))
            return problem(fmt::format("plugins[{}]", k),
                           phrase("there is one called '{}' above it", plugin.name));
        out.push_back(std::move(plugin));
    }
    return out;
}

ToolSpec spec_of(const Plugin& plugin) {
    Json schema = {{"type", "object"},
                   {"properties", Json::object()},
                   {"required", Json::array()},
                   {"additionalProperties", false}};
    for (const auto& [name, meaning] : plugin.parameters) {
        schema["properties"][name] = {{"type", "string"}, {"description", meaning}};
        schema["required"].push_back(name);
    }
    return {plugin.name, plugin.description, schema.dump()};
}

ToolResult run_plugin(const Plugin& plugin, const std::map<std::string, std::string>& arguments,
                      const std::stop_token& stop) {
    const ProgramRun run = run_program(plugin.command, text_of_json(arguments), plugin.time, stop);
    if (!run.problem.empty()) return {"refused: " + run.problem, true};
    const Json json = Json::parse(run.output, nullptr, false);
    const Json& result = member(json, "result");
    if (!result.is_string()) return {R"(refused: the plug-in did not answer {"result": "..."})", true};
    return {result.get<std::string>()};
}

}  // namespace rei::llm
