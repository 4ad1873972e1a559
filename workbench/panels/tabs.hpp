// Panes that share a place: a heading of tabs, one of them open.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Height of a heading of tabs, in design pixels.
inline constexpr float kTabsHeight = 32;

/// The lower right pane. The content goes between this and end_pane.
void begin_tabbed_pane(const Workbench& bench, Ui& ui, const Box& box, Tab open, Commands& out);
/// The drawer under the timeline, likewise. A click on the open tab closes it.
void begin_drawer(const Workbench& bench, Ui& ui, const Box& box, Drawer open, Commands& out);
/// The drawer's tabs alone, while it is closed.
void closed_drawer(const Workbench& bench, Ui& ui, const Box& box, Commands& out);

}  // namespace rei::workbench
