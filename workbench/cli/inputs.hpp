// What subcommands read: policies, variants, scenarios. A bad one is refused by BadInput with every problem
// named, before anything is printed.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"
#include "rei/scenario/scenario_file.hpp"

namespace CLI {
class App;
}

namespace rei::cli {

/// Thrown where the input does not allow the work to begin; main prints the problems and exits with 2.
struct BadInput {
    Problems problems;
};
[[noreturn]] void refuse(const std::string& message);

/// --policy and --engine.
struct EngineArguments {
    std::string policy;
    std::string engine;
};
void add_engine_arguments(CLI::App& arguments, EngineArguments& into);
void add_policy_argument(CLI::App& arguments, std::string& into);
void add_variant_argument(CLI::App& arguments, std::string& into);

/// The variants that can be made, and their names as people read them.
[[nodiscard]] std::vector<Variant> available_variants();
[[nodiscard]] std::string names_of_available();

/// A policy by path.
[[nodiscard]] Policy read_policy(const std::string& path);
/// A file of the project by its path from the root: here, else the project's own; empty where there is
/// neither.
[[nodiscard]] std::string find_usual_file(const char* path);
/// The same, but refused where there is neither; `flag` could name one.
[[nodiscard]] std::string usual_file(const char* path, const char* flag);
/// The path asked for, else policies/rei.json here, else the project's own.
[[nodiscard]] std::string policy_path(const EngineArguments& arguments);
/// The variant asked for, else the policy's; one that can be made.
[[nodiscard]] Variant choose_variant(const std::string& asked, const Policy& policy,
                                     const std::string& policy_file);

/// A scenario whose moods every one of the policies knows; else the problems.
[[nodiscard]] Loaded<Scenario> read_scenario(const std::string& path,
                                             const std::vector<const Policy*>& policies);
/// All of them, or BadInput with the problems of all.
[[nodiscard]] std::vector<Scenario> read_scenarios(const std::vector<std::string>& paths,
                                                   const std::vector<const Policy*>& policies);
/// Folders are replaced by the scenarios in them (*.yaml, *.yml, *.json), by name; not those in their
/// folders.
[[nodiscard]] std::vector<std::string> expand_folders(const std::vector<std::string>& paths);

}  // namespace rei::cli
