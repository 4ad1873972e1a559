// A line that nobody is to read over the shoulder: a secret.
#pragma once

#include <string>

namespace rei::cli {

/// A line of the standard input without blanks around it. On a terminal it is asked for by `question` on the
/// standard error and not shown while it is typed; empty where there is none, or Ctrl-C came.
[[nodiscard]] std::string hidden_line(const std::string& question);

}  // namespace rei::cli
