// Exact data: rows under named columns, as CSV (RFC 4180 quoting, one header line) or as a JSON list of
// objects.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "output.hpp"

namespace rei::cli {

/// A value that is JSON already; empty means null.
struct JsonText {
    std::string_view text;
};
/// Empty, a number, a truth value, or text. Numbers come out in the shortest spelling that reads back the
/// same; NaN as empty.
using Cell = std::variant<std::monostate, double, std::int64_t, bool, std::string_view, JsonText>;

class RecordWriter {
  public:
    /// `format` is csv or json.
    RecordWriter(Output& output, Format format, std::vector<std::string> columns);
    void row(std::span<const Cell> cells);
    void end();

  private:
    Output& output_;
    Format format_;
    std::vector<std::string> columns_;
    bool any_ = false;
    std::string line_;
};

}  // namespace rei::cli
