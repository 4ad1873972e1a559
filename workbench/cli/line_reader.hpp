// Lines from who types them: with editing and history on a terminal, as they come from a pipe.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rei::cli {

class LineReader {
  public:
    virtual ~LineReader() = default;
    /// The next line without its end; nothing at the end of the input, or where Ctrl-C came (interrupted()).
    virtual std::optional<std::string> next(const std::string& prompt) = 0;
    /// Lines that the arrow up brings back, the oldest first.
    virtual void remember(const std::vector<std::string>& lines) = 0;
    [[nodiscard]] virtual bool is_terminal() const = 0;
};

/// For the standard input: editing where it and the standard output are a terminal.
[[nodiscard]] std::unique_ptr<LineReader> standard_lines();

}  // namespace rei::cli
