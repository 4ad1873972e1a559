// A text made drawable with a font of the basic plane: Hangul composed, emoji put into words or plain
// symbols.
#pragma once

#include <string>
#include <string_view>

#include "rei/model/say.hpp"

namespace rei::workbench {

/// NFC, with line breaks and tabs as spaces; emoji become the emoticon or symbol nearest in meaning ("ㅠㅠ",
/// "♥"), unknown ones "◇"; variation selectors, joiners and skin tones vanish. Invalid UTF-8 becomes "◇".
[[nodiscard]] std::string display_text(std::string_view text);
/// What the engine says, in the language of the interface.
[[nodiscard]] inline std::string display_text(const Phrase& phrase) {
    return display_text(say(phrase));
}

}  // namespace rei::workbench
