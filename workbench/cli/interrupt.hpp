// Ctrl-C: the first one asks the work to stop where that is clean, the second one ends the program.
#pragma once

namespace rei::cli {

void catch_interrupts();
[[nodiscard]] bool interrupted();

}  // namespace rei::cli
