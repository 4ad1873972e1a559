#include "rei/avatar/announcements.hpp"

#include <array>
#include <utility>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rei::avatar {
namespace {

constexpr int kMostAtOnce = 64;  // datagrams; more than that is a flood

bool is_of_this_machine(in_addr from) {
    if ((ntohl(from.s_addr) >> 24U) == 127) return true;
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return false;
    bool is_own = false;
    for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr != nullptr && one->ifa_addr->sa_family == AF_INET)
            is_own =
                is_own || reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr.s_addr == from.s_addr;
    }
    ::freeifaddrs(all);
    return is_own;
}

bool is_from(const std::string& host, in_addr from) {
    if (host == "localhost") return is_of_this_machine(from);
    in_addr wanted{};
    return ::inet_pton(AF_INET, host.c_str(), &wanted) == 1 && wanted.s_addr == from.s_addr;
}

}  // namespace

Announcements::Announcements(std::string host, std::uint16_t port) : host_(std::move(host)) {
    socket_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket_ < 0) return;
    const int yes = 1;  // others that look for VTube Studio listen there too
    ::setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(socket_, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_port = htons(port);
    here.sin_addr.s_addr = htonl(INADDR_ANY);
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0) return;
    ::close(socket_);
    socket_ = -1;
}

Announcements::~Announcements() {
    if (socket_ >= 0) ::close(socket_);
}

std::optional<Announcement> Announcements::heard() {
    std::optional<Announcement> last;
    std::array<char, 8192> bytes{};
    for (int k = 0; socket_ >= 0 && k < kMostAtOnce; ++k) {
        sockaddr_in from{};
        socklen_t size = sizeof from;
        const ssize_t got =
            ::recvfrom(socket_, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&from), &size);
        if (got < 0) break;
        if (!is_from(host_, from.sin_addr)) continue;
        if (const auto read = read_announcement({bytes.data(), static_cast<std::size_t>(got)})) last = read;
    }
    return last;
}

}  // namespace rei::avatar
