// The functions that a model may be allowed to call, in one table: what they are called with, and what they
// do.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>

#include "rei/live/responder.hpp"
#include "rei/llm/tools.hpp"

namespace rei::llm {

/// What tools look into.
struct ToolSurroundings {
    std::string store_file;      ///< opened anew for a search: a call is in another thread than the session
    std::string folder;          ///< that may be read; empty: none
    std::string companion_file;  ///< empty: there is none
    std::function<std::int64_t()> wall_ms;
};

using ToolArguments = std::map<std::string, std::string>;

struct ToolParameter {
    const char* name = "";
    const char* description = "";
    bool is_required = true;
};

struct ToolRow {
    const char* name;
    const char* description;
    ToolParameter parameter;  ///< a text; without a name: none
    ToolResult (*run)(const ToolArguments& arguments, const live::Request& request,
                      const ToolSurroundings& surroundings);
};
[[nodiscard]] std::span<const ToolRow> tool_table();

}  // namespace rei::llm
