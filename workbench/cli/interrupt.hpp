// Ctrl-C: the first one asks the work to stop where that is clean, the second one ends the program. SIGTERM,
// which mpirun and batch systems send before they kill, counts as one.
#pragma once

namespace rei::cli {

/// From now on; what came before is forgotten, so that a conversation can go on after it.
void catch_interrupts();
[[nodiscard]] bool interrupted();

}  // namespace rei::cli
