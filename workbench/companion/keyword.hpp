// How keywords of a companion file stand against what people write. Latin keywords are found as whole words,
// with * at the end at the start of words; those of other scripts anywhere, for Korean words take endings and
// are often written together, with ^ in front at the start of words only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rei::companion {

/// What parts clauses in a prepared text, as a word of its own.
inline constexpr std::string_view kClauseEnd = "\n";

/// A text to find patterns in: normalised, words parted by one blank each, blanks at both ends, clauses
/// parted by kClauseEnd; other signs of ASCII are blanks, but for apostrophes.
[[nodiscard]] std::string prepared(std::string_view text);
/// What to look for in a prepared text; empty where nothing of the keyword is left.
[[nodiscard]] std::string pattern_of(std::string_view keyword);

/// A prepared text in two: what stands under a negation ("not so tired", "피곤하지 않아", "안 슬퍼"), and all
/// else. Both are prepared texts.
struct ByNegation {
    std::string said, denied;
};
[[nodiscard]] ByNegation part_by_negation(std::string_view prepared_text);

}  // namespace rei::companion
