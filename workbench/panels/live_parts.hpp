// The parts of the Live pane.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// What was said last, and the answer as it comes, from the cursor down; scrolls to what is new.
void live_log(const Workbench& bench, Ui& ui, Commands& out);

}  // namespace rei::workbench
