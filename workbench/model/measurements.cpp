#include "rei/model/measurements.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "rei/model/strings.hpp"
#include "rei/model/variants.hpp"
#include "rei/model/work_clock.hpp"
#include "rei/replay/counterfactual.hpp"
#include "rei/study/comparison.hpp"

namespace rei::workbench {

std::vector<Metric> metrics_for(const Policy& policy, const Scenario& scenario) {
    std::vector<Metric> metrics = metrics_of(moods_of(policy, available_variants()));
    const bool has_truth = !scenario.truth.empty();
    const auto is_out = [&](const Metric& metric) {
        return metric.info->needs == Needs::noise_free || (metric.info->needs == Needs::truth && !has_truth);
    };
    metrics.erase(std::remove_if(metrics.begin(), metrics.end(), is_out), metrics.end());
    return metrics;
}

double measure(const Metric& metric, const Trace& trace, const Scenario& scenario,
               const AppraisedScenario& heard, const Policy& policy) {
    Trace without_affinity;
    const Trace* affinity_free = nullptr;
    if (metric.info->needs == Needs::affinity_free) {
        affinity_free = &trace;
        if (has_affinity(scenario)) {
            without_affinity = replay_without_affinity(scenario, heard, policy, trace.variant);
            affinity_free = &without_affinity;
        }
    }
    return metric.measure({trace, scenario, heard, policy, affinity_free, nullptr});
}

int compare_values(const Metric& metric, double a, double b) {
    if (metric.info->better == Better::neither || std::isnan(a) || std::isnan(b) || a == b) return 0;
    return (a < b) == (metric.info->better == Better::lower) ? -1 : 1;
}

void Measurements::advance(const Session& session, double budget_sec) {
    if (!session.has_scenario()) return;
    match_columns(session);
    WorkClock clock(budget_sec);
    std::size_t waiting = columns_.size();  // columns that may be out of date
    do {
        while (waiting > 0 && columns_[turn_].measured.is_of(session.runs()[turn_])) {
            turn_ = (turn_ + 1) % columns_.size();
            --waiting;
        }
        if (waiting == 0) return;
        step(session, session.runs()[turn_], columns_[turn_]);
    } while (clock.has_time_for_another());
    turn_ = (turn_ + 1) % columns_.size();
}

/// One metric, or one expectation.
void Measurements::step(const Session& session, const Run& run, Column& column) {
    const bool is_of_ghost = column.measured.as_loaded.stamp != run.ghost_stamp;
    const std::uint64_t stamp = is_of_ghost ? run.ghost_stamp : run.trace_stamp;
    if (!is_of_ghost && !session.is_tuned()) {  // both traces are one
        column.measured.tuned = column.measured.as_loaded;
        column.measured.tuned.stamp = stamp;
        return;
    }
    if (!column.job || column.job->values.stamp != stamp) {
        column.job = Job{{{}, 0, stamp}, 0, is_of_ghost};
        column.job->values.metrics.reserve(metrics_.size());
    }
    Job& job = *column.job;
    const Scenario& scenario = session.scenario();
    const Policy& policy = is_of_ghost ? session.nominal() : session.policy();
    const Trace& trace = is_of_ghost ? run.ghost() : run.trace;
    if (job.next < metrics_.size()) {
        job.values.metrics.push_back(measure(metrics_[job.next], trace, scenario,
                                             is_of_ghost ? heard_as_loaded_ : session.heard(), policy));
    } else if (const std::size_t k = job.next - metrics_.size(); k < scenario.expectations.size()) {
        job.values.expectations += judge(trace, scenario.expectations[k], policy).holds ? 1 : 0;
    }
    ++job.next;
    if (job.next >= metrics_.size() + scenario.expectations.size()) finish(column);
}

void Measurements::finish(Column& column) const {
    (column.job->is_of_ghost ? column.measured.as_loaded : column.measured.tuned) =
        std::move(column.job->values);
    column.job.reset();
}

bool Measurements::is_current(const Session& session) const {
    if (!session.has_scenario()) return true;
    const std::vector<Run>& runs = session.runs();
    return std::equal(columns_.begin(), columns_.end(), runs.begin(), runs.end(),
                      [](const Column& column, const Run& run) {
                          return column.measured.variant == run.variant && column.measured.is_of(run);
                      });
}

double Measurements::share_done(const Session& session) const {
    if (!session.has_scenario()) return 1;
    double done = 0;
    for (const Run& run : session.runs()) {
        const auto column = std::find_if(columns_.begin(), columns_.end(),
                                         [&](const Column& c) { return c.measured.variant == run.variant; });
        if (column == columns_.end()) continue;
        if (column->measured.tuned.stamp == run.trace_stamp) done += 1;
        if (column->measured.as_loaded.stamp == run.ghost_stamp) done += 1;
        if (column->job) {
            const std::size_t all = metrics_.size() + session.scenario().expectations.size();
            done +=
                static_cast<double>(column->job->next) / static_cast<double>(std::max<std::size_t>(1, all));
        }
    }
    return std::min(1.0, done / (2.0 * static_cast<double>(session.runs().size())));
}

const MeasuredVariant* Measurements::find(Variant variant) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) {
        return column.measured.variant == variant && column.measured.tuned.stamp != 0;
    });
    return found == columns_.end() ? nullptr : &found->measured;
}

bool Measurements::is_best(std::size_t metric, const MeasuredVariant& of) const {
    const Better better = metrics_[metric].info->better;
    if (better == Better::neither) return false;
    const double sign = better == Better::higher ? 1 : -1;
    const double own = sign * of.tuned.metrics[metric];
    bool beats_one = false;
    for (const Column& column : columns_) {
        const TraceValues& other = column.measured.tuned;
        if (other.stamp == 0 || std::isnan(other.metrics[metric])) continue;
        if (!(own >= sign * other.metrics[metric])) return false;
        beats_one = beats_one || own > sign * other.metrics[metric];
    }
    return beats_one;
}

void Measurements::match_columns(const Session& session) {
    if (files_revision_ != session.files_revision()) {
        files_revision_ = session.files_revision();
        metrics_ = metrics_for(session.policy(), session.scenario());
        heard_as_loaded_ = appraise(session.scenario(), session.nominal());
        columns_.clear();
    }
    std::vector<Column> before;
    before.swap(columns_);
    for (const Run& run : session.runs()) {
        const auto kept = std::find_if(before.begin(), before.end(), [&](const Column& column) {
            return column.measured.variant == run.variant;
        });
        if (kept != before.end()) {
            columns_.push_back(std::move(*kept));
        } else {
            columns_.emplace_back();
            columns_.back().measured.variant = run.variant;
        }
    }
    if (turn_ >= columns_.size()) turn_ = 0;
}

std::string label_of(const Metric& metric) {
    constexpr std::string_view kUnit = "_sec";  // told apart
    std::string_view name = metric.name;
    if (name.size() > kUnit.size() && name.substr(name.size() - kUnit.size()) == kUnit)
        name.remove_suffix(kUnit.size());
    const auto words_of = [](std::string_view part) {
        std::string words(part);
        std::replace(words.begin(), words.end(), '_', ' ');
        return words;
    };
    const std::size_t point = name.find('.');
    std::string label = tr(words_of(name.substr(0, point)));
    if (point == std::string_view::npos) return label;
    const std::string member = words_of(name.substr(point + 1));
    return label + " · " + (metric.info->per_mood ? member : tr(member));  // a mood has the policy's name
}

}  // namespace rei::workbench
