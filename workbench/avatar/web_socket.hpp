// A WebSocket to a server as one thread uses it: it opens, frames go out and come in while `run_until` runs,
// and nothing blocks longer than asked. What it is made of is in web_socket.cpp alone.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rei/avatar/address.hpp"

namespace rei::avatar {

/// Longest frame that is taken in; a longer one ends the connection.
inline constexpr std::size_t kMostFrameBytes = 1U << 20U;

class WebSocket {
  public:
    using Clock = std::chrono::steady_clock;
    enum class State : std::uint8_t { opening, open, closed };
    enum class Failure : std::uint8_t {
        none,
        nobody_there,   ///< refused, not reachable, no such host
        no_answer,      ///< nothing came in time
        no_web_socket,  ///< something else answers
        frame_too_long,
        dropped,  ///< it was open, and ended
    };

    /// Begins to open; gives up after `patience`.
    WebSocket(const Address& address, std::chrono::milliseconds patience);
    ~WebSocket();
    WebSocket(const WebSocket&) = delete;
    WebSocket& operator=(const WebSocket&) = delete;

    /// Let it work until `end`, or until a frame has come or the state has changed.
    void run_until(Clock::time_point end);
    /// Frames that came since the last time.
    [[nodiscard]] std::vector<std::string> take_frames();
    void send(std::string frame);
    /// Say good-bye, for at most `patience`.
    void close(std::chrono::milliseconds patience);

    [[nodiscard]] State state() const;
    [[nodiscard]] Failure failure() const;

  private:
    class Link;
    std::unique_ptr<Link> link_;
};

}  // namespace rei::avatar
