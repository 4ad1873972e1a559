// Numbers and texts as they are spelled in YAML and JSON.
#pragma once

#include <string>
#include <string_view>

#include "rei/scenario/value.hpp"

namespace rei {

/// Where a scalar stands: what it may look like depends on it.
enum class Notation {
    block,  ///< YAML, in a line of its own
    flow,   ///< YAML, between brackets
    json,
};

/// A number with as few digits as read back as the same; a word without quotes where it reads back as that
/// text; speech in double quotes.
[[nodiscard]] std::string spell(const Value& scalar, Notation notation);

[[nodiscard]] std::string spell_key(std::string_view key, Notation notation);

/// In the manner of `model`, a scalar as it stands in the source: without quotes, in the same quotes, or as
/// lines under a `|`, each after `indentation` spaces and `line_break`; where that can't hold it, as `spell`
/// does.
[[nodiscard]] std::string spell_like(std::string_view model, const Value& scalar, Notation notation,
                                     std::size_t indentation, std::string_view line_break);

}  // namespace rei
