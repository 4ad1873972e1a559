// What is measured with: a scenario and a policy, by default the one-hour stream and the documents' policy.
#pragma once

#include <string>

#include "rei/policy/policy_file.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace rei::bench {

struct Inputs {
    std::string scenario_path, policy_path;
    Scenario scenario;
    PolicyFile policy;
};

/// Taken from --scenario FILE and --policy FILE by `read_inputs`.
[[nodiscard]] const Inputs& inputs();

/// Read the files and take the two options out of argv. Returns false, with a message, where a file cannot be
/// read.
bool read_inputs(int& argc, char** argv);

/// All texts of the scenario, one a line, repeated up to about `bytes`.
[[nodiscard]] std::string chat_text(std::size_t bytes);

/// The scenario's turns again and again, `turns` of them, a few seconds apart.
[[nodiscard]] Scenario long_conversation(std::size_t turns);

}  // namespace rei::bench
