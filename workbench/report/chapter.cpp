#include "rei/report/chapter.hpp"

#include <algorithm>

#include "rei/model/measurements.hpp"

namespace rei::workbench {

namespace {

ReportedRun run_of(const Scenario& scenario, const ReportedPolicy& policy) {
    ReportedRun run;
    run.heard = appraise(scenario, policy.policy);
    run.trace = replay(scenario, run.heard, policy.policy, policy.variant);
    run.verdicts = judge(run.trace, scenario, policy.policy);
    return run;
}

/// Those that can be measured here, of the moods that a run can be in.
std::vector<Metric> metrics_of_runs(const Chapter& chapter) {
    std::vector<Metric> metrics = metrics_for(chapter.policy.policy, chapter.scenario);
    const auto knows = [](const Trace& trace, const std::string& mood) {
        return find_mood(trace.moods, mood) != kNoMood;
    };
    const auto is_out = [&](const Metric& metric) {
        return !metric.mood.empty() && !knows(chapter.now.trace, metric.mood) &&
               !(chapter.before && knows(chapter.before->trace, metric.mood));
    };
    metrics.erase(std::remove_if(metrics.begin(), metrics.end(), is_out), metrics.end());
    return metrics;
}

}  // namespace

std::size_t ReportedRun::held() const {
    return static_cast<std::size_t>(
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return v.holds; }));
}

ChapterWork::ChapterWork(const Scenario& scenario, const ReportedPolicy& policy, const ReportedPolicy* before,
                         bool seeks_cures)
    : chapter_{scenario, policy, before, {}, run_of(scenario, policy), {}, {}}, seeks_cures_(seeks_cures) {
    if (before != nullptr) chapter_.before = run_of(scenario, *before);
    chapter_.metrics = metrics_of_runs(chapter_);
}

bool ChapterWork::advance() {
    if (measured_ < chapter_.metrics.size()) {
        measure_next();
        return true;
    }
    if (!found_) {
        find();
        return true;
    }
    return seeks_cures_ && seek_cure();
}

void ChapterWork::measure_next() {
    const Metric& metric = chapter_.metrics[measured_++];
    const auto value_of = [&](const ReportedRun& run, const Policy& policy) {
        return measure(metric, run.trace, chapter_.scenario, run.heard, policy);
    };
    chapter_.now.values.push_back(value_of(chapter_.now, chapter_.policy.policy));
    if (chapter_.before)
        chapter_.before->values.push_back(value_of(*chapter_.before, chapter_.policy_before->policy));
}

void ChapterWork::find() {
    found_ = true;
    for (Finding& finding :
         diagnose(chapter_.now.trace, chapter_.scenario, chapter_.now.heard, chapter_.policy.policy)) {
        chapter_.findings.push_back({std::move(finding), false, std::nullopt});
    }
}

bool ChapterWork::seek_cure() {
    if (next_ >= chapter_.findings.size()) return false;
    ReportedFinding& reported = chapter_.findings[next_];
    if (!search_) {
        search_.emplace(chapter_.scenario, chapter_.now.heard, chapter_.policy.policy,
                        chapter_.policy.variant, reported.finding);
    }
    const bool goes_on = search_->advance();
    reported.cure = search_->result();
    reported.searched = !goes_on;
    if (goes_on) return true;
    search_.reset();
    ++next_;
    return true;
}

double ChapterWork::progress() const {
    // replays and metrics are quick beside the search for cures
    const auto metrics = static_cast<double>(std::max<std::size_t>(1, chapter_.metrics.size()));
    const double measured = 0.2 * static_cast<double>(measured_) / metrics;
    if (!found_) return measured;
    if (!seeks_cures_ || chapter_.findings.empty()) return 1;
    const double sought = static_cast<double>(next_) + (search_ ? search_->progress() : 0);
    return 0.2 + 0.8 * sought / static_cast<double>(chapter_.findings.size());
}

}  // namespace rei::workbench
