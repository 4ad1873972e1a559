// Windows over the window.
#pragma once

#include <imgui.h>

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// Begin a centred window that is open as long as the model says so, under a title in English; false: its
/// cross was clicked. It looks like a dialog, but has no veil: whoever reads in it goes on working beside it.
/// `end_floating_window` always.
[[nodiscard]] bool begin_floating_window(Ui& ui, const char* title, ImVec2 size);
void end_floating_window();

}  // namespace rei::workbench
