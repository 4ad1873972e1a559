#include "rei/llm/server_address.hpp"

#include <algorithm>
#include <optional>

#include <arpa/inet.h>
#include <fmt/format.h>

namespace rei::llm {
namespace {

constexpr int kOllamaPort = 11434;

std::string_view without_quotes(std::string_view text) {
    constexpr std::string_view kAround = " \t\r\n\"'";
    const std::size_t begin = text.find_first_not_of(kAround);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

bool is_ipv6(const std::string& host) {
    in6_addr address{};
    return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

std::optional<int> port_of(std::string_view digits) {
    const bool plain = !digits.empty() && digits.size() <= 5 &&
                       digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!plain) return std::nullopt;
    const int port = std::stoi(std::string(digits));
    return port <= 65535 ? std::optional<int>(port) : std::nullopt;
}

struct HostPort {
    std::string host;
    std::optional<std::string> port;
};

/// host, host:port, [v6], [v6]:port, v6
HostPort split(std::string_view said) {
    if (const std::string whole(said); is_ipv6(whole)) return {whole, std::nullopt};
    if (!said.empty() && said.front() == '[') {
        const std::size_t close = said.find(']');
        if (close != std::string_view::npos) {
            HostPort out{std::string(said.substr(1, close - 1)), std::nullopt};
            if (close + 1 < said.size() && said[close + 1] == ':') out.port = said.substr(close + 2);
            return out;
        }
    }
    const std::size_t colon = said.rfind(':');
    if (colon == std::string_view::npos) return {std::string(said), std::nullopt};
    return {std::string(said.substr(0, colon)), std::string(said.substr(colon + 1))};
}

std::string without_slashes_at_end(std::string_view path) {
    while (!path.empty() && path.back() == '/') path.remove_suffix(1);
    return std::string(path);
}

}  // namespace

std::string ServerAddress::text() const {
    const std::string name = is_ipv6(host) ? "[" + host + "]" : host;
    const std::string number = port == (https ? 443 : 80) ? "" : fmt::format(":{}", port);
    return fmt::format("{}://{}{}{}", https ? "https" : "http", name, number, path);
}

ServerAddress ollama_address(std::string_view said) {
    ServerAddress out;
    std::string_view rest = without_quotes(said);
    int usual_port = kOllamaPort;
    if (const std::size_t scheme = rest.find("://"); scheme != std::string_view::npos) {
        out.https = rest.substr(0, scheme) == "https";
        usual_port = out.https ? 443 : 80;
        rest.remove_prefix(scheme + 3);
    }
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    out.path = without_slashes_at_end(rest.substr(slash));
    const HostPort parts = split(rest.substr(0, slash));
    out.host = parts.host;
    if (out.host.empty() || out.host == "0.0.0.0") out.host = "127.0.0.1";
    if (out.host == "::") out.host = "::1";
    out.port = parts.port ? port_of(*parts.port).value_or(usual_port) : usual_port;
    return out;
}

Loaded<ServerAddress> parse_address(const std::string& said) {
    const auto bad = [&](const Phrase& expected) {
        return Problems{{"", {}, "", phrase("found \"{}\", expected {}", said, expected)}};
    };
    const bool https = said.rfind("https://", 0) == 0;
    if (!https && said.rfind("http://", 0) != 0)
        return bad(phrase("an address that begins with http:// or https://"));
    if (said.find_first_of("@?# \t\\") != std::string::npos)
        return bad(phrase("an address without user, query and blanks"));
    const std::string_view rest = std::string_view(said).substr(https ? 8 : 7);
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const HostPort parts = split(rest.substr(0, slash));
    if (parts.host.empty()) return bad(phrase("the name of a machine after ://"));
    ServerAddress out{https, parts.host, https ? 443 : 80, without_slashes_at_end(rest.substr(slash))};
    if (parts.port) {
        const std::optional<int> port = port_of(*parts.port);
        if (!port || *port == 0) return bad(phrase("a port between 1 and 65535"));
        out.port = *port;
    }
    return out;
}

}  // namespace rei::llm
