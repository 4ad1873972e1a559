// The tables of words, a file a subject, which `translations` puts together: English and Korean, one row a
// text. Names that a policy or a scenario gives have no row.
#pragma once

#include <span>

#include "rei/model/strings.hpp"

namespace rei::workbench {

[[nodiscard]] std::span<const Translation> translations_of_window();
[[nodiscard]] std::span<const Translation> translations_of_editing();
[[nodiscard]] std::span<const Translation> translations_of_files();
[[nodiscard]] std::span<const Translation> translations_of_parameters();
[[nodiscard]] std::span<const Translation> translations_of_live();
[[nodiscard]] std::span<const Translation> translations_of_studies();
/// Of phrases of the engine: lint, reasons, verdicts, findings, laws.
[[nodiscard]] std::span<const Translation> translations_of_engine();
/// Of what is wrong with an input.
[[nodiscard]] std::span<const Translation> translations_of_problems();

}  // namespace rei::workbench
