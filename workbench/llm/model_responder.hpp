// A language model as the one who answers. A turn is one formatted round; where tools are allowed, rounds
// with tools come before it, at most kMostToolRounds, and none after the same call was made kMostSameCalls
// times. A round with tools that already answers in the form asked for is the answer.
//
// A conversation that has outgrown the context has a round before that, now and then, in which the model
// writes down what is worth knowing of the turns that are left out (digest.hpp).
//
// Before anything has come, a busy or absent server is asked again twice, a moment later; never after that.
#pragma once

#include <chrono>
#include <memory>

#include "rei/live/responder.hpp"
#include "rei/llm/chat_model.hpp"
#include "rei/llm/digest.hpp"
#include "rei/llm/tools.hpp"

namespace rei::llm {

inline constexpr int kMostToolRounds = 5;
inline constexpr int kMostSameCalls = 3;

class ModelResponder final : public live::Responder {
  public:
    /// Without tools the model is told of none.
    explicit ModelResponder(std::unique_ptr<ChatModel> model, std::unique_ptr<Tools> tools = nullptr);

    [[nodiscard]] std::string name() const override;
    live::Answer answer(const live::Request& request, live::AnswerListener& listener,
                        const std::stop_token& stop) override;

  private:
    std::unique_ptr<ChatModel> model_;
    std::unique_ptr<Tools> tools_;
    Digest digest_;
};

}  // namespace rei::llm
