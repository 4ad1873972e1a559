#include "rei/llm/tool_box.hpp"

#include <algorithm>
#include <exception>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rei/live/clean_text.hpp"
#include "rei/llm/json_parts.hpp"

namespace rei::llm {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kLongestArgument = 2'000;

std::string schema_of(const ToolRow& row) {
    Json schema = {{"type", "object"}, {"properties", Json::object()}, {"additionalProperties", false}};
    const ToolParameter& parameter = row.parameter;
    if (*parameter.name != '\0') {
        schema["properties"][parameter.name] = {{"type", "string"}, {"description", parameter.description}};
        if (parameter.is_required) schema["required"] = Json::array({parameter.name});
    }
    return schema.dump();
}

/// The texts of the arguments: those that must be there, and no others than may be. Else the problem.
ToolArguments checked_arguments(const std::vector<std::string>& required, const std::string& optional,
                                const std::string& text, std::string& problem) {
    const Json json = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        problem = "the arguments are no JSON object";
        return {};
    }
    ToolArguments out;
    for (const auto& [name, value] : json.items()) {
        const bool is_known = (name == optional && !optional.empty()) ||
                              std::find(required.begin(), required.end(), name) != required.end();
        if (!is_known) {
            problem = fmt::format("there is no argument \"{}\"", live::clean_name(name));
        } else if (!value.is_string()) {
            problem = fmt::format("\"{}\" is no text", name);
        } else {
            out[name] = live::clean_text(value.get<std::string>(), kLongestArgument);
        }
    }
    for (const std::string& name : required) {
        if (problem.empty() && out.count(name) == 0) problem = fmt::format("\"{}\" is missing", name);
    }
    return out;
}

ToolArguments checked_arguments(const ToolRow& row, const std::string& text, std::string& problem) {
    const ToolParameter& parameter = row.parameter;
    const bool is_required = parameter.is_required && *parameter.name != '\0';
    return checked_arguments(
        is_required ? std::vector<std::string>{parameter.name} : std::vector<std::string>{}, parameter.name,
        text, problem);
}

}  // namespace

std::vector<ToolSpec> ToolBox::specs() const {
    std::vector<ToolSpec> out;
    for (const ToolRow* row : allowed_) out.push_back({row->name, row->description, schema_of(*row)});
    for (const Plugin& plugin : plugins_) out.push_back(spec_of(plugin));
    return out;
}

ToolResult ToolBox::call_plugin(const Plugin& plugin, const ToolCall& call, const std::stop_token& stop) {
    std::vector<std::string> required;
    for (const auto& [name, meaning] : plugin.parameters) required.push_back(name);
    std::string problem;
    const ToolArguments arguments = checked_arguments(required, "", call.arguments, problem);
    if (!problem.empty()) return refused(problem);
    if (!confirm_ || !confirm_(plugin.name, text_of_json(arguments), stop))
        return refused("the user does not want that");
    ToolResult result = run_plugin(plugin, arguments, stop);
    result.content = live::clean_text(result.content, kMostToolResult);
    return result;
}

ToolResult ToolBox::call(const ToolCall& call, const live::Request& request, const std::stop_token& stop) {
    for (const Plugin& plugin : plugins_) {
        if (plugin.name == call.name) return call_plugin(plugin, call, stop);
    }
    const auto found = std::find_if(allowed_.begin(), allowed_.end(),
                                    [&](const ToolRow* row) { return row->name == call.name; });
    if (found == allowed_.end()) return refused("there is no such tool");
    std::string problem;
    const ToolArguments arguments = checked_arguments(**found, call.arguments, problem);
    if (!problem.empty()) return refused(problem);
    ToolResult result;
    try {
        result = (*found)->run(arguments, request, surroundings_);
    } catch (const std::exception&) {  // of a store that cannot be read now; what it says is for people
        result = refused("it does not work at the moment");
    }
    result.content = live::clean_text(result.content, kMostToolResult);
    return result;
}

Loaded<std::vector<const ToolRow*>> allowed_tools(const std::string& said, bool has_folder) {
    std::vector<const ToolRow*> out;
    if (said == "off") return out;
    if (said == "on") {
        for (const ToolRow& row : tool_table()) {
            if (has_folder || std::string_view(row.name) != "read_file") out.push_back(&row);
        }
        return out;
    }
    std::string names;
    for (const ToolRow& row : tool_table()) names += (names.empty() ? "" : ", ") + std::string(row.name);
    for (std::size_t begin = 0; begin <= said.size();) {
        const std::size_t end = std::min(said.find(',', begin), said.size());
        const std::string name = live::clean_name(said.substr(begin, end - begin));
        const auto row = std::find_if(tool_table().begin(), tool_table().end(),
                                      [&](const ToolRow& one) { return one.name == name; });
        if (row == tool_table().end())
            return Problems{
                {"", {}, "tools", phrase("found \"{}\", expected off, on, or some of {}", name, names)}};
        out.push_back(&*row);
        begin = end + 1;
    }
    return out;
}

}  // namespace rei::llm
