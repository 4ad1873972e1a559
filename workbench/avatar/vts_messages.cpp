#include "rei/avatar/vts_messages.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rei/live/clean_text.hpp"

namespace rei::avatar {
namespace {

using Json = nlohmann::json;

constexpr const char* kApiName = "VTubeStudioPublicAPI";
constexpr std::size_t kLongestMessage = 200;
constexpr std::size_t kLongestToken = 256;
constexpr std::size_t kMostInputs = 10'000;

std::string request(const std::string& id, const char* type, Json data = Json::object()) {
    const Json all = {{"apiName", kApiName},
                      {"apiVersion", "1.0"},
                      {"requestID", id},
                      {"messageType", type},
                      {"data", std::move(data)}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

const Json& member(const Json& object, const char* name) {
    static const Json kNone;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : kNone;
}

std::string text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : "";
}

std::optional<double> number(const Json& value) {
    if (!value.is_number()) return {};
    const double out = value.get<double>();
    return std::isfinite(out) ? std::optional(out) : std::nullopt;
}

std::string one_line(const std::string& message) {
    std::string out = live::clean_text(message, kLongestMessage);
    for (char& byte : out) {
        if (byte == '\n' || byte == '\t') byte = ' ';
    }
    return out;
}

void read_inputs(const Json& list, std::vector<ListedInput>& into) {
    if (!list.is_array()) return;
    for (const Json& one : list) {
        const std::string name = text(member(one, "name"));
        const auto low = number(member(one, "min"));
        const auto high = number(member(one, "max"));
        if (is_input_name(name) && low && high && *low < *high && into.size() < kMostInputs)
            into.push_back({name, {*low, *high}});
    }
}

}  // namespace

std::string token_request(const std::string& id) {
    return request(id, "AuthenticationTokenRequest",
                   {{"pluginName", kPluginName}, {"pluginDeveloper", kPluginDeveloper}});
}

std::string authentication_request(const std::string& id, const std::string& token) {
    return request(
        id, "AuthenticationRequest",
        {{"pluginName", kPluginName}, {"pluginDeveloper", kPluginDeveloper}, {"authenticationToken", token}});
}

std::string input_list_request(const std::string& id) {
    return request(id, "InputParameterListRequest");
}

std::string creation_request(const std::string& id, const InputRow& row) {
    return request(
        id, "ParameterCreationRequest",
        {{"parameterName", row.input},
         {"explanation", fmt::format("{} of the persona's face, moved by Rei Workbench", row.input)},
         {"min", row.range.low},
         {"max", row.range.high},
         {"defaultValue", input_value(row, {}, row.range)}});
}

std::string injection_request(const std::string& id, const std::vector<InputValue>& values) {
    Json list = Json::array();
    for (const InputValue& one : values) list.push_back({{"id", one.input}, {"value", one.value}});
    return request(id, "InjectParameterDataRequest",
                   {{"faceFound", true}, {"mode", "set"}, {"parameterValues", std::move(list)}});
}

std::optional<Reply> read_reply(std::string_view frame) {
    const Json all = Json::parse(frame, nullptr, false);
    if (text(member(all, "apiName")) != kApiName || !member(all, "messageType").is_string()) return {};
    const std::string type = text(member(all, "messageType"));
    const Json& data = member(all, "data");
    Reply out;
    out.id = text(member(all, "requestID"));
    if (type == "AuthenticationTokenResponse") {
        out.token = text(member(data, "authenticationToken"));
        if (out.token.empty() || out.token.size() > kLongestToken) return {};
        out.kind = Reply::Kind::token;
    } else if (type == "AuthenticationResponse") {
        out.kind = Reply::Kind::authentication;
        const Json& authenticated = member(data, "authenticated");
        out.authenticated = authenticated.is_boolean() && authenticated.get<bool>();
    } else if (type == "InputParameterListResponse") {
        out.kind = Reply::Kind::input_list;
        read_inputs(member(data, "defaultParameters"), out.inputs);
        read_inputs(member(data, "customParameters"), out.inputs);
    } else if (type == "ParameterCreationResponse") {
        out.kind = Reply::Kind::created;
    } else if (type == "InjectParameterDataResponse") {
        out.kind = Reply::Kind::injected;
    } else if (type == "APIError") {
        const auto error = number(member(data, "errorID"));
        out.kind = Reply::Kind::error;
        out.error = error && std::abs(*error) < 1e6 ? static_cast<int>(*error) : -1;
        out.message = one_line(text(member(data, "message")));
    }
    return out;
}

}  // namespace rei::avatar
