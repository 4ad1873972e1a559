// What of a view is worth remembering, by name, and back again.
#pragma once

#include "rei/model/workbench.hpp"

namespace rei::workbench {

[[nodiscard]] RememberedView remembered_view(const Workbench& bench);
/// Names that are not known, variants that are not available here and what is not said change nothing.
void recall_view(Workbench& bench, const RememberedView& remembered);

}  // namespace rei::workbench
