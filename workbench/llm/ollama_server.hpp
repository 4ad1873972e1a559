// What an Ollama has besides chat: which models, what they can, and fetching more.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/llm/chat_model.hpp"

namespace rei::llm {

struct ModelEntry {
    std::string name;
    std::int64_t bytes = 0;
    std::string size;  ///< of its parameters, as the server says: "3.2B"
    std::string quantization;
    std::string modified;  ///< as the server says
};

struct PullProgress {
    std::string status;  ///< as the server says: "pulling manifest"
    std::int64_t completed = 0;
    std::int64_t total = 0;  ///< of the layer at hand; 0: unknown
};

class OllamaServer {
  public:
    /// `secrets` are taken out of what it says in refusing.
    OllamaServer(ServerAddress address, Limits limits, std::vector<std::string> secrets = {})
        : address_(std::move(address)), limits_(limits), secrets_(std::move(secrets)) {}

    [[nodiscard]] Loaded<std::vector<ModelEntry>> models(const std::stop_token& stop) const;
    /// A model that is not there is a problem that names those that are.
    [[nodiscard]] Loaded<ModelTraits> traits(const std::string& model, const std::stop_token& stop) const;
    /// Fetch a model; no problems once the server said that it is there. `on_progress` comes in this thread.
    [[nodiscard]] Problems pull(const std::string& model, const std::stop_token& stop,
                                const std::function<void(const PullProgress&)>& on_progress) const;

  private:
    [[nodiscard]] ModelSettings settings_for(const std::string& model) const;
    ServerAddress address_;
    Limits limits_;
    std::vector<std::string> secrets_;
};

}  // namespace rei::llm
