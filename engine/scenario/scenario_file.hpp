// Scenario files in: YAML, or the same schema as JSON.
#pragma once

#include <string>

#include "rei/policy/policy.hpp"
#include "rei/scenario/scenario.hpp"

namespace rei {

/// Read a scenario; every problem with file, line and column. JSON where the name ends in .json, else YAML.
[[nodiscard]] Loaded<Scenario> parse_scenario(std::string text, const std::string& file);
[[nodiscard]] Loaded<Scenario> load_scenario(const std::string& path);

/// What a scenario is called that does not say so: the file's name without folder and ending.
[[nodiscard]] std::string scenario_name_of(const std::string& file);

/// Whether the scenario speaks only of moods that the policy knows; the problems if not.
[[nodiscard]] Problems check_scenario(const Scenario& scenario, const Policy& policy);

}  // namespace rei
