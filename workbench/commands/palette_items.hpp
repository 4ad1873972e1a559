// Everything that can be asked for by typing its name: the registry's commands, and places to go to.
#pragma once

#include <string>
#include <vector>

#include "rei/commands/command.hpp"
#include "rei/model/palette.hpp"

namespace rei::workbench {

struct PaletteItem {
    PaletteEntry entry;
    std::string hint;      ///< shown at the end of the line: the menu, what kind of thing it is
    std::string shortcut;  ///< may be empty
    std::string tooltip;
    Commands commands;
    std::string parameter;  ///< not empty: also show this parameter among the others
};

/// What can be asked for now: the enabled commands of the registry in the order of the menus, then engine
/// variants, turns, scenarios beside the open one, and parameters.
[[nodiscard]] std::vector<PaletteItem> palette_items(const Workbench& bench);

}  // namespace rei::workbench
