#include "rei/model/progress.hpp"

#include "rei/model/workbench.hpp"

namespace rei::workbench {

const char* name_of(JobKind kind) {
    constexpr const char* names[] = {"Measuring the variants", "Looking for findings",
                                     "Searching for cures",    "Measuring the runs",
                                     "Writing the trace",      "Sweeping",
                                     "Ranking parameters",     "Tuning",
                                     "Searching the front",    "Searching for counterexamples"};
    return names[static_cast<int>(kind)];
}

namespace {

constexpr JobKind job_of(StudyKind kind) {
    constexpr JobKind kinds[] = {JobKind::sweep, JobKind::ranking, JobKind::tune, JobKind::front,
                                 JobKind::falsify};
    return kinds[static_cast<int>(kind)];
}

/// What is done between frames.
std::vector<RunningJob> jobs_of_the_window(const Workbench& bench) {
    if (bench.trace_export) return {{JobKind::trace_export, bench.trace_export->share_done()}};
    if (!bench.drawer_has_work()) return {};
    switch (*bench.view.drawer) {
        case Drawer::compare:
            return {{JobKind::measurements, bench.measurements.share_done(bench.session)}};
        case Drawer::runs:
            return {{JobKind::runs, bench.runs.share_done()}};
        case Drawer::diagnosis:
            if (!bench.diagnosis.is_current(bench.session)) return {{JobKind::findings, 0}};
            return {{JobKind::cures, bench.diagnosis.share_done()}};
        case Drawer::output:
        case Drawer::study:
        case Drawer::live:
        case Drawer::companion:
            break;
    }
    return {};
}

}  // namespace

std::vector<RunningJob> running_jobs(const Workbench& bench) {
    std::vector<RunningJob> jobs = jobs_of_the_window(bench);
    for (const StudyKind kind : kStudyKinds) {
        if (bench.studies.is_running(kind)) jobs.push_back({job_of(kind), bench.studies.share_done(kind)});
    }
    return jobs;
}

void stop_job(Workbench& bench, JobKind kind) {
    for (const StudyKind study : kStudyKinds) {
        if (kind != job_of(study)) continue;
        bench.studies.stop(study);
        return;
    }
    if (kind == JobKind::trace_export) {
        bench.trace_export.reset();
    } else if (kind == JobKind::cures) {
        bench.view.searches_cures = false;
    } else {
        bench.view.drawer.reset();
    }
}

}  // namespace rei::workbench
