// An answer on its way: the responder works on a thread of its own, and what has come so far can be seen.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "rei/live/responder.hpp"
#include "rei/live/secret_stream.hpp"

namespace rei::workbench {

class Answering {
  public:
    /// Starts at once. `secrets` are taken out of what can be seen.
    Answering(std::shared_ptr<live::Responder> responder, live::Request request,
              std::vector<std::string> secrets);
    /// Stops it and waits; a responder hears that within 0.1 s.
    ~Answering() = default;
    Answering(const Answering&) = delete;
    Answering& operator=(const Answering&) = delete;

    [[nodiscard]] const live::Request& request() const { return request_; }
    /// What has come of the reply.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool is_thinking() const;
    /// Ask it to stop; does not wait.
    void stop() { thread_.request_stop(); }
    /// The whole answer; none while it is coming.
    [[nodiscard]] std::optional<live::Answer> answer() const;

  private:
    struct Inbox final : live::AnswerListener {
        explicit Inbox(std::vector<std::string> secrets) : clean(std::move(secrets)) {}
        void on_text(std::string_view more) override;
        void on_thinking(std::string_view more) override;

        mutable std::mutex mutex;
        live::SecretStream clean;
        std::string text;
        bool has_thoughts = false;
        std::optional<live::Answer> answer;
    };

    live::Request request_;
    Inbox inbox_;
    std::jthread thread_;  ///< the last, for it uses the others
};

}  // namespace rei::workbench
