// What a language model is asked, in the layout of the companion's first document: input, context, task.
#pragma once

#include <string>
#include <string_view>

#include "rei/companion/companion.hpp"

namespace rei::companion {

/// Nothing that is said can come to stand as a line of the layout: texts are put on one line.
[[nodiscard]] std::string prompt_of(const Companion& companion, std::string_view text, const Log& log,
                                    Language language);

/// "listless → relieved"; "listless → unchanged" where both are the same.
[[nodiscard]] std::string change_text(const Companion& companion, const Run& run, Language language);
/// Feelings by name, an arrow between each and the next.
[[nodiscard]] std::string arrows_of(const std::vector<std::string>& names);

}  // namespace rei::companion
