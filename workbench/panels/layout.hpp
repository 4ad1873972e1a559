// How the window is divided, by name, and back again.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

[[nodiscard]] std::map<std::string, float> shares_of(const Layout& layout);
/// Shares that are missing, unknown or out of what the splitters allow are as designed.
[[nodiscard]] Layout layout_of(const std::map<std::string, float>& shares);

}  // namespace rei::workbench
