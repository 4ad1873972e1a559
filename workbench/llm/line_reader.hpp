// Bytes from a connection, cut anywhere, put together to the units of a stream: lines (NDJSON), and events of
// lines (SSE).
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace rei::llm {

/// Lines end with \n or \r\n; what is empty is passed over.
class LineReader {
  public:
    /// Gives each line that is complete now; `on_line` gives false to end the reading, and so does take().
    bool take(std::string_view bytes, const std::function<bool(std::string_view)>& on_line);
    /// The end: a last line without a line break counts.
    bool finish(const std::function<bool(std::string_view)>& on_line);

  private:
    std::string rest_;
};

/// Server-sent events, by their `data` alone: lines of one event are put together, comments and other fields
/// are passed over.
class EventReader {
  public:
    bool take(std::string_view bytes, const std::function<bool(std::string_view)>& on_data);
    bool finish(const std::function<bool(std::string_view)>& on_data);

  private:
    bool take_line(std::string_view line, const std::function<bool(std::string_view)>& on_data);
    bool hand_over(const std::function<bool(std::string_view)>& on_data);
    std::string rest_;
    std::string data_;
    bool has_data_ = false;
};

}  // namespace rei::llm
