// What the window works with beyond its files: where conversations are kept and who answers, the companion,
// the avatar; by the settings of `rei config`.
#pragma once

#include <string>

#include "options.hpp"

#include "rei/model/workbench.hpp"

namespace rei::workbench {

/// A picture has no conversations unless a file of them is named.
void equip(Workbench& bench, const Options& options, const std::string& companion_file);

}  // namespace rei::workbench
