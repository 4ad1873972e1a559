// The parts of the Companion pane.
#pragma once

#include "rei/panels/ui.hpp"

namespace rei::workbench {

/// The emotional rhythm of two weeks, a bar a day, in the box; a day tells more when it is pointed at.
void companion_rhythm(const Reflecting& reflecting, Ui& ui, const Box& box);

}  // namespace rei::workbench
