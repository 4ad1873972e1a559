// Changes a YAML or JSON text so that it says something else, and leaves as it was written all that it says
// still: comments, the order of keys, quotes, the spelling of numbers, block and flow style.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rei/document/document.hpp"
#include "rei/scenario/value.hpp"

namespace rei {

/// The text of `document`, which says `before`, changed to say `after`. What of `before` is not in the text
/// counts as a default that need not be written; items of lists are known by their origin. Nothing where the
/// layout of the text can't be followed. Whether the result reads back as `after` is for the caller to check:
/// an anchor that aliases still need may be gone.
[[nodiscard]] std::optional<std::string> rewritten(const Document& document, const Value& before,
                                                   const Value& after);

/// A text of its own: JSON, or YAML with a member a line and the items of lists in flow style.
[[nodiscard]] std::string written(const Value& object, bool json);

}  // namespace rei
