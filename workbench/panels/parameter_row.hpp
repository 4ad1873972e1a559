// One parameter: its name, a track with its recommended range and the value as loaded, the number, its unit.
#pragma once

#include "rei/model/parameter_text.hpp"
#include "rei/panels/ui.hpp"

namespace rei::workbench {

void parameter_row(const Workbench& bench, Ui& ui, std::size_t parameter, Commands& out);

}  // namespace rei::workbench
