#include "rei/report/list_change.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace rei::workbench {

namespace {

using Json = nlohmann::ordered_json;

/// "excited · valence 0.15 … 1": texts as they are, numbers with what they are of, two numbers as a range.
std::string readable(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    const bool is_range =
        value.is_array() && value.size() == 2 && value[0].is_number() && value[1].is_number();
    std::string out;
    if (value.is_array()) {
        for (const Json& item : value) out += (out.empty() ? "" : is_range ? " … " : ", ") + readable(item);
    } else if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            out += (out.empty() ? "" : " · ") + (member.is_string() ? "" : key + " ") + readable(member);
    } else {
        out = value.dump();
    }
    return out;
}

std::optional<std::vector<std::string>> items_of(const std::string& text) {
    std::vector<std::string> items;
    if (text.empty()) return items;
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array()) return std::nullopt;
    for (const Json& item : list) items.push_back(readable(item));
    return items;
}

/// Those of `items` that `others` lack, each as often as it is lacking.
std::vector<std::string> lacking(const std::vector<std::string>& items, std::vector<std::string> others) {
    std::vector<std::string> out;
    for (const std::string& item : items) {
        const auto found = std::find(others.begin(), others.end(), item);
        if (found == others.end()) {
            out.push_back(item);
        } else {
            others.erase(found);
        }
    }
    return out;
}

}  // namespace

std::optional<ListChange> list_change(const std::string& before, const std::string& after) {
    const auto had = items_of(before);
    const auto has = items_of(after);
    if (!had || !has) return std::nullopt;
    return ListChange{lacking(*had, *has), lacking(*has, *had)};
}

}  // namespace rei::workbench
