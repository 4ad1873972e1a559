// Where VTube Studio is: a host and a port, and how it announces itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rei/document/problem.hpp"

namespace rei::avatar {

inline constexpr std::uint16_t kUsualPort = 8001;
inline constexpr std::uint16_t kAnnouncementPort = 47779;

struct Address {
    std::string host = "localhost";
    std::uint16_t port = 0;  ///< 0: as announced, else the usual one
    friend bool operator==(const Address&, const Address&) = default;
};
/// "localhost", "192.168.0.7:8002", "[::1]:8001", with or without "ws://" before it.
[[nodiscard]] Loaded<Address> read_address(std::string_view text);
/// "ws://localhost:8001".
[[nodiscard]] std::string text_of(const Address& address);

/// What VTube Studio broadcasts every two seconds.
struct Announcement {
    std::uint16_t port = 0;
    bool is_on = false;  ///< plugins are allowed
    friend bool operator==(const Announcement&, const Announcement&) = default;
};
/// Nothing where the datagram is no such broadcast.
[[nodiscard]] std::optional<Announcement> read_announcement(std::string_view datagram);

}  // namespace rei::avatar
