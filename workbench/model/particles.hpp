// Korean particles, whose form follows the sound before them.
#pragma once

#include <string>
#include <string_view>

namespace rei::workbench {

/// The text with every particle that is written for both cases, such as "(으)로" or "이(가)", in the form
/// that fits the word before it: a Hangul syllable or a digit by its sound, a Latin word by how its ending is
/// usually read ("happy" 해피로, "neutral" 뉴트럴로, "calm" 캄으로). Quotes and closing brackets between them
/// do not count. Where the sound is not known, both forms stay.
[[nodiscard]] std::string with_particles(std::string_view text);

}  // namespace rei::workbench
