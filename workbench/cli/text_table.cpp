#include "text_table.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <utf8proc.h>

#include "rei/text/width.hpp"

namespace rei::cli {
namespace {

struct CodePoint {
    utf8proc_int32_t value;
    std::size_t bytes;
};

/// The code point that `text` (not empty) begins with; a stray byte counts as U+FFFD.
CodePoint first_of(std::string_view text) {
    utf8proc_int32_t value = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t read = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (read <= 0) return {0xFFFD, 1};
    return {value, static_cast<std::size_t>(read)};
}

std::size_t cells_of(utf8proc_int32_t code_point) {
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(code_point)));
}

bool is_control(utf8proc_int32_t code_point) {
    const utf8proc_category_t category = utf8proc_category(code_point);
    const bool bidi_override =
        (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP || bidi_override;
}

void append_padded(std::string& line, const std::string& cell, TextTable::Align align, std::size_t width) {
    const std::string blank(width - std::min(width, display_width(cell)), ' ');
    line += align == TextTable::Align::right ? blank + cell : cell + blank;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    return width_in_cells(text);
}

std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const CodePoint first = first_of(text);
        out += is_control(first.value) ? std::string_view(" ") : text.substr(0, first.bytes);
        text.remove_prefix(first.bytes);
    }
    return out;
}

std::string shorten(std::string_view text, std::size_t cells) {
    if (display_width(text) <= cells) return std::string(text);
    std::size_t kept = 0;
    std::size_t used = 0;
    while (kept < text.size()) {
        const CodePoint next = first_of(text.substr(kept));
        if (used + cells_of(next.value) + 1 > cells) break;
        used += cells_of(next.value);
        kept += next.bytes;
    }
    return std::string(text.substr(0, kept)) + "…";
}

std::string count_of(std::size_t n, const char* one, const char* many) {
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

void TextTable::row(std::vector<std::string> cells) {
    rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
    std::vector<std::string> headings;
    std::vector<std::size_t> widths;
    for (const Column& column : columns_) {
        headings.push_back(column.heading);
        widths.push_back(display_width(column.heading));
    }
    for (const auto& row : rows_) {
        for (std::size_t k = 0; k < row.size(); ++k) widths[k] = std::max(widths[k], display_width(row[k]));
    }
    std::string out;
    const auto append_row = [&](const std::vector<std::string>& row) {
        std::string line;
        for (std::size_t k = 0; k < row.size(); ++k) {
            line += "  ";
            append_padded(line, row[k], columns_[k].align, widths[k]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    };
    append_row(headings);
    for (const auto& row : rows_) append_row(row);
    return out;
}

}  // namespace rei::cli
