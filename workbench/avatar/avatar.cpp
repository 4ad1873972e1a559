#include "rei/avatar/avatar.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "rei/avatar/announcements.hpp"
#include "rei/avatar/token_file.hpp"
#include "rei/avatar/web_socket.hpp"

namespace rei::avatar {
namespace {

using Clock = WebSocket::Clock;
using std::chrono::milliseconds;

constexpr milliseconds kOpenPatience{4000};
constexpr milliseconds kGoodBye{30};
constexpr milliseconds kLook{20};  // for whether to stop
constexpr milliseconds kFirstPause{500};
constexpr milliseconds kAnnouncementLasts{6000};
constexpr milliseconds kLongestPause{8000};
constexpr auto kTick =
    std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(kInjectionSec));

double seconds(Clock::time_point at) {
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

Phrase failure_message(WebSocket::Failure failure, const std::string& address) {
    using Failure = WebSocket::Failure;
    switch (failure) {
        case Failure::nobody_there:
            return phrase(
                "no VTube Studio at {}; start it and allow plugins (Settings → VTube Studio Plugins)",
                address);
        case Failure::no_answer:
            return phrase("{} does not answer; is it VTube Studio, and does a firewall let it through?",
                          address);
        case Failure::no_web_socket:
            return phrase(
                "what answers at {} is no VTube Studio; its port is in Settings → VTube Studio "
                "Plugins",
                address);
        case Failure::frame_too_long:
            return phrase("what answers at {} sends more than VTube Studio would", address);
        case Failure::dropped:
        case Failure::none:
            return phrase("the connection to VTube Studio at {} ended; trying again", address);
    }
    return {};
}

}  // namespace

/// What the thread does, from on to off.
class Avatar::Driver {
  public:
    Driver(Avatar& avatar, std::string token, std::stop_token stop)
        : avatar_(avatar),
          stop_(std::move(stop)),
          rows_revision_(avatar.rows().second),
          protocol_(avatar.rows().first, std::move(token)),
          address_(avatar.setup_.address) {
        if (address_.port == 0) announcements_.emplace(address_.host, avatar.setup_.announcement_port);
    }

    void run() {
        milliseconds pause = kFirstPause;
        while (!stop_.stop_requested() && protocol_.phase() != Phase::denied) {
            const bool was_good = converse();
            pause = was_good ? kFirstPause : std::min(2 * pause, kLongestPause);
            if (protocol_.phase() != Phase::denied) rest(pause);
        }
    }

  private:
    /// One connection, to its end. Whether the face moved.
    bool converse() {
        listen();
        WebSocket socket(address_, kOpenPatience);
        while (socket.state() == WebSocket::State::opening && !stop_.stop_requested())
            socket.run_until(Clock::now() + kLook);
        const std::uint64_t accepted = protocol_.accepted();
        if (socket.state() == WebSocket::State::open) {
            protocol_.connected(seconds(Clock::now()));
            talk(socket);
        }
        if (stop_.stop_requested() || protocol_.phase() == Phase::denied || !protocol_.close_reason().empty())
            socket.close(kGoodBye);
        if (!stop_.stop_requested()) say_why_it_ended(socket.failure());
        protocol_.disconnected();
        return protocol_.accepted() > accepted;
    }

    void talk(WebSocket& socket) {
        Clock::time_point next = Clock::now();
        while (socket.state() == WebSocket::State::open && !stop_.stop_requested() &&
               protocol_.close_reason().empty() && protocol_.phase() != Phase::denied) {
            const double now = seconds(Clock::now());
            follow_mapping(now);
            for (const std::string& frame : socket.take_frames()) protocol_.received(frame, now);
            if (Clock::now() >= next) {
                protocol_.tick(now, avatar_.face_now());
                next += kTick;
                if (next < Clock::now()) next = Clock::now() + kTick;  // what is late is not made up for
            }
            for (std::string& frame : protocol_.take_outgoing()) socket.send(std::move(frame));
            keep_token();
            publish(protocol_.status(), false);
            socket.run_until(next);
        }
    }

    void follow_mapping(double now_sec) {
        if (avatar_.rows_revision() == rows_revision_) return;
        const auto [rows, revision] = avatar_.rows();
        protocol_.set_rows(rows, now_sec);
        rows_revision_ = revision;
    }

