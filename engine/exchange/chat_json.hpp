// A scenario as messages for OpenAI's and Ollama's chat: role and content, with what the persona's engine
// knows beside them.
#pragma once

#include <string>

#include "rei/scenario/scenario.hpp"

namespace rei {

/// `{"messages": [{"role": "user", "name": …, "content": …, "at": seconds}, {"role": "assistant", "content":
/// …, "mood_delta": …, "affinity_delta": …}, …]}`, a message a line. What is the default is left out: the
/// name `user`, deltas of 0. A turn in which nothing is said has no user's message; the answer then has the
/// time. import_scenario reads it back.
[[nodiscard]] std::string chat_json(const Scenario& scenario);

}  // namespace rei
