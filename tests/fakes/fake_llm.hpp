// A stand-in for an Ollama and an OpenAI-compatible server, in this process and on loopback alone. It speaks
// both protocols well enough for their official clients, and goes wrong in the ways that real ones do.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace httplib {
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace rei::test {

/// How an answer comes, or fails to. Where it breaks off, about half of the content has come.
enum class FakeMode : std::uint8_t {
    normal,
    byte_split,    ///< every byte in a packet of its own
    call_at_end,   ///< tool calls on the line that says done
    error_inside,  ///< an error in the middle, under status 200
    no_end,        ///< the stream ends cleanly, without its end marker
    drop,          ///< the connection breaks
    stall,         ///< nothing more comes
    slow_headers,  ///< the headers come after `delay`
    status_400,
    status_404,
    status_503,
    malformed,  ///< a line that is no JSON, with the Authorization header in it
};
[[nodiscard]] const char* name_of(FakeMode mode);
[[nodiscard]] std::optional<FakeMode> find_fake_mode(std::string_view name);
inline constexpr int kFakeModes = 12;

struct FakeCall {
    std::string name;
    std::string arguments;  ///< JSON
};

struct FakeTurn {
    FakeMode mode = FakeMode::normal;
    std::string content;  ///< empty: the fake's own, in the form asked for; "-": really nothing
    std::string thinking;
    std::vector<FakeCall> calls;
    std::string reason = "stop";
    std::chrono::milliseconds delay{0};
};

class FakeLlm {
  public:
    /// Serves from now on; port 0: any free one.
    explicit FakeLlm(int port = 0);
    ~FakeLlm();
    FakeLlm(const FakeLlm&) = delete;
    FakeLlm& operator=(const FakeLlm&) = delete;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string url() const;

    /// How the next chat requests are answered, in order; the last one counts on.
    void then(FakeTurn turn);
    /// Bodies of the chat requests so far.
    [[nodiscard]] std::vector<std::string> bodies() const;
    /// Their Authorization headers.
    [[nodiscard]] std::vector<std::string> keys() const;
    /// Waits until a client has hung up while it was being answered.
    [[nodiscard]] bool was_hung_up(std::chrono::milliseconds patience);

  private:
    struct Sent;  // what a stream is made of
    void add_ollama();
    void add_openai();
    FakeTurn next_turn(const httplib::Request& request);
    bool wait_or_stop(std::chrono::milliseconds time);
    bool refuse(const FakeTurn& turn, bool openai, httplib::Response& response);
    void stream(const FakeTurn& turn, Sent sent, const char* type, httplib::Response& response);

    std::unique_ptr<httplib::Server> server_;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<FakeTurn> turns_{FakeTurn{}};
    std::vector<std::string> bodies_, keys_;
    bool stopping_ = false;
    bool hung_up_ = false;
    bool has_script_ = false;
    std::thread thread_;
};

}  // namespace rei::test
