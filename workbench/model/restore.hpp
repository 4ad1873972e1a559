// What becomes of sessions that were interrupted.
#pragma once

#include <string>

#include "rei/model/workbench.hpp"

namespace rei::workbench {

/// How many values of the policy the session had changed and not saved.
[[nodiscard]] std::size_t unsaved_policy_changes(const JournalRecord& record);

/// Bring back the first of the interrupted sessions, as one edit: the files named, or where they can't be
/// read any more their texts in the journal, with what was unsaved in them. Tells how it went; one that can't
/// be brought back is set aside as `.bad`.
void restore_interrupted(Workbench& bench);
/// Forget the first of them for good.
void discard_interrupted(Workbench& bench);

/// Remove the journals that were settled. Call it when the journal of this session has what was restored.
void remove_settled_journals(Workbench& bench);

}  // namespace rei::workbench
