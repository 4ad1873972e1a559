// Small helpers for JSON that comes from a server: nothing in it need be there, or be what it should.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "rei/llm/chat_model.hpp"

namespace rei::llm {

/// The member, or null.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& object, const char* name);
/// The text of a member, or none.
[[nodiscard]] std::string text_at(const nlohmann::json& object, const char* name);
/// A whole number from 0 on.
[[nodiscard]] std::optional<int> count_at(const nlohmann::json& object, const char* name);
/// The object in a text, or an empty one.
[[nodiscard]] nlohmann::json object_in(const std::string& text);
/// As text; bad UTF-8 becomes U+FFFD.
[[nodiscard]] std::string text_of_json(const nlohmann::json& json);

[[nodiscard]] const char* role_name(Message::Role role);
/// A tool as both protocols write it.
[[nodiscard]] nlohmann::json json_of_tool(const ToolSpec& tool);

}  // namespace rei::llm
