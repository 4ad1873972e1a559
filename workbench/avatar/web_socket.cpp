// The one file that includes Beast, for it takes long to compile.
#include "rei/avatar/web_socket.hpp"

#include <algorithm>
#include <deque>
#include <future>
#include <thread>
#include <utility>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

namespace rei::avatar {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::asio::ip::tcp;
using Endpoints = std::vector<tcp::endpoint>;

/// Without asking anyone: numbers, and this machine.
Endpoints known_endpoints(const std::string& host, std::uint16_t port) {
    if (host == "localhost")
        return {{asio::ip::address_v4::loopback(), port}, {asio::ip::address_v6::loopback(), port}};
    boost::system::error_code error;
    const auto number = asio::ip::make_address(host, error);
    return error ? Endpoints{} : Endpoints{{number, port}};
}

Endpoints look_up(const std::string& host, std::uint16_t port) {
    asio::io_context context;
    tcp::resolver resolver(context);
    boost::system::error_code error;
    Endpoints out;
    for (const auto& one : resolver.resolve(host, std::to_string(port), error)) out.push_back(one.endpoint());
    return out;
}

/// Looking a name up can take long and cannot be stopped, so it goes on behind the back of who gave up.
std::future<Endpoints> begin_look_up(const std::string& host, std::uint16_t port) {
    std::packaged_task<Endpoints()> task([host, port] { return look_up(host, port); });
    std::future<Endpoints> out = task.get_future();
    std::thread(std::move(task)).detach();
    return out;
}

}  // namespace

class WebSocket::Link {
  public:
    Link(const Address& address, std::chrono::milliseconds patience)
        : stream_(context_),
          host_(text_of(address).substr(std::string_view("ws://").size())),
          give_up_(Clock::now() + patience) {
        const std::uint16_t port = address.port != 0 ? address.port : kUsualPort;
        endpoints_ = known_endpoints(address.host, port);
        if (endpoints_.empty()) {
            looking_up_ = begin_look_up(address.host, port);
        } else {
            connect();
        }
    }

    void run_until(Clock::time_point end) {
        const State before = state_;
        while (Clock::now() < end && frames_.empty() && state_ == before) {
            if (looking_up_.valid()) {
                wait_for_endpoints(end);
            } else {
                context_.restart();
                // with nothing to do at all it would return at once
                if (context_.run_one_until(end) == 0 && context_.stopped())
                    std::this_thread::sleep_until(end);
            }
        }
    }

    void send(std::string frame) {
        if (state_ != State::open) return;
        outgoing_.push_back(std::move(frame));
        if (outgoing_.size() == 1) write_next();
    }

    void close(std::chrono::milliseconds patience) {
        if (state_ != State::open) return;
        stream_.async_close(websocket::close_code::normal, [](beast::error_code) {});
        const Clock::time_point end = Clock::now() + patience;
        while (state_ == State::open && context_.run_one_until(end) != 0) {
        }
        state_ = State::closed;
    }

    std::vector<std::string> take_frames() { return std::exchange(frames_, {}); }
    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] Failure failure() const { return failure_; }

  private:
    void wait_for_endpoints(Clock::time_point end) {
        if (looking_up_.wait_until(std::min(end, give_up_)) == std::future_status::ready) {
            endpoints_ = looking_up_.get();
            if (endpoints_.empty()) return fail(Failure::nobody_there);
            connect();
        } else if (Clock::now() >= give_up_) {
            fail(Failure::no_answer);
        }
    }

    void connect() {
        beast::get_lowest_layer(stream_).expires_at(give_up_);
        beast::get_lowest_layer(stream_).async_connect(
            endpoints_, [this](beast::error_code error, const tcp::endpoint&) {
                if (error)
                    return fail(error == beast::error::timeout ? Failure::no_answer : Failure::nobody_there);
                shake_hands();
            });
    }

    void shake_hands() {
        // from here on the stream keeps the time
        beast::get_lowest_layer(stream_).expires_never();
        beast::get_lowest_layer(stream_).socket().set_option(tcp::no_delay(true), ignored_);
        websocket::stream_base::timeout times{};
        times.handshake_timeout =
            std::max(Clock::duration(std::chrono::milliseconds(1)), give_up_ - Clock::now());
        times.idle_timeout = websocket::stream_base::none();
        times.keep_alive_pings = false;
        stream_.set_option(times);
        stream_.read_message_max(kMostFrameBytes);
        stream_.async_handshake(host_, "/", [this](beast::error_code error) {
            if (error)
                return fail(error == beast::error::timeout ? Failure::no_answer : Failure::no_web_socket);
            state_ = State::open;
            read_next();
        });
    }

    void read_next() {
        stream_.async_read(buffer_, [this](beast::error_code error, std::size_t) {
            if (error)
                return fail(error == websocket::error::message_too_big ||
                                    error == websocket::error::buffer_overflow
                                ? Failure::frame_too_long
                                : Failure::dropped);
            frames_.push_back(beast::buffers_to_string(buffer_.data()));
            buffer_.consume(buffer_.size());
            read_next();
        });
    }

    void write_next() {
        stream_.text(true);
        stream_.async_write(asio::buffer(outgoing_.front()), [this](beast::error_code error, std::size_t) {
            if (error) return fail(Failure::dropped);
            outgoing_.pop_front();
            if (!outgoing_.empty()) write_next();
        });
    }

    void fail(Failure why) {
        if (state_ == State::closed) return;
        state_ = State::closed;
        failure_ = why;
    }

    asio::io_context context_;
    websocket::stream<beast::tcp_stream> stream_;
    std::string host_;
    Clock::time_point give_up_;
    Endpoints endpoints_;
    std::future<Endpoints> looking_up_;
    beast::flat_buffer buffer_;
    std::deque<std::string> outgoing_;  ///< the first one is being written
    std::vector<std::string> frames_;
    beast::error_code ignored_;
    State state_ = State::opening;
    Failure failure_ = Failure::none;
};

WebSocket::WebSocket(const Address& address, std::chrono::milliseconds patience)
    : link_(std::make_unique<Link>(address, patience)) {}
WebSocket::~WebSocket() = default;

void WebSocket::run_until(Clock::time_point end) {
    link_->run_until(end);
}
std::vector<std::string> WebSocket::take_frames() {
    return link_->take_frames();
}
void WebSocket::send(std::string frame) {
    link_->send(std::move(frame));
}
void WebSocket::close(std::chrono::milliseconds patience) {
    link_->close(patience);
}
WebSocket::State WebSocket::state() const {
    return link_->state();
}
WebSocket::Failure WebSocket::failure() const {
    return link_->failure();
}

}  // namespace rei::avatar
