#include "rei/avatar/address.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rei::avatar {
namespace {

constexpr std::size_t kLongestHost = 253;
constexpr int kHighestPort = 65'535;

/// 0 where it is none.
int port_of(std::string_view text) {
    int out = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return 0;
        out = 10 * out + (c - '0');
        if (out > kHighestPort) return 0;
    }
    return out;
}

bool is_host(std::string_view text, bool in_brackets) {
    return !text.empty() && text.size() <= kLongestHost && std::all_of(text.begin(), text.end(), [&](char c) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return is_letter || c == '.' || c == '-' || c == '_' || (in_brackets && (c == ':' || c == '%'));
    });
}

}  // namespace

Loaded<Address> read_address(std::string_view text) {
    const Problems bad = {
        {"", {}, "", phrase("found \"{}\", expected a host such as localhost or 192.168.0.7:8001", text)}};
    std::string_view rest = text;
    if (rest.substr(0, 5) == "ws://") rest.remove_prefix(5);
    if (!rest.empty() && rest.back() == '/') rest.remove_suffix(1);
    const bool in_brackets = !rest.empty() && rest.front() == '[';
    const std::size_t bracket = in_brackets ? rest.find(']') : 0;
    if (bracket == std::string_view::npos) return bad;
    const std::size_t colon = rest.find(':', bracket);
    if (in_brackets && bracket + 1 != std::min(colon, rest.size())) return bad;
    const std::string_view host =
        in_brackets ? rest.substr(1, bracket - 1) : rest.substr(0, std::min(colon, rest.size()));
    Address out{std::string(host), 0};
    if (!is_host(host, in_brackets)) return bad;
    if (colon != std::string_view::npos) {
        out.port = static_cast<std::uint16_t>(port_of(rest.substr(colon + 1)));
        if (out.port == 0) return bad;
    }
    return out;
}

std::string text_of(const Address& address) {
    const bool needs_brackets = address.host.find(':') != std::string::npos;
    return fmt::format("ws://{}{}{}:{}", needs_brackets ? "[" : "", address.host, needs_brackets ? "]" : "",
                       address.port != 0 ? address.port : kUsualPort);
}

std::optional<Announcement> read_announcement(std::string_view datagram) {
    const nlohmann::json all = nlohmann::json::parse(datagram, nullptr, false);
    const nlohmann::json none;
    const auto member = [&](const nlohmann::json& object, const char* name) -> const nlohmann::json& {
        return object.is_object() && object.contains(name) ? object.at(name) : none;
    };
    const nlohmann::json& data = member(all, "data");
    const nlohmann::json& port = member(data, "port");
    if (member(all, "messageType") != "VTubeStudioAPIStateBroadcast" || !port.is_number_integer()) return {};
    const auto number = port.get<std::int64_t>();
    if (number < 1 || number > kHighestPort) return {};
    return Announcement{static_cast<std::uint16_t>(number), member(data, "active") == true};
}

}  // namespace rei::avatar
