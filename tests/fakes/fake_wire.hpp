// What the fake server writes, in both protocols, as PROTOCOLS of the real ones have it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/fake_llm.hpp"

namespace rei::test {

[[nodiscard]] std::string fake_error(const std::string& what, bool openai);

// lines of the stream, those before the end and the end itself; the whole where no stream is asked for
[[nodiscard]] std::vector<std::string> ollama_pieces(const FakeTurn& turn, const std::string& body);
[[nodiscard]] std::string ollama_end(const FakeTurn& turn, const std::string& body);
[[nodiscard]] std::optional<std::string> ollama_whole(const FakeTurn& turn, const std::string& body);
[[nodiscard]] std::vector<std::string> openai_pieces(const FakeTurn& turn, const std::string& body);
[[nodiscard]] std::string openai_end(const FakeTurn& turn);
[[nodiscard]] std::optional<std::string> openai_whole(const FakeTurn& turn, const std::string& body);

/// Models "tiny" (tools), "thinker" (tools, thinking), "gpt-oss:20b" (levels of thinking), "plain" (neither).
[[nodiscard]] std::string ollama_tags();
[[nodiscard]] std::optional<std::string> ollama_show(const std::string& body);
[[nodiscard]] std::vector<std::string> ollama_pull(const std::string& body);
[[nodiscard]] std::string openai_models();

}  // namespace rei::test
