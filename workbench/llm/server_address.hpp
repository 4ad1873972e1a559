// Where a model server is: what people write for it, and the parts of it that a connection needs.
#pragma once

#include <string>
#include <string_view>

#include "rei/document/problem.hpp"

namespace rei::llm {

struct ServerAddress {
    bool https = false;
    std::string host;  ///< IPv6 without brackets
    int port = 0;
    std::string
        path;  ///< before every path of the protocol; empty, or begins with / and does not end with it

    /// As a URL, without a port that goes without saying.
    [[nodiscard]] std::string text() const;
    friend bool operator==(const ServerAddress&, const ServerAddress&) = default;
};

/// What OLLAMA_HOST means, by the rules of Ollama's own client: without a scheme http and port 11434, with
/// one 80 or 443; a path may follow; IPv6 stands in brackets or alone; a bad port is the default one. An
/// address that stands for all of a machine (0.0.0.0, ::) is its loopback. Empty: http://127.0.0.1:11434.
[[nodiscard]] ServerAddress ollama_address(std::string_view said);

/// A URL with http:// or https://; problems else, and where it has a user, a query or a bad port.
[[nodiscard]] Loaded<ServerAddress> parse_address(const std::string& said);

}  // namespace rei::llm
