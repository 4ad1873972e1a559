#include "inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/persona/engine.hpp"
#include "rei/policy/policy_file.hpp"

namespace rei::cli {
namespace fs = std::filesystem;
namespace {

constexpr const char* kDefaultPolicy = "policies/rei.json";
constexpr Variant kVariants[] = {Variant::heuristic, Variant::discrete, Variant::continuous,
                                 Variant::kalman,    Variant::fsm,      Variant::hmm};

bool is_scenario_name(const fs::path& path) {
    const fs::path ending = path.extension();
    return ending == ".yaml" || ending == ".yml" || ending == ".json";
}

std::vector<std::string> scenarios_in(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code unreadable;
        if (is_scenario_name(entry->path()) && !entry->is_directory(unreadable))
            found.push_back(entry->path());
    }
    if (error) refuse(fmt::format("{}: cannot be listed: {}", folder, error.message()));
    if (found.empty())
        refuse(fmt::format("{}: no scenario in this folder; expected *.yaml, *.yml or *.json", folder));
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

void refuse(const std::string& message) {
    throw BadInput{{Problem{{}, {}, {}, phrase("{}", message)}}};
}

std::vector<Variant> available_variants() {
    std::vector<Variant> out;
    std::copy_if(std::begin(kVariants), std::end(kVariants), std::back_inserter(out), is_available);
    return out;
}

std::string names_of_available() {
    std::string names;
    for (const Variant variant : available_variants()) {
        names += (names.empty() ? "" : ", ") + std::string(name_of(variant));
    }
    return names;
}

void add_policy_argument(CLI::App& arguments, std::string& into) {
    arguments
        .add_option("--policy", into, fmt::format("Policy of the persona (default: {})", kDefaultPolicy))
        ->type_name("FILE");
}

void add_variant_argument(CLI::App& arguments, std::string& into) {
    arguments
        .add_option("--engine", into,
                    fmt::format("Variant of the engine: {} (default: the policy's)", names_of_available()))
        ->type_name("V");
}

void add_engine_arguments(CLI::App& arguments, EngineArguments& into) {
    add_policy_argument(arguments, into.policy);
    add_variant_argument(arguments, into.engine);
}

Policy read_policy(const std::string& path) {
    Loaded<PolicyFile> loaded = load_policy(path);
    if (!loaded) throw BadInput{loaded.problems};
    return std::move(loaded->policy);
}

std::string find_usual_file(const char* path) {
    std::error_code error;
    if (fs::exists(path, error)) return path;
    std::string own = fmt::format("{}/{}", REI_PROJECT_DIR, path);
    return fs::exists(own, error) ? own : std::string();
}

std::string usual_file(const char* path, const char* flag) {
    std::string found = find_usual_file(path);
    if (!found.empty()) return found;
    refuse(fmt::format("no {} here; name one with {} FILE", path, flag));
}

std::string policy_path(const EngineArguments& arguments) {
    return arguments.policy.empty() ? usual_file(kDefaultPolicy, "--policy") : arguments.policy;
}

Variant choose_variant(const std::string& asked, const Policy& policy, const std::string& policy_file) {
    const std::optional<Variant> variant = asked.empty() ? policy.variant : find_variant(asked);
    if (variant && is_available(*variant)) return *variant;
    const std::string where = asked.empty() ? policy_file + ": engine.variant" : "--engine";
    const std::string found = asked.empty() ? name_of(policy.variant) : asked;
    refuse(fmt::format("{}: the variant '{}' is not available; available: {}", where, found,
                       names_of_available()));
}

Loaded<Scenario> read_scenario(const std::string& path, const std::vector<const Policy*>& policies) {
    Loaded<Scenario> loaded = load_scenario(path);
    if (!loaded) return loaded;
    for (const Policy* policy : policies) {
        Problems problems = check_scenario(*loaded, *policy);
        if (!problems.empty()) return problems;
    }
    return loaded;
}

std::vector<Scenario> read_scenarios(const std::vector<std::string>& paths,
                                     const std::vector<const Policy*>& policies) {
    std::vector<Scenario> scenarios;
    Problems problems;
    for (const std::string& path : paths) {
        Loaded<Scenario> loaded = read_scenario(path, policies);
        if (loaded) {
            scenarios.push_back(std::move(*loaded));
        } else {
            problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
        }
    }
    if (!problems.empty()) throw BadInput{problems};
    return scenarios;
}

std::vector<std::string> expand_folders(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            for (std::string& file : scenarios_in(path)) files.push_back(std::move(file));
        } else {
            files.push_back(path);
        }
    }
    return files;
}

}  // namespace rei::cli
