// A value that one variant alone has in a row of a trace.
#pragma once

#include <string>
#include <variant>

namespace rei {

struct Row;
struct Trace;

/// Nothing, a number, a word.
using OwnValue = std::variant<std::monostate, double, std::string>;

}  // namespace rei
