// Finding one of many texts by typing a few of its letters in order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rei::workbench {

/// How well a query fits a text, and where its letters are found.
struct FuzzyMatch {
    int score = 0;
    std::vector<std::size_t> at;  ///< code points of the text
};

/// The best way to find the letters of `query` in this order in `text`; nothing where they are not all there.
/// Case does not count, nor do blanks in the query. Letters that begin a word and letters in a row are worth
/// more, gaps cost a little.
[[nodiscard]] std::optional<FuzzyMatch> fuzzy_match(std::string_view query, std::string_view text);

/// Something to be found: by what is shown, or by its English where that is another text.
struct PaletteEntry {
    std::string text;
    std::string english;
};

struct RankedEntry {
    std::size_t index = 0;        ///< of the entries
    std::vector<std::size_t> at;  ///< code points of the text to mark; empty where its English was meant
};

/// The entries that fit, best first; equally good ones as they stand. Without a query all of them, those
/// whose text is in `recent` first, in its order.
[[nodiscard]] std::vector<RankedEntry> ranked(std::string_view query,
                                              const std::vector<PaletteEntry>& entries,
                                              const std::vector<std::string>& recent);

}  // namespace rei::workbench
