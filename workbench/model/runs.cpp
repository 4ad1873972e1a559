#include "rei/model/runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rei/model/measurements.hpp"
#include "rei/model/work_clock.hpp"
#include "rei/scenario/said.hpp"

namespace rei::workbench {

namespace {

bool is_same(const std::shared_ptr<const Scenario>& a, const std::shared_ptr<const Scenario>& b) {
    return a == b || (a->file == b->file && same_scenario(*a, *b));
}

double worst_robustness(const std::vector<Verdict>& verdicts) {
    double worst = std::numeric_limits<double>::quiet_NaN();
    for (const Verdict& verdict : verdicts) {
        if (!(verdict.robustness >= worst)) worst = verdict.robustness;
    }
    return worst;
}

}  // namespace

const char* name_of(PinSlot slot) {
    return slot == PinSlot::a ? "A" : "B";
}

const double* RecordedRun::value_of(const std::string& metric) const {
    if (!is_measured()) return nullptr;
    const auto found = std::find_if(metrics->begin(), metrics->end(),
                                    [&](const Metric& entry) { return entry.name == metric; });
    return found == metrics->end() ? nullptr : &values[static_cast<std::size_t>(found - metrics->begin())];
}

void Runs::record(const Session& session) {
    if (session.revision() == seen_revision_ || session.history().is_open()) return;
    seen_revision_ = session.revision();
    if (!session.has_scenario()) {
        current_ = 0;
        return;
    }
    const Work& work = session.history().now();
    const std::string hash = policy_hash(*work.policy);
    if (const RecordedRun* const same = find_same(work, hash, session.main_run().variant)) {
        current_ = same->number;
    } else {
        add(session, work, hash);
    }
    drop_old();
}

RecordedRun* Runs::find_same(const Work& work, const std::string& hash, Variant variant) {
    const auto found = std::find_if(runs_.rbegin(), runs_.rend(), [&](const RecordedRun& run) {
        return run.policy_hash == hash && run.variant == variant && is_same(run.scenario, work.scenario);
    });
    return found == runs_.rend() ? nullptr : &*found;
}

std::shared_ptr<const Scenario> Runs::known(const std::shared_ptr<const Scenario>& scenario) const {
    const auto found = std::find_if(runs_.rbegin(), runs_.rend(),
                                    [&](const RecordedRun& run) { return is_same(run.scenario, scenario); });
    return found == runs_.rend() ? scenario : found->scenario;
}

void Runs::add(const Session& session, const Work& work, const std::string& hash) {
    const Run& main = session.main_run();
    RecordedRun run;
    run.number = ++last_number_;
    if (session.history().can_undo()) run.name = session.history().undo_name();
    run.policy = work.policy;
    run.scenario = known(work.scenario);
    run.policy_hash = hash;
    run.variant = main.variant;
    run.changes = diff_policies(*work.nominal, *work.policy);
    run.expectations = main.verdicts.size();
    run.held = static_cast<std::size_t>(std::count_if(main.verdicts.begin(), main.verdicts.end(),
                                                      [](const Verdict& verdict) { return verdict.holds; }));
    run.worst_robustness = worst_robustness(main.verdicts);
    run.trace = std::make_shared<const Trace>(main.trace);
    // the variant alone tells it from the run before it
    const RecordedRun* const before = current();
    if (before != nullptr && before->policy_hash == hash && before->scenario == run.scenario)
        run.name = name_of(run.variant);
    current_ = run.number;
    runs_.push_back(std::move(run));
}

// ---- measuring

bool Runs::has_work() const {
    return std::any_of(runs_.begin(), runs_.end(), [](const RecordedRun& run) { return !run.is_measured(); });
}

double Runs::share_done() const {
    const auto done =
        std::count_if(runs_.begin(), runs_.end(), [](const RecordedRun& run) { return run.is_measured(); });
    return runs_.empty() ? 1 : static_cast<double>(done) / static_cast<double>(runs_.size());
}

RecordedRun* Runs::next_to_measure() {
    RecordedRun* next = nullptr;
    for (RecordedRun& run : runs_) {
        if (run.is_measured()) continue;
        if (is_current(run)) return &run;
        next = &run;
    }
    return next;
}

void Runs::advance(double budget_sec) {
    WorkClock clock(budget_sec);
    do {
        RecordedRun* const run = next_to_measure();
        if (run == nullptr) return;
        step(*run);
    } while (clock.has_time_for_another());
}

/// Getting ready, or one metric.
void Runs::step(RecordedRun& run) {
    if (!job_ || job_->number != run.number) {
        job_ = Job{run.number, run.trace, appraise(*run.scenario, *run.policy), {}};
        if (!job_->trace)
            job_->trace =
                std::make_shared<const Trace>(replay(*run.scenario, job_->heard, *run.policy, run.variant));
        run.metrics = std::make_shared<const std::vector<Metric>>(metrics_for(*run.policy, *run.scenario));
        return;
    }
    const Metric& metric = (*run.metrics)[job_->values.size()];
    job_->values.push_back(measure(metric, *job_->trace, *run.scenario, job_->heard, *run.policy));
    if (job_->values.size() < run.metrics->size()) return;
    run.values = std::move(job_->values);
    job_.reset();
}

// ---- keeping

const RecordedRun* Runs::find(int number) const {
    const auto found = std::find_if(runs_.begin(), runs_.end(),
                                    [number](const RecordedRun& run) { return run.number == number; });
    return found == runs_.end() ? nullptr : &*found;
}

void Runs::pin(PinSlot slot, int number) {
    const auto run = std::find_if(runs_.begin(), runs_.end(),
                                  [number](const RecordedRun& entry) { return entry.number == number; });
    if (run == runs_.end()) return;
    for (std::optional<int>& pin : pins_) {
        if (pin == number) pin.reset();
    }
    pins_[static_cast<std::size_t>(slot)] = number;
    if (!run->trace)
        run->trace = std::make_shared<const Trace>(replay(*run->scenario, *run->policy, run->variant));
    drop_old();
}

const RecordedRun* Runs::pinned(PinSlot slot) const {
    const std::optional<int>& pin = pins_[static_cast<std::size_t>(slot)];
    return pin ? find(*pin) : nullptr;
}

std::optional<PinSlot> Runs::slot_of(const RecordedRun& run) const {
    for (const PinSlot slot : kPinSlots) {
        if (pinned(slot) == &run) return slot;
    }
    return std::nullopt;
}

bool Runs::is_kept(const RecordedRun& run) const {
    return is_current(run) || slot_of(run).has_value();
}

void Runs::drop_old() {
    for (std::size_t k = 0; k < runs_.size() && runs_.size() > kMostRuns;) {
        if (is_kept(runs_[k])) {
            ++k;
        } else {
            runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(k));
        }
    }
    std::size_t bytes = 0;
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
        if (!run->trace || is_kept(*run)) continue;
        bytes += bytes_of(*run->trace);
        if (bytes > kMostTraceBytes) run->trace.reset();
    }
}

const std::vector<std::string>& key_metrics() {
    static const std::vector<std::string> names{"flips_per_min", "saturation.valence", "recovery_sec",
                                                "latency_sec", "shortest_dwell_sec"};
    return names;
}

std::size_t bytes_of(const Trace& trace) {
    constexpr std::size_t kAnchor = 7 * sizeof(double) + sizeof(std::int16_t);
    constexpr std::size_t kTurn = 3 * sizeof(double) + 3 * sizeof(std::uint32_t);
    constexpr std::size_t kOwnTurn = 256;  // what kalman and hmm believe: the most of any variant
    const bool believes = trace.variant == Variant::kalman || trace.variant == Variant::hmm;
    return trace.anchors.size() * (kAnchor + (believes ? kOwnTurn : 0)) + trace.turns.size() * kTurn +
           trace.marks.size() * sizeof(Mark);
}

}  // namespace rei::workbench
