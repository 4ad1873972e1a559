// Sentences of the interface with values in them.
#pragma once

#include <string>

#include <fmt/format.h>

#include "rei/model/strings.hpp"

namespace rei::workbench {

/// The English text, a row of the string table, in the language of the interface, with {} replaced by the
/// values.
template <class... Values>
[[nodiscard]] std::string say(const char* english, const Values&... values) {
    return fmt::format(fmt::runtime(tr(english)), values...);
}

}  // namespace rei::workbench
