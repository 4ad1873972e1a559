// The tools that are allowed in a conversation. A call is checked before it is carried out: that the tool is
// among them, that its arguments are what the table says; what it gives is cleaned and cut to its length.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "rei/document/problem.hpp"
#include "rei/llm/plugin.hpp"
#include "rei/llm/tool_table.hpp"

namespace rei::llm {

/// Asks the user whether a plug-in may be called with these arguments, in the thread of the answer. Gives up,
/// with no, where a stop is asked for.
using Confirm =
    std::function<bool(const std::string& name, const std::string& arguments, const std::stop_token& stop)>;

class ToolBox final : public Tools {
  public:
    /// Plug-ins are called where `confirm` says so, each time; without it never.
    ToolBox(std::vector<const ToolRow*> allowed, ToolSurroundings surroundings,
            std::vector<Plugin> plugins = {}, Confirm confirm = nullptr)
        : allowed_(std::move(allowed)),
          surroundings_(std::move(surroundings)),
          plugins_(std::move(plugins)),
          confirm_(std::move(confirm)) {}

    [[nodiscard]] std::vector<ToolSpec> specs() const override;
    ToolResult call(const ToolCall& call, const live::Request& request, const std::stop_token& stop) override;

  private:
    ToolResult call_plugin(const Plugin& plugin, const ToolCall& call, const std::stop_token& stop);
    std::vector<const ToolRow*> allowed_;
    ToolSurroundings surroundings_;
    std::vector<Plugin> plugins_;
    Confirm confirm_;
};

/// "off", "on" (all, read_file only where there is a folder), or names between commas; problems for a name
/// that no tool has.
[[nodiscard]] Loaded<std::vector<const ToolRow*>> allowed_tools(const std::string& said, bool has_folder);

}  // namespace rei::llm
