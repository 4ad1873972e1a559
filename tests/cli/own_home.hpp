// A folder in which `rei` finds its files and settings, and nothing of who runs the tests.
#pragma once

#include <cstdlib>

#include "run_rei.hpp"

namespace rei::test {

class OwnHome : public Scratch {
  public:
    OwnHome() {
        for (const char* variable : {"REI_DB",           "REI_POLICY",         "REI_ENGINE",
                                     "REI_USER",         "REI_PROMPT",         "REI_MOOD_LINE",
                                     "REI_THINKING",     "REI_API_KEY",        "REI_CONFIG",
                                     "REI_RESPONDER",    "REI_MODEL",          "REI_BASE_URL",
                                     "REI_NUM_CTX",      "REI_NUM_PREDICT",    "REI_THINK",
                                     "REI_LOAD_TIMEOUT", "REI_STALL_TIMEOUT",  "REI_ANSWER_TIMEOUT",
                                     "REI_TOOLS",        "REI_TOOLS_FOLDER",   "REI_PLUGINS",
                                     "REI_COMPANION",    "REI_VAULT",          "REI_AVATAR",
                                     "REI_AVATAR_HOST",  "REI_AVATAR_MAPPING", "OLLAMA_HOST"})
            unsetenv(variable);
        setenv("XDG_DATA_HOME", (path() / "data").c_str(), 1);
        setenv("XDG_CONFIG_HOME", (path() / "config").c_str(), 1);
    }
    /// Say these lines to the project's own persona, a second apart.
    [[nodiscard]] Ran chat(const std::string& lines, std::vector<std::string> more = {}) const {
        std::vector<std::string> arguments = {"chat", "--pace", "1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return rei_told(arguments, lines);
    }
};

}  // namespace rei::test
