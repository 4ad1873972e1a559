#include "fakes/vts_desk.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

namespace rei::test {
namespace {

using Json = nlohmann::json;

bool is_name(const std::string& name) {
    return name.size() >= 4 && name.size() <= 32 &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
}

std::string text(const Json& object, const char* name) {
    return object.is_object() && object.contains(name) && object[name].is_string() ? object[name] : Json("");
}

double number(const Json& object, const char* name) {
    return object.is_object() && object.contains(name) && object[name].is_number()
               ? object[name].get<double>()
               : std::nan("");
}

}  // namespace

VtsDesk::VtsDesk() {
    for (const char* name : {"MouthSmile", "MouthOpen", "BrowLeftY", "BrowRightY", "EyeOpenLeft",
                             "EyeOpenRight", "Brows", "CheekPuff", "FaceAngry"})
        inputs_[name] = {0, 1, false};
    for (const char* name : {"FaceAngleX", "FaceAngleY", "FaceAngleZ"}) inputs_[name] = {-30, 30, false};
}

std::string VtsDesk::reply(const Json& request, const char* type, Json data) {
    const Json all = {{"apiName", "VTubeStudioPublicAPI"},
                      {"apiVersion", "1.0"},
                      {"timestamp", 1'625'405'710'728},
                      {"requestID", text(request, "requestID")},
                      {"messageType", type},
                      {"a field of a later version", {1, 2, 3}},
                      {"data", std::move(data)}};
    return all.dump();
}

std::string VtsDesk::event() {
    return reply({{"requestID", "an event"}}, "ModelLoadedEvent",
                 {{"modelLoaded", true}, {"modelName", "a model"}, {"modelID", "0123"}});
}

std::vector<std::string> VtsDesk::answer(VtsGuest& guest, std::string_view frame, double now_sec) {
    const Json request = Json::parse(frame, nullptr, false);
    requests.push_back(text(request, "messageType"));
    if (mode == VtsMode::stall) return {};
    if (mode == VtsMode::garbage) return {"\x01 {no message", "[]", "{\"apiName\": 3}"};
    if (mode == VtsMode::huge) return {std::string(3U << 20U, 'x')};
    std::vector<std::string> out;
    if (++frames_ % 5 == 0) out.push_back(event());
    try {
        std::string type;
        Json data = carry_out(guest, request, type, now_sec);
        if (!type.empty()) out.push_back(reply(request, type.c_str(), std::move(data)));
    } catch (const Refusal& refusal) {
        out.push_back(reply(request, "APIError", {{"errorID", refusal.error}, {"message", refusal.message}}));
    }
    return out;
}

std::string VtsDesk::token_for(const std::string& id) {
    const std::string token = "token-of-the-fake-" + std::to_string(next_token_++);
    if (mode != VtsMode::no_token) tokens.insert(token);
    return reply({{"requestID", id}}, "AuthenticationTokenResponse", {{"authenticationToken", token}});
}

std::vector<std::string> VtsDesk::click(VtsGuest& guest, bool allow) {
    const std::string id = std::exchange(guest.asks_for_token, "");
    if (id.empty()) return {};
    if (allow) return {token_for(id)};
    return {reply({{"requestID", id}}, "APIError",
                  {{"errorID", 50}, {"message", "User has denied API access for your plugin."}})};
}

VtsDesk::Json VtsDesk::carry_out(VtsGuest& guest, const Json& request, std::string& type, double now_sec) {
    const std::string asked = text(request, "messageType");
    const std::string id = text(request, "requestID");
    const Json data = request.is_object() && request.contains("data") ? request["data"] : Json::object();
    if (request.is_discarded()) throw Refusal{2, "JSON invalid"};
    if (text(request, "apiName") != "VTubeStudioPublicAPI") throw Refusal{3, "API name invalid"};
    if (text(request, "apiVersion") != "1.0") throw Refusal{4, "API version invalid"};
    if (id.empty() || id.size() > 64) throw Refusal{5, "Request ID invalid"};
    if (mode == VtsMode::api_off) throw Refusal{1, "API access is turned off"};
    const auto answer_as = [&](const char* name) { type = name; };
    if (asked == "APIStateRequest") {
        answer_as("APIStateResponse");
        return {{"active", true},
                {"vTubeStudioVersion", "1.9.0"},
                {"currentSessionAuthenticated", guest.is_authenticated}};
    }
    if (asked == "AuthenticationTokenRequest") {
        const auto fits = [&](const char* name) {
            return text(data, name).size() >= 3 && text(data, name).size() <= 32;
        };
        if (!fits("pluginName")) throw Refusal{52, "Plugin name invalid"};
        if (!fits("pluginDeveloper")) throw Refusal{53, "Developer name invalid"};
        if (mode == VtsMode::denied) throw Refusal{50, "User has denied API access for your plugin."};
        if (mode == VtsMode::already_asking) throw Refusal{51, "Token request is ongoing"};
        guest.asks_for_token = id;
        if (waits_for_click) return {};
        const Json given = Json::parse(click(guest, true).front());
        answer_as("AuthenticationTokenResponse");
        return given["data"];
    }
    if (asked == "AuthenticationRequest") {
        answer_as("AuthenticationResponse");
        return authenticate(guest, data);
    }
    if (mode == VtsMode::taken_back) throw Refusal{50, "User has revoked API access for your plugin."};
    if (!guest.is_authenticated || mode == VtsMode::thrown_out)
        throw Refusal{8, "This request requires authentication"};
    if (asked == "InputParameterListRequest") {
        answer_as("InputParameterListResponse");
        return list();
    }
    if (asked == "ParameterCreationRequest") {
        answer_as("ParameterCreationResponse");
        return create(data);
    }
    if (asked == "InjectParameterDataRequest") {
        inject(data, now_sec);
        answer_as("InjectParameterDataResponse");
        return Json::object();
    }
    throw Refusal{7, "Request type unknown"};
}

VtsDesk::Json VtsDesk::authenticate(VtsGuest& guest, const Json& data) const {
    guest.is_authenticated = tokens.count(text(data, "authenticationToken")) > 0;
    return {{"authenticated", guest.is_authenticated},
            {"reason", guest.is_authenticated ? "Token valid." : "Token invalid or revoked."}};
}

VtsDesk::Json VtsDesk::list() const {
    Json defaults = Json::array();
    Json customs = Json::array();
    for (const auto& [name, range] : inputs_) {
        if (mode == VtsMode::unknown_input && name == victim) continue;
        (range.is_custom ? customs : defaults)
            .push_back({{"name", name},
                        {"addedBy", range.is_custom ? "a plugin" : "VTube Studio"},
                        {"value", 0.0},
                        {"min", range.low},
                        {"max", range.high},
                        {"defaultValue", 0.0}});
    }
    return {{"modelLoaded", true},
            {"modelName", "a model"},
            {"modelID", "0123"},
            {"customParameters", customs},
            {"defaultParameters", defaults}};
}

VtsDesk::Json VtsDesk::create(const Json& data) {
    const std::string name = text(data, "parameterName");
    if (!is_name(name)) throw Refusal{350, "Parameter name invalid"};
    if (inputs_.count(name) > 0 && !inputs_[name].is_custom)
        throw Refusal{354, "A default parameter has this name"};
    const double low = number(data, "min");
    const double high = number(data, "max");
    const double middle = number(data, "defaultValue");
    if (!(low < high && low <= middle && middle <= high)) throw Refusal{351, "Parameter values invalid"};
    if (text(data, "explanation").size() >= 256) throw Refusal{353, "Explanation too long"};
    if (mode == VtsMode::full) throw Refusal{356, "Too many custom parameters"};
    inputs_[name] = {low, high, true};
    custom.insert(name);
    return {{"parameterName", name}};
}

void VtsDesk::inject(const Json& data, double now_sec) {
    const Json values = data.value("parameterValues", Json::array());
    const std::string how = data.value("mode", "set");
    if (how != "set" && how != "add") throw Refusal{455, "Mode unknown"};
    if (!values.is_array() || values.empty()) throw Refusal{450, "No data provided"};
    VtsInjection injection{now_sec, {}};
    for (const Json& one : values) {
        const std::string name = text(one, "id");
        const double value = number(one, "value");
        const bool is_victim = name == victim;
        if (!(std::abs(value) <= 1e6)) throw Refusal{451, "Value invalid"};
        if (inputs_.count(name) == 0 || (mode == VtsMode::unknown_input && is_victim))
            throw Refusal{453, "Parameter " + name + " not found"};
        if (mode == VtsMode::unknown_unnamed && is_victim) throw Refusal{453, "A parameter was not found"};
        if (mode == VtsMode::owned && is_victim)
            throw Refusal{454, "Parameter " + name + " is controlled by another plugin"};
        injection.values[name] = value;
    }
    injections.push_back(std::move(injection));
}

}  // namespace rei::test
