// Plug-ins: commands that a user has declared as tools. One gets its arguments as a JSON object on its
// standard input, and answers with one, {"result": "…"}, on its standard output. It runs without a shell,
// without the secrets of this program, and no longer than it may.
#pragma once

#include <chrono>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/llm/tools.hpp"

namespace rei::llm {

struct Plugin {
    std::string name;
    std::string description;
    std::map<std::string, std::string> parameters;  ///< texts, all required; with what each is
    std::vector<std::string> command;               ///< a program, looked for in PATH, and its arguments
    std::chrono::seconds time{10};
};

/// The plug-ins of a file: {"plugins": [{"name", "description", "parameters": {"query": "…"}, "command": […],
/// "timeout_sec": 10}]}. Names are letters, digits and _; none is a tool's of the table.
[[nodiscard]] Loaded<std::vector<Plugin>> read_plugins(const std::string& file);

[[nodiscard]] ToolSpec spec_of(const Plugin& plugin);

/// Run one, with arguments that were checked. Whatever goes wrong is a refusal.
[[nodiscard]] ToolResult run_plugin(const Plugin& plugin, const std::map<std::string, std::string>& arguments,
                                    const std::stop_token& stop);

}  // namespace rei::llm
