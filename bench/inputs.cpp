#include "inputs.hpp"

#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace rei::bench {
namespace {

Inputs& storage() {
    static Inputs instance{
        REI_PROJECT_DIR "/scenarios/one-hour-stream.yaml", REI_PROJECT_DIR "/policies/rei.json", {}, {}};
    return instance;
}

void take_options(int& argc, char** argv, Inputs& into) {
    int kept = 1;
    for (int k = 1; k < argc; ++k) {
        const bool has_value = k + 1 < argc;
        if (has_value && std::strcmp(argv[k], "--scenario") == 0) {
            into.scenario_path = argv[++k];
        } else if (has_value && std::strcmp(argv[k], "--policy") == 0) {
            into.policy_path = argv[++k];
        } else {
            argv[kept++] = argv[k];
        }
    }
    argc = kept;
}

}  // namespace

const Inputs& inputs() {
    return storage();
}

bool read_inputs(int& argc, char** argv) {
    Inputs& into = storage();
    take_options(argc, argv, into);
    Loaded<Scenario> scenario = load_scenario(into.scenario_path);
    Loaded<PolicyFile> policy = load_policy(into.policy_path);
    Problems problems = scenario.problems;
    problems.insert(problems.end(), policy.problems.begin(), policy.problems.end());
    if (problems.empty()) problems = check_scenario(*scenario, policy->policy);
    if (!problems.empty()) {
        fmt::print(stderr, "rei-bench: {}\n", text_of(problems));
        return false;
    }
    into.scenario = std::move(*scenario);
    into.policy = std::move(*policy);
    return true;
}

std::string chat_text(std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
        for (const Turn& turn : inputs().scenario.turns) text += turn.text + '\n';
    }
    return text;
}

Scenario long_conversation(std::size_t turns) {
    const std::vector<Turn>& pattern = inputs().scenario.turns;
    constexpr double kGapSec = 5.5;  // as in the stream, on average
    Scenario scenario;
    scenario.name = "long";
    scenario.users = inputs().scenario.users;
    for (std::size_t k = 0; k < turns; ++k) {
        scenario.turns.push_back(pattern[k % pattern.size()]);
        scenario.turns.back().id.clear();
        scenario.turns.back().at_sec = kGapSec * static_cast<double>(k + 1);
    }
    scenario.until_sec = kGapSec * static_cast<double>(turns + 1);
    return scenario;
}

}  // namespace rei::bench
