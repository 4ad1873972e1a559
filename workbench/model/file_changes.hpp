// What happens when the open files change on the disk.
#pragma once

#include "rei/model/workbench.hpp"

namespace rei::workbench {

/// Look at the open files. One that changed is read again where nothing in it is unsaved, which can be
/// undone; else it is only said, and Reload reads it. A file that can't be read changes nothing and is
/// explained, once a change. So it goes with the policy that tuning takes words from, but that is no edit. An
/// avatar's mapping that could not be read is taken up once it can be. Waits while an edit is open. Returns
/// whether anything was done or said.
bool follow_files(Workbench& bench);

}  // namespace rei::workbench
