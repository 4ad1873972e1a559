// Routines that a model may pass on: what the companion would suggest to who speaks.
#pragma once

#include <string>

#include "rei/llm/tool_table.hpp"

namespace rei::llm {

/// The frame, three routines with their steps and the line of declaration for what is felt, in its language;
/// what the user has tried before counts. Words of serious distress get the answer of the file and no
/// routine. It is logged with the turn, as if it had been asked for by `rei reflect`, if the turn is whole.
[[nodiscard]] ToolResult suggest_routines(const std::string& feeling, const live::Request& request,
                                          const ToolSurroundings& surroundings);

}  // namespace rei::llm
