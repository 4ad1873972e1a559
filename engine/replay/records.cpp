#include "rei/replay/records.hpp"

#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "rei/policy/policy_json.hpp"

namespace rei {
namespace {

void append_quoted(std::string& line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

struct CsvCell {
    std::string& line;
    void operator()(std::monostate) const {}
    void operator()(double value) const {
        if (std::isfinite(value)) fmt::format_to(std::back_inserter(line), "{}", value);
    }
    void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(line), "{}", value); }
    void operator()(bool value) const { line += value ? "true" : "false"; }
    void operator()(std::string_view value) const { append_quoted(line, value); }
    void operator()(JsonText value) const { append_quoted(line, value.text); }
};

struct JsonCell {
    std::string& line;
    void operator()(std::monostate) const { line += "null"; }
    void operator()(double value) const {
        if (std::isfinite(value)) {
            fmt::format_to(std::back_inserter(line), "{}", value);
        } else {
            line += "null";
        }
    }
    void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(line), "{}", value); }
    void operator()(bool value) const { line += value ? "true" : "false"; }
    void operator()(std::string_view value) const { line += json_of(value); }
    void operator()(JsonText value) const { line += value.text.empty() ? "null" : value.text; }
};

}  // namespace

RecordWriter::RecordWriter(Write write, RecordFormat format, std::vector<std::string> columns)
    : write_(std::move(write)), format_(format), columns_(std::move(columns)) {
    if (format_ == RecordFormat::json) {
        write_("[");
        return;
    }
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        write_(k == 0 ? "" : ",");
        line_.clear();
        append_quoted(line_, columns_[k]);
        write_(line_);
    }
    write_("\n");
}

void RecordWriter::row(std::span<const Cell> cells) {
    line_.clear();
    const bool json = format_ == RecordFormat::json;
    if (json) line_ += any_ ? ",\n  {" : "\n  {";
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (json) {
            fmt::format_to(std::back_inserter(line_), "{}{}: ", k == 0 ? "" : ", ", json_of(columns_[k]));
            std::visit(JsonCell{line_}, cells[k]);
        } else {
            if (k > 0) line_ += ',';
            std::visit(CsvCell{line_}, cells[k]);
        }
    }
    line_ += json ? "}" : "\n";
    any_ = true;
    write_(line_);
}

void RecordWriter::end() {
    if (format_ == RecordFormat::json) write_(any_ ? "\n]\n" : "]\n");
}

}  // namespace rei
