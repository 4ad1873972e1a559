#include "rei/llm/json_parts.hpp"

#include <limits>

namespace rei::llm {

using Json = nlohmann::json;

const Json& member(const Json& object, const char* name) {
    static const Json kNull;
    if (!object.is_object()) return kNull;
    const auto found = object.find(name);
    return found == object.end() ? kNull : *found;
}

std::string text_at(const Json& object, const char* name) {
    const Json& value = member(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<int> count_at(const Json& object, const char* name) {
    const Json& value = member(object, name);
    if (!value.is_number_integer()) return std::nullopt;
    const auto count = value.get<std::int64_t>();
    if (count < 0 || count > std::numeric_limits<int>::max()) return std::nullopt;
    return static_cast<int>(count);
}

Json object_in(const std::string& text) {
    Json out = Json::parse(text, nullptr, false);
    return out.is_object() ? out : Json::object();
}

std::string text_of_json(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const char* role_name(Message::Role role) {
    constexpr const char* kNames[] = {"system", "user", "assistant", "tool"};
    return kNames[static_cast<int>(role)];
}

Json json_of_tool(const ToolSpec& tool) {
    return {{"type", "function"},
            {"function",
             {{"name", tool.name},
              {"description", tool.description},
              {"parameters", object_in(tool.parameters)}}}};
}

}  // namespace rei::llm
