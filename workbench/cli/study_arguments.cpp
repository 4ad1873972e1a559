#include "study_arguments.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "near_names.hpp"
#include "option_checks.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace rei::cli {
namespace {

constexpr unsigned kMostThreads = 1024;

bool is_met(Needs needs, const std::vector<Scenario>& scenarios, bool with_noise) {
    if (needs == Needs::noise_free) return with_noise;
    if (needs != Needs::truth) return true;
    return std::any_of(scenarios.begin(), scenarios.end(),
                       [](const Scenario& scenario) { return !scenario.truth.empty(); });
}

/// Whether the metric is, or belongs to the group, that is asked for.
bool answers_to(const Metric& metric, const std::string& asked) {
    return metric.name == asked || metric.name.rfind(asked + ".", 0) == 0;
}

bool is_among(const Metric& metric, const std::vector<Metric>& chosen) {
    return std::any_of(chosen.begin(), chosen.end(),
                       [&](const Metric& other) { return other.name == metric.name; });
}

[[noreturn]] void refuse_metric(const std::string& asked, const std::vector<Metric>& all) {
    std::string names;
    for (const Metric& metric : all) names += (names.empty() ? "" : ", ") + metric.name;
    refuse(fmt::format("--metrics: found '{}'; expected some of: {}", asked, names));
}

}  // namespace

void add_study_arguments(CLI::App& options, StudyArguments& into) {
    options.add_option("SCENARIO", into.scenarios, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_engine_arguments(options, into.engine);
    add_crew_arguments(options, into.crews);
}

void add_metrics_argument(CLI::App& options, std::vector<std::string>& into) {
    options.add_option("--metrics", into, "Metrics or groups of them (truth), by commas (default: all)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("M,…");
}

void add_seed_argument(CLI::App& options, std::optional<std::uint64_t>& into, const std::string& of_what) {
    options.add_option("--seed", into, fmt::format("Seed of {} (default: 1)", of_what))
        ->type_name("S")
        ->check(whole_number());
}

FileClaims claims_of(const StudyArguments& arguments) {
    FileClaims out;
    out.reads(policy_path(arguments.engine));
    out.reads(expand_folders(arguments.scenarios));
    out.saves("--checkpoint", arguments.crews.checkpoint);
    return out;
}

PolicyTrial read_trial(const StudyArguments& arguments) {
    return read_trial(arguments, read_policy(policy_path(arguments.engine)));
}

PolicyTrial read_trial(const StudyArguments& arguments, Policy policy) {
    PolicyTrial out;
    out.policy = std::move(policy);
    out.variant = choose_variant(arguments.engine.engine, out.policy, policy_path(arguments.engine));
    out.scenarios = read_scenarios(expand_folders(arguments.scenarios), {&out.policy});
    return out;
}

std::vector<Metric> choose_metrics(const std::vector<std::string>& asked,
                                   const std::vector<std::string>& moods,
                                   const std::vector<Scenario>& scenarios, const std::string& why_no_noise) {
    const std::vector<Metric> all = metrics_of(moods);
    const bool with_noise = why_no_noise.empty();
    std::vector<Metric> chosen;
    if (asked.empty()) {
        std::copy_if(all.begin(), all.end(), std::back_inserter(chosen),
                     [&](const Metric& metric) { return is_met(metric.info->needs, scenarios, with_noise); });
    }
    for (const std::string& name : asked) {
        bool known = false;
        for (const Metric& metric : all) {
            if (!answers_to(metric, name)) continue;
            known = true;
            if (metric.info->needs == Needs::noise_free && !with_noise) {
                refuse(fmt::format("--metrics: {} {}", metric.name, why_no_noise));
            }
            if (!is_among(metric, chosen)) chosen.push_back(metric);
        }
        if (!known) refuse_metric(name, all);
    }
    return chosen;
}

const Parameter& choose_parameter(const std::vector<Parameter>& known, const std::string& path,
                                  const std::string& option) {
    std::vector<std::string> names;
    for (const Parameter& parameter : known) {
        if (parameter.path == path) return parameter;
        names.push_back(parameter.path);
    }
    const std::vector<std::string> near = near_names(path, names);
    if (near.empty()) {
        refuse(
            fmt::format("{}: the policy has no parameter '{}'; expected one of docs/parameters.md, or one "
                        "like {} or {}",
                        option, path, "sentiment_weights.CLASS.valence", "regions[0].arousal[1]"));
    }
    refuse(fmt::format("{}: the policy has no parameter '{}'; near it: {}", option, path,
                       fmt::join(near, ", ")));
}

}  // namespace rei::cli
