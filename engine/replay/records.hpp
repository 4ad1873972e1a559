// Exact data: rows under named columns, as CSV (RFC 4180 quoting, one header line) or as a JSON list of
// objects.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rei {

enum class RecordFormat : std::uint8_t { csv, json };

/// A value that is JSON already; empty means null.
struct JsonText {
    std::string_view text;
};
/// Empty, a number, a truth value, or text. Numbers come out in the shortest spelling that reads back the
/// same; NaN as empty.
using Cell = std::variant<std::monostate, double, std::int64_t, bool, std::string_view, JsonText>;

class RecordWriter {
  public:
    using Write = std::function<void(std::string_view text)>;

    /// `write` takes the text piece by piece, and must outlive it.
    RecordWriter(Write write, RecordFormat format, std::vector<std::string> columns);
    void row(std::span<const Cell> cells);
    void end();

  private:
    Write write_;
    RecordFormat format_;
    std::vector<std::string> columns_;
    bool any_ = false;
    std::string line_;
};

}  // namespace rei
