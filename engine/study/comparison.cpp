#include "rei/study/comparison.hpp"

#include <algorithm>
#include <limits>

#include "rei/replay/counterfactual.hpp"

namespace rei {

std::vector<std::string> moods_of(const Policy& policy, const std::vector<Variant>& variants) {
    std::vector<std::string> out = policy.emotions;
    for (const Variant variant : variants) {
        const auto engine = make_engine(policy, variant);
        for (const std::string& mood : engine->moods()) {
            if (find_mood(out, mood) == kNoMood) out.push_back(mood);
        }
    }
    return out;
}

Comparison::Comparison(ComparisonPlan plan) : plan_(std::move(plan)) {
    for (const Scenario& scenario : plan_.scenarios) heard_.push_back(appraise(scenario, plan_.policy));
    noise_free_.resize(cells());
    results_.resize(cells() * plan_.metrics.size());
    for (ComparedMetric& one : results_) one.value = std::numeric_limits<double>::quiet_NaN();
}

bool Comparison::advance() {
    if (done_ == steps()) return false;
    const std::size_t round = done_ / cells();
    measure(done_ % cells(),
            round == 0 ? std::nullopt : std::optional(static_cast<std::uint32_t>(round - 1)));
    ++done_;
    return done_ < steps();
}

double Comparison::progress() const {
    return steps() == 0 ? 1 : static_cast<double>(done_) / static_cast<double>(steps());
}

bool Comparison::needs(Needs what) const {
    return std::any_of(plan_.metrics.begin(), plan_.metrics.end(),
                       [&](const Metric& metric) { return metric.info->needs == what; });
}

void Comparison::measure(std::size_t cell, const std::optional<std::uint32_t>& run) {
    const std::size_t index = cell / plan_.variants.size();
    const Scenario& scenario = plan_.scenarios[index];
    const AppraisedScenario& heard = heard_[index];
    const Variant variant = plan_.variants[cell % plan_.variants.size()];
    if (run && cell % plan_.variants.size() == 0) noise_ = draw_noise(scenario, *plan_.noise, *run);

    Trace trace = replay(scenario, heard, plan_.policy, variant, noise_);
    Trace affinity_free;
    const bool differs = needs(Needs::affinity_free) && has_affinity(scenario);
    if (differs) affinity_free = replay_without_affinity(scenario, heard, plan_.policy, variant, noise_);
    const MeasuredReplay measured(trace, scenario, heard, plan_.policy, differs ? &affinity_free : &trace,
                                  run ? &noise_free_[cell] : nullptr);
    for (std::size_t k = 0; k < plan_.metrics.size(); ++k) {
        ComparedMetric& result = results_[cell * plan_.metrics.size() + k];
        const double value = plan_.metrics[k].measure(measured);
        if (run) {
            result.noisy.add(value);
        } else {
            result.value = value;
        }
    }
    if (!run && plan_.noise) noise_free_[cell] = std::move(trace);
}

}  // namespace rei
