// Who answers, by the settings of the conversation.
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "rei/document/problem.hpp"
#include "rei/live/responder.hpp"
#include "rei/live/settings.hpp"
#include "rei/llm/chat_model.hpp"
#include "rei/llm/tool_box.hpp"

namespace rei::llm {

/// Whether a language model answers; else the scripted responder does.
[[nodiscard]] bool is_asked_for(const live::Settings& settings);

/// The tools that the settings allow; null where there are none. Plug-ins are among them where somebody can
/// be asked, which `confirm` does.
[[nodiscard]] Loaded<std::unique_ptr<Tools>> tools_of(const live::Settings& settings,
                                                      const std::string& store_file,
                                                      const std::string& companion_file,
                                                      Confirm confirm = nullptr);

/// Where its server is and how it is asked, but for what the server says of it. `ollama_host` is the variable
/// OLLAMA_HOST, or nullptr.
[[nodiscard]] Loaded<ModelSettings> model_settings(const live::Settings& settings, const char* ollama_host);

/// The address of the Ollama that the settings mean.
[[nodiscard]] Loaded<ServerAddress> ollama_of(const live::Settings& settings, const char* ollama_host);

/// The responder, once an Ollama has said that it is there and has the model; other servers are asked nothing
/// before the first turn.
[[nodiscard]] Loaded<std::unique_ptr<live::Responder>> model_responder(const live::Settings& settings,
                                                                       const char* ollama_host,
                                                                       std::unique_ptr<Tools> tools,
                                                                       const std::stop_token& stop);

}  // namespace rei::llm