    void keep_token() {
        const std::optional<std::string> token = protocol_.take_new_token();
        if (!token) return;
        const Problems problems = avatar::keep_token(avatar_.setup_.token_file, address_.host, *token);
        unkept_ = phrase_of(problems);
    }

    void say_why_it_ended(WebSocket::Failure failure) {
        keep_token();
        if (protocol_.phase() == Phase::denied) {
            publish(protocol_.status(), false);
        } else if (!protocol_.close_reason().empty()) {
            publish(phrase("{} ({}); trying again", protocol_.close_reason(), text_of(address_)), true);
        } else if (Clock::now() < off_until_) {
            publish(
                phrase(
                    "VTube Studio is there, but allows no plugins; turn on Settings → VTube Studio Plugins"),
                true);
        } else {
            publish(failure_message(failure, text_of(address_)), true);
        }
    }

    /// Wait a while; an announcement makes it short.
    void rest(milliseconds pause) {
        const Clock::time_point begin = Clock::now();
        bool is_announced = false;
        while (Clock::now() < begin + (is_announced ? kFirstPause : pause) && !stop_.stop_requested()) {
            is_announced = listen() || is_announced;
            std::this_thread::sleep_for(kLook);
        }
    }

    /// Whether VTube Studio was heard from, and lets plugins in.
    bool listen() {
        const auto heard = announcements_ ? announcements_->heard() : std::nullopt;
        if (!heard) return false;
        address_.port = heard->port;
        off_until_ = heard->is_on ? Clock::time_point() : Clock::now() + kAnnouncementLasts;
        return heard->is_on;
    }

    void publish(Phrase message, bool is_missing) {
        if (!unkept_.empty()) message = phrase("{}; the permission is not kept: {}", message, unkept_);
        avatar_.publish({true, protocol_.phase(), is_missing, std::move(message), text_of(address_),
                         protocol_.inputs(), protocol_.accepted()});
    }

    Avatar& avatar_;
    std::stop_token stop_;
    std::uint64_t rows_revision_;
    VtsProtocol protocol_;
    Address address_;
    std::optional<Announcements> announcements_;
    Clock::time_point off_until_;  ///< it was heard, and lets no plugins in
    Phrase unkept_;                ///< why the permission is not kept; empty where it is
};

Avatar::Avatar(AvatarSetup setup)
    : setup_(std::move(setup)),
      mapping_(mapping_for(setup_.mapping, setup_.channels)),
      motion_(setup_.channels) {
    status_.message = phrase("off");
}

Avatar::~Avatar() {
    stop();
}

void Avatar::start() {
    const std::lock_guard lock(switch_);
    if (thread_.joinable()) return;
    const Loaded<std::string> token = read_token(setup_.token_file, setup_.address.host);
    if (!token) {
        publish({false, Phase::offline, true, phrase_of(token.problems), "", {}, 0});
        return;
    }
    publish({true, Phase::offline, false, phrase("looking for VTube Studio"), "", {}, 0});
    thread_ = std::jthread(
        [this, token = *token](std::stop_token stop) { Driver(*this, token, std::move(stop)).run(); });
}

void Avatar::stop() {
    const std::lock_guard lock(switch_);
    if (!thread_.joinable()) return;
    thread_.request_stop();
    thread_.join();
    thread_ = {};
    publish({false, Phase::offline, false, phrase("off"), "", {}, 0});
}

void Avatar::set_target(const Face& face, double intensity, double arousal) {
    const std::lock_guard lock(mutex_);
    motion_.set_target(face, intensity, arousal, seconds(Clock::now()));
}

void Avatar::set_mapping(const Mapping& mapping) {
    PersonaMapping now = mapping_for(mapping, setup_.channels);
    const std::lock_guard lock(mutex_);
    mapping_ = std::move(now);
    ++rows_revision_;
}

std::vector<std::string> Avatar::left_out() const {
    const std::lock_guard lock(mutex_);
    return mapping_.left_out;
}

std::pair<Mapping, std::uint64_t> Avatar::rows() const {
    const std::lock_guard lock(mutex_);
    return {mapping_.rows, rows_revision_};
}

AvatarStatus Avatar::status() const {
    const std::lock_guard lock(mutex_);
    return status_;
}

Face Avatar::face_now() const {
    const std::lock_guard lock(mutex_);
    return motion_.at(seconds(Clock::now()));
}

void Avatar::publish(const AvatarStatus& status) {
    const std::lock_guard lock(mutex_);
    status_ = status;
}

}  // namespace rei::avatar
