// The companion's section of a daily note in Markdown, and its place in a note that somebody else writes too.
#pragma once

#include <functional>
#include <string>

#include "rei/companion/companion.hpp"

namespace rei::companion {

inline constexpr const char* kSectionBegin = "<!-- rei:reflect begin -->";
inline constexpr const char* kSectionEnd = "<!-- rei:reflect end -->";

/// The time of day of milliseconds since 1970, as in "09:30".
using Clock = std::function<std::string(std::int64_t ms)>;

/// What was felt, offered and done on `day`, between the two marks, with the rhythm of the week up to it.
/// Words of serious distress are left out: notes get about. Empty where nothing was written down that day.
[[nodiscard]] std::string note_section(const Companion& companion, const Log& log, int day, Language language,
                                       const Clock& clock);

/// The note with its section replaced, or appended where it has none; all else stays byte for byte, and line
/// ends are the note's own. `file` is for the problem: marks that don't pair.
[[nodiscard]] Loaded<std::string> with_section(const std::string& note, const std::string& section,
                                               const std::string& file);

/// A text of others on one line, with nothing in it that Markdown takes for a sign.
[[nodiscard]] std::string markdown_of(std::string_view text);

}  // namespace rei::companion
