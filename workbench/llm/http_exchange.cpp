// The library blocks in a thread of the exchange's own; what comes is handed over by a queue, so that limits
// and the stop token act at once whatever the library waits for. A thread that is still looking up a name or
// connecting then is left behind: it shares nothing but its own state, and ends by itself.
#include "rei/llm/http_exchange.hpp"

#include <condition_variable>
#include <csignal>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rei::llm {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kLongestRefusal = std::size_t{64} << 10U;

/// A second descriptor of the library's socket, through which it can be shut down at any moment: also while
/// it is connecting, when the library's own stop() would wait.
class SocketHandle {
  public:
    SocketHandle() = default;
    ~SocketHandle() { replace(-1); }
    SocketHandle(const SocketHandle&) = delete;
    SocketHandle& operator=(const SocketHandle&) = delete;

    void follow(int socket) { replace(fcntl(socket, F_DUPFD_CLOEXEC, 0)); }
    void shut() const {
        if (socket_ >= 0) shutdown(socket_, SHUT_RDWR);
    }

  private:
    void replace(int socket) {
        if (socket_ >= 0) close(socket_);
        socket_ = socket;
    }
    int socket_ = -1;
};

struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::string> pieces;
    int status = 0;
    bool done = false;
    bool given_up = false;
    httplib::Error error = httplib::Error::Success;
    SocketHandle socket;
};

std::unique_ptr<httplib::ClientImpl> client_of(const HttpRequest& request, const Limits& limits) {
    const ServerAddress& server = request.server;
    std::unique_ptr<httplib::ClientImpl> out;
    if (server.https) {
        out = std::make_unique<httplib::SSLClient>(server.host, server.port);
    } else {
        out = std::make_unique<httplib::ClientImpl>(server.host, server.port);
    }
    out->set_connection_timeout(limits.connect);
    out->set_read_timeout(limits.total);
    out->set_write_timeout(limits.stall);
    out->set_tcp_nodelay(true);
    if (!request.key.empty()) out->set_bearer_token_auth(request.key);
    return out;
}

httplib::Request wire_request(const HttpRequest& request, const std::shared_ptr<Shared>& shared) {
    httplib::Request out;
    out.method = request.method;
    out.path = request.server.path + request.path;
    out.body = request.body;
    out.headers = {{"Accept-Encoding", "identity"}};  // what is packed would come in lumps
    if (!request.body.empty()) out.headers.emplace("Content-Type", "application/json");
    out.response_handler = [shared](const httplib::Response& response) {
        const std::lock_guard lock(shared->mutex);
        shared->status = response.status;
        shared->changed.notify_all();
        return !shared->given_up;
    };
    out.content_receiver = [shared](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
        const std::lock_guard lock(shared->mutex);
        shared->pieces.emplace_back(data, size);
        shared->changed.notify_all();
        return !shared->given_up;
    };
    return out;
}

/// In the thread of its own.
void carry_out(const HttpRequest& request, const Limits& limits, const std::shared_ptr<Shared>& shared) {
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);  // the library writes to connections that may be gone
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
    const auto client = client_of(request, limits);
    client->set_socket_options([shared](int socket) {
        const std::lock_guard lock(shared->mutex);
        shared->socket.follow(socket);
        if (shared->given_up) shared->socket.shut();
    });
    const httplib::Result result = client->send(wire_request(request, shared));
    const std::lock_guard lock(shared->mutex);
    shared->error = result.error();
    shared->done = true;
    shared->changed.notify_all();
}

Broke meaning_of(httplib::Error error) {
    switch (error) {
        case httplib::Error::Success:
            return Broke::no;
        case httplib::Error::Connection:
            return Broke::refused;
        case httplib::Error::ConnectionTimeout:
            return Broke::unreachable;
        case httplib::Error::SSLConnection:
        case httplib::Error::SSLLoadingCerts:
        case httplib::Error::SSLServerVerification:
            return Broke::untrusted;
        default:
            return Broke::dropped;
    }
}

class Exchange {
  public:
    Exchange(const HttpRequest& request, const Limits& limits, const std::stop_token& stop)
        : limits_(limits), stop_(stop), end_(Clock::now() + limits.total) {
        std::thread([request, limits, shared = shared_] { carry_out(request, limits, shared); }).detach();
    }

    HttpOutcome follow(const std::function<bool(std::string_view)>& receive) {
        const std::stop_callback wake(stop_, [shared = shared_] {
            const std::lock_guard lock(shared->mutex);
            shared->changed.notify_all();
        });
        HttpOutcome out;
        while (out.broke == Broke::no) {
            const std::deque<std::string> pieces = next_pieces(out);
            if (pieces.empty()) break;
            for (const std::string& piece : pieces) take(piece, out, receive);
        }
        give_up();
        return out;
    }

  private:
    /// What has come, waiting for it; empty at the end, with the reason.
    std::deque<std::string> next_pieces(HttpOutcome& out) {
        std::unique_lock lock(shared_->mutex);
        for (;;) {
            const auto patience = received_ == 0 ? limits_.first_byte : limits_.stall;
            const Clock::time_point until = std::min(end_, Clock::now() + patience);
            const int status_before = shared_->status;
            const bool news = shared_->changed.wait_until(lock, until, [&] {
                return !shared_->pieces.empty() || shared_->done || stop_.stop_requested() ||
                       shared_->status != status_before;
            });
            out.status = shared_->status;
            if (stop_.stop_requested()) {
                out.broke = Broke::cancelled;
                return {};
            }
            if (!shared_->pieces.empty()) return std::exchange(shared_->pieces, {});
            if (shared_->done) {
                out.broke = meaning_of(shared_->error);
                return {};
            }
            if (!news) {
                out.broke = Clock::now() >= end_ ? Broke::late : Broke::silent;
                return {};
            }
        }
    }

    void take(const std::string& piece, HttpOutcome& out,
              const std::function<bool(std::string_view)>& receive) {
        if (out.broke != Broke::no) return;
        received_ += piece.size();
        if (out.status / 100 != 2) {
            out.refusal += piece.substr(0, kLongestRefusal - out.refusal.size());
        } else if (received_ > limits_.bytes) {
            out.broke = Broke::too_long;
        } else if (!receive(piece)) {
            out.broke = Broke::enough;
        }
    }

    void give_up() {
        const std::lock_guard lock(shared_->mutex);
        shared_->given_up = true;
        if (!shared_->done) shared_->socket.shut();
    }

    std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
    const Limits& limits_;
    const std::stop_token& stop_;
    Clock::time_point end_;
    std::size_t received_ = 0;
};

}  // namespace

HttpOutcome exchange(const HttpRequest& request, const Limits& limits, const std::stop_token& stop,
                     const std::function<bool(std::string_view)>& receive) {
    return Exchange(request, limits, stop).follow(receive);
}

}  // namespace rei::llm
