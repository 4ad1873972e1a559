// What the tests of language models share: models that point at the fake server, and a listener that keeps
// what it hears.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "fakes/fake_llm.hpp"

#include "rei/llm/model_responder.hpp"
#include "rei/llm/ollama_chat.hpp"
#include "rei/llm/openai_chat.hpp"

namespace rei::llm::test {

using rei::test::FakeLlm;
using rei::test::FakeMode;
using rei::test::FakeTurn;

inline ModelSettings settings_for(const FakeLlm& fake, Protocol protocol) {
    ModelSettings out;
    out.protocol = protocol;
    out.server = *parse_address(fake.url() + (protocol == Protocol::openai ? "/v1" : ""));
    out.model = "tiny";
    out.limits.first_byte = out.limits.stall = out.limits.total = std::chrono::seconds(20);
    return out;
}

inline std::unique_ptr<ChatModel> model_of(ModelSettings settings) {
    if (settings.protocol == Protocol::openai) return std::make_unique<OpenAiChat>(std::move(settings));
    return std::make_unique<OllamaChat>(std::move(settings));
}

/// Keeps what it hears.
struct Ear : live::AnswerListener {
    void on_text(std::string_view more) override { pieces.emplace_back(more); }
    void on_thinking(std::string_view more) override { thinking += more; }
    [[nodiscard]] std::string text() const {
        std::string out;
        for (const std::string& piece : pieces) out += piece;
        return out;
    }
    std::vector<std::string> pieces;
    std::string thinking;
};

}  // namespace rei::llm::test
