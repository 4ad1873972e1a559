// Listens for VTube Studio's announcements, and believes only those of the host that is looked for: a
// stranger in the network cannot draw the avatar, or its permission, to itself.
#pragma once

#include <optional>
#include <string>

#include "rei/avatar/address.hpp"

namespace rei::avatar {

class Announcements {
  public:
    /// Listen for announcements of `host`; of "localhost", for those of any address of this machine. Where
    /// the port cannot be had, nothing is ever heard.
    explicit Announcements(std::string host, std::uint16_t port = kAnnouncementPort);
    ~Announcements();
    Announcements(const Announcements&) = delete;
    Announcements& operator=(const Announcements&) = delete;

    /// What was heard since the last time; the last of it. Does not wait.
    std::optional<Announcement> heard();

  private:
    std::string host_;
    int socket_ = -1;
};

}  // namespace rei::avatar
