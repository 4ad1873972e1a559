#include "rei/live/sql.hpp"

#include <nlohmann/json.hpp>

namespace rei::live {

std::string json_of(const std::map<std::string, std::string>& texts) {
    return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::map<std::string, std::string> texts_of_json(const std::string& json) {
    std::map<std::string, std::string> out;
    const auto object = nlohmann::json::parse(json, nullptr, false);
    if (!object.is_object()) return out;
    for (const auto& [name, value] : object.items()) {
        if (value.is_string()) out[name] = value.get<std::string>();
    }
    return out;
}

}  // namespace rei::live
