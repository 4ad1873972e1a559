// What the commands that study many replays share: scenarios, policy and variant as a trial, the choice of
// metrics, parameters by name, crews and seeds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crew_arguments.hpp"
#include "file_claims.hpp"
#include "inputs.hpp"

#include "rei/policy/parameters.hpp"
#include "rei/study/policy_task.hpp"

namespace rei::cli {

/// SCENARIO…, --policy, --engine, --threads, --checkpoint.
struct StudyArguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    CrewArguments crews;
};
void add_study_arguments(CLI::App& options, StudyArguments& into);
void add_metrics_argument(CLI::App& options, std::vector<std::string>& into);
void add_seed_argument(CLI::App& options, std::optional<std::uint64_t>& into, const std::string& of_what);

/// The files of these arguments.
[[nodiscard]] FileClaims claims_of(const StudyArguments& arguments);
/// Policy, variant and scenarios as asked for; nothing free, no metrics yet.
[[nodiscard]] PolicyTrial read_trial(const StudyArguments& arguments);
/// The same with this policy in place of the one asked for.
[[nodiscard]] PolicyTrial read_trial(const StudyArguments& arguments, Policy policy);

/// The metrics asked for by name or group, each once; by default those that the scenarios allow. A metric
/// that compares with a replay without noise is refused, with `why_no_noise`, unless that is empty.
[[nodiscard]] std::vector<Metric> choose_metrics(const std::vector<std::string>& asked,
                                                 const std::vector<std::string>& moods,
                                                 const std::vector<Scenario>& scenarios,
                                                 const std::string& why_no_noise);

/// The parameter of this name, or a refusal that tells what is near it. `option` is where it was asked for.
[[nodiscard]] const Parameter& choose_parameter(const std::vector<Parameter>& known, const std::string& path,
                                                const std::string& option);

}  // namespace rei::cli
