// Tables for people: columns that line up on a terminal, where a Hangul syllable is two cells wide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rei/text/phrase.hpp"

namespace rei::cli {

/// Terminal cells that a text takes.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// The text without anything that moves the cursor or switches colours; fit for a terminal.
[[nodiscard]] std::string printable(std::string_view text);
[[nodiscard]] inline std::string printable(const Phrase& sentence) {
    return printable(sentence.text());
}
/// At most `cells` wide, with … where something was cut off.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t cells);

/// "1 turn", "3 turns".
[[nodiscard]] std::string count_of(std::size_t n, const char* one, const char* many);

class TextTable {
  public:
    enum class Align : bool { left, right };
    struct Column {
        std::string heading;
        Align align = Align::left;
    };
    explicit TextTable(std::vector<Column> columns);

    void row(std::vector<std::string> cells);
    /// The lines, each indented by two spaces.
    [[nodiscard]] std::string text() const;

  private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace rei::cli
