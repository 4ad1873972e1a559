#include "fakes/fake_llm.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "fakes/fake_wire.hpp"
#include <httplib.h>

namespace rei::test {
namespace {

constexpr std::array<const char*, kFakeModes> kNames = {
    "normal", "byte-split",   "call-at-end", "error-inside", "no-end", "drop",
    "stall",  "slow-headers", "400",         "404",          "503",    "malformed",
};

/// Half of the content comes before it breaks.
bool breaks_off(FakeMode mode) {
    return mode == FakeMode::error_inside || mode == FakeMode::no_end || mode == FakeMode::drop ||
           mode == FakeMode::stall || mode == FakeMode::malformed;
}

}  // namespace

const char* name_of(FakeMode mode) {
    return kNames[static_cast<std::size_t>(mode)];
}

std::optional<FakeMode> find_fake_mode(std::string_view name) {
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<FakeMode>(found - kNames.begin());
}

/// The pieces of a stream, and what stands in it where it goes wrong.
struct FakeLlm::Sent {
    std::vector<std::string> before_end;
    std::string end;
    std::string error;
    std::string malformed;
};

FakeLlm::FakeLlm(int port) : server_(std::make_unique<httplib::Server>()) {
    server_->set_tcp_nodelay(true);
    add_ollama();
    add_openai();
    port_ = port == 0 ? server_->bind_to_any_port("127.0.0.1")
                      : (server_->bind_to_port("127.0.0.1", port) ? port : -1);
    thread_ = std::thread([this] { server_->listen_after_bind(); });
}

FakeLlm::~FakeLlm() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_all();
    }
    while (port_ > 0 && !server_->is_running()) std::this_thread::yield();
    server_->stop();
    thread_.join();
}

std::string FakeLlm::url() const {
    return "http://127.0.0.1:" + std::to_string(port_);
}

void FakeLlm::then(FakeTurn turn) {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(has_script_, true)) turns_.clear();
    turns_.push_back(std::move(turn));
}

std::vector<std::string> FakeLlm::bodies() const {
    const std::lock_guard lock(mutex_);
    return bodies_;
}

std::vector<std::string> FakeLlm::keys() const {
    const std::lock_guard lock(mutex_);
    return keys_;
}

bool FakeLlm::was_hung_up(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience, [&] { return hung_up_; });
}

FakeTurn FakeLlm::next_turn(const httplib::Request& request) {
    const std::lock_guard lock(mutex_);
    bodies_.push_back(request.body);
    keys_.push_back(request.get_header_value("Authorization"));
    FakeTurn turn = turns_.front();
    if (turns_.size() > 1) turns_.pop_front();
    return turn;
}

bool FakeLlm::wait_or_stop(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, time, [&] { return stopping_; });
}

bool FakeLlm::refuse(const FakeTurn& turn, bool openai, httplib::Response& response) {
    const int status = turn.mode == FakeMode::status_400   ? 400
                       : turn.mode == FakeMode::status_404 ? 404
                       : turn.mode == FakeMode::status_503 ? 503
                                                           : 0;
    if (status == 0) return false;
    response.status = status;
    response.set_content(fake_error(turn.content.empty() ? "the fake says no" : turn.content, openai),
                         "application/json");
    return true;
}

void FakeLlm::stream(const FakeTurn& turn, Sent sent, const char* type, httplib::Response& response) {
    if (breaks_off(turn.mode)) {
        sent.before_end.resize((sent.before_end.size() + 1) / 2);
        sent.end.clear();
        if (turn.mode == FakeMode::error_inside) sent.end = sent.error;
        if (turn.mode == FakeMode::malformed) sent.end = sent.malformed;
    }
    sent.before_end.push_back(sent.end);
    response.set_chunked_content_provider(type, [this, turn, sent](std::size_t, httplib::DataSink& sink) {
        const bool split = turn.mode == FakeMode::byte_split;
        for (const std::string& piece : sent.before_end) {
            for (std::size_t at = 0; at < piece.size(); at += split ? 1 : piece.size()) {
                if (sink.write(piece.data() + at, split ? 1 : piece.size())) continue;
                const std::lock_guard lock(mutex_);
                hung_up_ = true;
                changed_.notify_all();
                return false;
            }
            if (turn.mode != FakeMode::slow_headers && turn.delay.count() > 0 && wait_or_stop(turn.delay))
                return false;
        }
        while (turn.mode == FakeMode::stall && sink.is_writable()) {
            if (wait_or_stop(std::chrono::milliseconds(5))) return false;
        }
        if (turn.mode == FakeMode::stall) {
            const std::lock_guard lock(mutex_);
            hung_up_ = true;
            changed_.notify_all();
            return false;
        }
        if (turn.mode == FakeMode::drop) return false;
        sink.done();
        return true;
    });
}

void FakeLlm::add_ollama() {
    server_->Post("/api/chat", [this](const httplib::Request& request, httplib::Response& response) {
        const FakeTurn turn = next_turn(request);
        if (turn.mode == FakeMode::slow_headers) wait_or_stop(turn.delay);
        if (refuse(turn, false, response)) return;
        if (const auto whole = ollama_whole(turn, request.body)) {
            response.set_content(*whole, "application/json");
            return;
        }
        stream(turn,
               {ollama_pieces(turn, request.body), ollama_end(turn, request.body),
                fake_error("the runner has crashed", false) + "\n",
                "{\"message\": oops " + request.get_header_value("Authorization") + "\n"},
               "application/x-ndjson", response);
    });
    server_->Get("/api/tags", [](const httplib::Request&, httplib::Response& response) {
        response.set_content(ollama_tags(), "application/json");
    });
    server_->Get("/api/version", [](const httplib::Request&, httplib::Response& response) {
        response.set_content(R"({"version":"0.0.0"})", "application/json");
    });
    server_->Post("/api/show", [](const httplib::Request& request, httplib::Response& response) {
        const auto shown = ollama_show(request.body);
        if (!shown) response.status = 404;
        response.set_content(shown.value_or(fake_error("model not found", false)), "application/json");
    });
    server_->Post("/api/pull", [this](const httplib::Request& request, httplib::Response& response) {
        stream({}, {ollama_pull(request.body), "", "", ""}, "application/x-ndjson", response);
    });
}

void FakeLlm::add_openai() {
    server_->Post(
        "/v1/chat/completions", [this](const httplib::Request& request, httplib::Response& response) {
            const FakeTurn turn = next_turn(request);
            if (turn.mode == FakeMode::slow_headers) wait_or_stop(turn.delay);
            if (refuse(turn, true, response)) return;
            if (const auto whole = openai_whole(turn, request.body)) {
                response.set_content(*whole, "application/json");
                return;
            }
            stream(turn,
                   {openai_pieces(turn, request.body), openai_end(turn),
                    "data: " + fake_error("the runner has crashed", true) + "\n\n",
                    "data: {\"choices\": oops " + request.get_header_value("Authorization") + "\n\n"},
                   "text/event-stream", response);
        });
    server_->Get("/v1/models", [](const httplib::Request&, httplib::Response& response) {
        response.set_content(openai_models(), "application/json");
    });
}

}  // namespace rei::test
