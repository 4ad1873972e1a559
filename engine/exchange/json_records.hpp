// JSON that others wrote, record by record: none is nested deeper than a chat log has reason to, and a long
// file is never held as a whole tree.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "rei/exchange/talk.hpp"

namespace rei {

/// One value, or none where the text is no JSON or is nested too deeply.
[[nodiscard]] std::optional<nlohmann::json> parse_record(std::string_view text);

/// Every line that is not empty and is an object, with its number from 1; other lines are skipped.
void each_json_line(std::string_view text, Talk& talk,
                    const std::function<void(const nlohmann::json& object, std::size_t line)>& visit);

/// Every item of the list called `list` in the root object, or of the root where it is a list, with its
/// number from 1. A text that breaks off gives the items before; then, and where there is no such list, the
/// talk is told.
void each_json_item(std::string_view text, std::string_view list, Talk& talk,
                    const std::function<void(const nlohmann::json& item, std::size_t number)>& visit);

/// The text at a key of an object; empty where there is none.
[[nodiscard]] std::string text_at(const nlohmann::json& object, const char* key);
/// A number, or a text that is one, at a key of an object.
[[nodiscard]] std::optional<double> number_at(const nlohmann::json& object, const char* key);
/// The object at a key of an object; an empty one where there is none.
[[nodiscard]] const nlohmann::json& object_at(const nlohmann::json& object, const char* key);
[[nodiscard]] bool flag_at(const nlohmann::json& object, const char* key);
/// A time at a key: a number since 1970, or what parse_date reads.
[[nodiscard]] std::optional<double> date_at(const nlohmann::json& object, const char* key);

}  // namespace rei
