// One parameter: its name, a track with its recommended range and the value as loaded, the number, its unit.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// What people call it: "half life · valence".
[[nodiscard]] std::string label_of(const Parameter& parameter);

void parameter_row(const Workbench& bench, Ui& ui, std::size_t parameter, Commands& out);

}  // namespace rei::workbench
