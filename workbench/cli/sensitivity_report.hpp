// What a ranking of parameters is told as: to people and as exact data.
#pragma once

#include <string>

#include "output.hpp"

#include "rei/study/sensitivity.hpp"

namespace rei::cli {

/// For people: of the robustness the whole ranking, of each metric its first parameters; over all scenarios.
[[nodiscard]] std::string sensitivity_text(const Sensitivity& study, SensitivityMethod method,
                                           const PolicyTask& task, const Output& style);
/// A row a quantity and parameter.
void write_sensitivity(const Sensitivity& study, SensitivityMethod method, const PolicyTask& task,
                       Output& output, Format format);

}  // namespace rei::cli
