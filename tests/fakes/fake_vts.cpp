#include "fakes/fake_vts.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <latch>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>

namespace rei::test {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::asio::ip::tcp;

double now_sec() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// One connection.
class Guest : public std::enable_shared_from_this<Guest> {
  public:
    Guest(tcp::socket socket, VtsDesk& desk) : stream_(std::move(socket)), desk_(desk) {}
    void begin() {
        if (desk_.mode == VtsMode::no_web_socket) return say_no_such_page();
        stream_.async_accept([self = shared_from_this()](beast::error_code error) {
            if (!error) self->read();
        });
    }
    void click(bool allow) { send(desk_.click(state_, allow)); }
    void drop() {
        beast::error_code ignored;
        stream_.next_layer().close(ignored);
    }

  private:
    void say_no_such_page() {
        static const std::string kPage = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
        asio::async_write(stream_.next_layer(), asio::buffer(kPage),
                          [self = shared_from_this()](beast::error_code, std::size_t) { self->linger(); });
    }
    /// Until the other side has gone; what is closed too early takes its page along.
    void linger() {
        stream_.next_layer().async_read_some(
            buffer_.prepare(4096), [self = shared_from_this()](beast::error_code error, std::size_t) {
                if (!error) self->linger();
            });
    }
    void read() {
        stream_.async_read(buffer_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (error) return;
            const std::string frame = beast::buffers_to_string(self->buffer_.data());
            self->buffer_.consume(self->buffer_.size());
            self->send(self->desk_.answer(self->state_, frame, now_sec()));
            self->read();
        });
    }
    void send(std::vector<std::string> frames) {
        const bool was_idle = outgoing_.empty();
        for (std::string& frame : frames) outgoing_.push_back(std::move(frame));
        if (was_idle && !outgoing_.empty()) write();
    }
    void write() {
        stream_.text(true);
        stream_.async_write(asio::buffer(outgoing_.front()),
                            [self = shared_from_this()](beast::error_code error, std::size_t) {
                                if (error) return;
                                self->outgoing_.pop_front();
                                if (!self->outgoing_.empty()) self->write();
                            });
    }

    beast::websocket::stream<tcp::socket> stream_;
    VtsDesk& desk_;
    VtsGuest state_;
    beast::flat_buffer buffer_;
    std::deque<std::string> outgoing_;
};

}  // namespace

class FakeVts::Server {
  public:
    Server(VtsMode mode, std::uint16_t port) : acceptor_(context_, {asio::ip::address_v4::loopback(), port}) {
        desk_.mode = mode;
        accept();
        thread_ = std::thread([this] { context_.run(); });
    }
    ~Server() {
        context_.stop();
        thread_.join();
    }
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    [[nodiscard]] int connections() const { return connections_; }
    /// On the thread of the server, waited for.
    void run(const std::function<void()>& what) {
        std::latch done(1);
        asio::post(context_, [&] {
            what();
            done.count_down();
        });
        done.wait();
    }
    VtsDesk& desk() { return desk_; }
    std::vector<std::shared_ptr<Guest>> guests() const {
        std::vector<std::shared_ptr<Guest>> out;
        for (const auto& one : guests_) {
            if (auto guest = one.lock()) out.push_back(std::move(guest));
        }
        return out;
    }

  private:
    void accept() {
        acceptor_.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error) return;
            ++connections_;
            auto guest = std::make_shared<Guest>(std::move(socket), desk_);
            guests_.push_back(guest);
            guest->begin();
            accept();
        });
    }

    VtsDesk desk_;
    asio::io_context context_;
    tcp::acceptor acceptor_;
    std::vector<std::weak_ptr<Guest>> guests_;
    std::atomic<int> connections_{0};
    std::thread thread_;
};

FakeVts::FakeVts(VtsMode mode, std::uint16_t port) : server_(std::make_unique<Server>(mode, port)) {}
FakeVts::~FakeVts() = default;

std::uint16_t FakeVts::port() const {
    return server_->port();
}

void FakeVts::with(const std::function<void(VtsDesk&)>& what) {
    server_->run([&] { what(server_->desk()); });
}

bool FakeVts::waits_until(const std::function<bool(VtsDesk&)>& what, std::chrono::milliseconds patience) {
    const auto give_up = std::chrono::steady_clock::now() + patience;
    for (;;) {
        bool is_so = false;
        with([&](VtsDesk& desk) { is_so = what(desk); });
        if (is_so || std::chrono::steady_clock::now() > give_up) return is_so;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

void FakeVts::click(bool allow) {
    server_->run([&] {
        for (const auto& guest : server_->guests()) guest->click(allow);
    });
}

void FakeVts::drop() {
    server_->run([&] {
        for (const auto& guest : server_->guests()) guest->drop();
    });
}

int FakeVts::connections() const {
    return server_->connections();
}

void announce_vts(std::uint16_t to_port, std::uint16_t vts_port, bool is_on) {
    const nlohmann::json all = {{"apiName", "VTubeStudioPublicAPI"},
                                {"apiVersion", "1.0"},
                                {"timestamp", 1},
                                {"messageType", "VTubeStudioAPIStateBroadcast"},
                                {"requestID", "VTubeStudioAPIStateBroadcast"},
                                {"data",
                                 {{"active", is_on},
                                  {"port", vts_port},
                                  {"instanceID", "93aa0d04"},
                                  {"windowTitle", "VTube Studio"}}}};
    asio::io_context context;
    asio::ip::udp::socket socket(context, asio::ip::udp::v4());
    socket.send_to(asio::buffer(all.dump()), {asio::ip::address_v4::loopback(), to_port});
}

}  // namespace rei::test
