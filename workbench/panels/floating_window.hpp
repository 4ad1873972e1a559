// Windows over the window.
#pragma once

#include <imgui.h>

#include "rei/panels/theme.hpp"

namespace rei::workbench {

/// Begin a centred window that is open as long as the model says so, under a title in English; false: its
/// cross was clicked. ImGui::End always.
[[nodiscard]] bool begin_floating_window(const Theme& theme, const char* title, ImVec2 size);

}  // namespace rei::workbench
