#include "rei/model/trace_export.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "rei/document/files.hpp"
#include "rei/model/work_clock.hpp"

namespace rei::workbench {

namespace fs = std::filesystem;

namespace {

constexpr int kRowsAtOnce = 256;

/// With something behind the name, before the ending.
std::string with_suffix(const std::string& path, const std::string& suffix) {
    const fs::path whole(path);
    return (whole.parent_path() / (whole.stem().string() + suffix + whole.extension().string())).string();
}

}  // namespace

TraceExport::Writing::Writing(const Trace& trace, const TraceRows& wanted, RecordFormat format)
    : records([this](std::string_view piece) { text += piece; }, format,
              trace_columns(trace.variant, trace.moods, wanted.with_scenario)),
      rows(trace, wanted, records) {}

TraceExport::TraceExport(const Session& session, TraceExportPlan plan)
    : plan_(std::move(plan)),
      rows_{plan_.rows, kDefaultSampleSec, false},
      policy_(session.policy()),
      nominal_(session.nominal()),
      policy_path_(session.policy_file().path),
      scenario_path_(session.scenario_file().path) {
    for (const Run& run : session.runs()) {
        const bool is_main = &run == &session.main_run();
        if (!is_main && !plan_.all_variants) break;
        const std::string path =
            is_main ? plan_.path : with_suffix(plan_.path, std::string("-") + name_of(run.variant));
        parts_.push_back({free_path(path), std::make_shared<const Trace>(run.trace)});
    }
}

void TraceExport::advance(double budget_sec) {
    WorkClock clock(budget_sec);
    do {
        const Trace& trace = *parts_[next_].trace;
        if (!writing_) writing_ = std::make_unique<Writing>(trace, rows_, plan_.format);
        bool goes_on = true;
        for (int k = 0; k < kRowsAtOnce && goes_on; ++k) goes_on = writing_->rows.write_next();
        if (!goes_on) finish_part();
    } while (!is_done() && clock.has_time_for_another());
}

void TraceExport::finish_part() {
    writing_->records.end();
    const Part& part = parts_[next_];
    problems_ = write_file(part.path, writing_->text);
    if (problems_.empty()) {
        written_.push_back(part.path);
        const TracedScenario scenario{part.trace->scenario, scenario_path_, trace_hash(*part.trace)};
        problems_ = write_file(meta_path_of(part.path), meta_json({fs::path(part.path).filename().string(),
                                                                   rows_,
                                                                   policy_path_,
                                                                   &policy_,
                                                                   &nominal_,
                                                                   part.trace->variant,
                                                                   {scenario}}));
    }
    writing_.reset();
    next_ = problems_.empty() ? next_ + 1 : parts_.size();
}

double TraceExport::share_done() const {
    if (is_done()) return 1;
    const double until_sec = parts_[next_].trace->until_sec;
    const double within = writing_ && until_sec > 0 ? writing_->rows.time_sec() / until_sec : 0;
    return (static_cast<double>(next_) + std::min(1.0, within)) / static_cast<double>(parts_.size());
}

std::string free_path(const std::string& path) {
    std::error_code error;
    std::string free = path;
    for (int number = 2; fs::exists(free, error); ++number)
        free = with_suffix(path, "-" + std::to_string(number));
    return free;
}

std::string path_beside_scenario(const Session& session, const std::string& ending) {
    const std::string scenario = session.has_scenario() ? session.scenario_file().path : "";
    const std::string name = session.has_scenario() ? session.scenario().name : "rei";
    const fs::path path(scenario);
    const std::string stem = scenario.empty() ? name : path.stem().string();
    return free_path((path.parent_path() / (stem + ending)).string());
}

}  // namespace rei::workbench
