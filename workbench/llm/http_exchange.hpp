// One HTTP request whose answer is read while it comes, within limits. The only place that knows the HTTP
// library.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "rei/llm/server_address.hpp"

namespace rei::llm {

struct Limits {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds first_byte{300'000};  ///< a model may have to be loaded from a disk first
    std::chrono::milliseconds stall{60'000};        ///< between two pieces
    std::chrono::milliseconds total{600'000};
    std::size_t bytes = std::size_t{8} << 20U;
};

struct HttpRequest {
    ServerAddress server;
    const char* method = "POST";
    std::string path;  ///< after the server's own, with a / in front
    std::string body;  ///< JSON; empty: none
    std::string key;   ///< sent as a bearer token; empty: none. In no message
};

/// Why an exchange ended before the answer did.
enum class Broke : std::uint8_t {
    no,
    refused,      ///< nobody listens there, or the name is unknown
    unreachable,  ///< no connection within the limit
    untrusted,    ///< the certificate of the server
    dropped,      ///< the connection, in the middle
    silent,       ///< nothing came for too long
    late,         ///< the total limit
    too_long,     ///< more bytes than the limit
    enough,       ///< the receiver wanted no more
    cancelled,    ///< the stop token
};

struct HttpOutcome {
    Broke broke = Broke::no;
    int status = 0;       ///< 0: no headers came
    std::string refusal;  ///< what came with a status that is not 2xx, at most 64 KiB
};

/// Ask, and hand over what comes with a status of 2xx, in the caller's thread; a receiver that gives false
/// ends it. Returns within 0.1 s of a stop being asked for. Does not throw.
[[nodiscard]] HttpOutcome exchange(const HttpRequest& request, const Limits& limits,
                                   const std::stop_token& stop,
                                   const std::function<bool(std::string_view)>& receive);

}  // namespace rei::llm
