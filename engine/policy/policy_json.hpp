// Parts of a policy as JSON text in one line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rei/policy/policy.hpp"

namespace rei {

/// How a file writes its separators.
struct JsonStyle {
    std::string_view colon = ": ";
    std::string_view comma = ", ";
};

[[nodiscard]] std::string json_of(std::string_view text);
/// The shortest spelling that reads back as the same number.
[[nodiscard]] std::string json_of(double number);
[[nodiscard]] std::string json_of(Interval interval, JsonStyle style = {});
[[nodiscard]] std::string json_of(const std::vector<std::string>& texts, JsonStyle style = {});
[[nodiscard]] std::string json_of(const std::vector<std::vector<std::string>>& families,
                                  JsonStyle style = {});
[[nodiscard]] std::string json_of(const Region& region, JsonStyle style = {});
[[nodiscard]] std::string json_of(const FsmRule& rule, JsonStyle style = {});
[[nodiscard]] std::string json_of(const Voice& voice, JsonStyle style = {});
[[nodiscard]] std::string json_of(const Face& face, JsonStyle style = {});

/// `"key": value`
[[nodiscard]] std::string json_member(std::string_view key, std::string_view value, JsonStyle style = {});
/// All parts in one line between brackets, e.g. join_json('[', parts, ']').
[[nodiscard]] std::string join_json(char open, const std::vector<std::string>& parts, char close,
                                    JsonStyle style = {});

}  // namespace rei
