// The parts of the diagnosis that speak of severity and cures.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// From a warning to bad.
[[nodiscard]] ImU32 severity_colour(const Theme& theme, const Finding& finding);

/// The cure with what it does and a button, or how far the search for it is.
void cure_line(const Workbench& bench, Ui& ui, const DiagnosedFinding& diagnosed, const std::string& id,
               float indent, Commands& out);

}  // namespace rei::workbench
