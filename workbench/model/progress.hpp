// What goes on beside drawing: studies on threads of their own, the rest a little at a
// time within a frame's budget, so that the window never waits; here is what is under way, and how it is
// stopped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rei::workbench {

struct Workbench;

enum class JobKind : std::uint8_t {
    measurements,
    findings,
    cures,
    runs,
    trace_export,
    sweep,
    ranking,
    tune,
    front,
    falsify
};

struct RunningJob {
    JobKind kind = JobKind::measurements;
    double share_done = 0;  ///< from 0 to 1
};
/// In English, for the string table.
[[nodiscard]] const char* name_of(JobKind kind);

/// What is under way now; empty where nothing is.
[[nodiscard]] std::vector<RunningJob> running_jobs(const Workbench& bench);
/// Stop it: what asks for it is closed or switched off, and what was found so far stays.
void stop_job(Workbench& bench, JobKind kind);

}  // namespace rei::workbench
