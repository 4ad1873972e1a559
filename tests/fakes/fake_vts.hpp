// A VTube Studio for tests: a WebSocket server on a port of this machine that answers as vts_desk.hpp says,
// and can be made to go wrong while it runs. All calls from any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

#include "fakes/vts_desk.hpp"

namespace rei::test {

class FakeVts {
  public:
    /// On this port, or on one that is free.
    explicit FakeVts(VtsMode mode = VtsMode::normal, std::uint16_t port = 0);
    ~FakeVts();
    FakeVts(const FakeVts&) = delete;
    FakeVts& operator=(const FakeVts&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    /// Look at the desk, or change it, between two frames.
    void with(const std::function<void(VtsDesk&)>& what);
    /// Whether it comes to this within the time.
    [[nodiscard]] bool waits_until(const std::function<bool(VtsDesk&)>& what,
                                   std::chrono::milliseconds patience = std::chrono::seconds(10));
    /// The user clicks in the pop-up.
    void click(bool allow);
    /// Break all connections, without a word.
    void drop();
    [[nodiscard]] int connections() const;  ///< since it began

  private:
    class Server;
    std::unique_ptr<Server> server_;
};

/// Say once what VTube Studio broadcasts, to the listener on this port of this machine.
void announce_vts(std::uint16_t to_port, std::uint16_t vts_port, bool is_on);

}  // namespace rei::test
