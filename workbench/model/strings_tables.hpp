// The tables of words, a file each, which `translations` puts together.
#pragma once

#include <span>

#include "rei/model/strings.hpp"

namespace rei::workbench {

[[nodiscard]] std::span<const Translation> translations_of_interface();
/// Of phrases of the engine: lint, findings, reasons, verdicts, laws.
[[nodiscard]] std::span<const Translation> translations_of_engine();

}  // namespace rei::workbench
