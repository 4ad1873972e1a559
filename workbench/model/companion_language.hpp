// The companion in the language of the interface.
#pragma once

#include "rei/companion/language.hpp"
#include "rei/model/strings.hpp"

namespace rei::workbench {

[[nodiscard]] inline companion::Language companion_language() {
    return language() == Language::korean ? companion::Language::korean : companion::Language::english;
}

}  // namespace rei::workbench
