// Parts of the pane of runs.
#pragma once

#include <string>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// A metric's value as a list shows it; "–" where it is not defined.
[[nodiscard]] std::string metric_text(double value);
/// What undo calls the edit that led to a run; for the first one, that it is.
[[nodiscard]] std::string title_of(const RecordedRun& run);

/// Two runs side by side: the numbers in which their policies differ, and their metrics, the better one
/// standing out.
void runs_compare(const Workbench& bench, Ui& ui, const RecordedRun& a, const RecordedRun& b);

}  // namespace rei::workbench
