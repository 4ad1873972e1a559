// Who works out the rows of a PolicyTask.
#pragma once

#include "rei/study/policy_task.hpp"

namespace rei {

/// By the plain engine, trace by trace: every variant.
[[nodiscard]] std::unique_ptr<RowWorker> plain_worker(const PolicyTask& task);
/// By the lean one, which knows the continuous variant alone. Its moods are those of the plain engine but
/// where the state comes within rounding of a border.
[[nodiscard]] std::unique_ptr<RowWorker> lean_worker(const PolicyTask& task);

}  // namespace rei
