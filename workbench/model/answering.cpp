#include "rei/model/answering.hpp"

#include <utility>

#include "rei/live/clean_text.hpp"

namespace rei::workbench {

void Answering::Inbox::on_text(std::string_view more) {
    const std::lock_guard lock(mutex);
    text += clean.take(live::clean_text(more));
}

void Answering::Inbox::on_thinking(std::string_view) {
    const std::lock_guard lock(mutex);
    has_thoughts = true;
}

Answering::Answering(std::shared_ptr<live::Responder> responder, live::Request request,
                     std::vector<std::string> secrets)
    : request_(std::move(request)),
      inbox_(std::move(secrets)),
      thread_([this, responder = std::move(responder)](const std::stop_token& stop) {
          live::Answer answer = responder->answer(request_, inbox_, stop);
          const std::lock_guard lock(inbox_.mutex);
          inbox_.text += inbox_.clean.end();
          inbox_.answer = std::move(answer);
      }) {}

std::string Answering::text() const {
    const std::lock_guard lock(inbox_.mutex);
    return inbox_.text;
}

bool Answering::is_thinking() const {
    const std::lock_guard lock(inbox_.mutex);
    return inbox_.has_thoughts && inbox_.text.empty();
}

std::optional<live::Answer> Answering::answer() const {
    const std::lock_guard lock(inbox_.mutex);
    return inbox_.answer;
}

}  // namespace rei::workbench
