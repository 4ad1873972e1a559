// What is legal in a policy but wrong (DESIGN §4, Lint).
#pragma once

#include <string>
#include <vector>

#include "rei/policy/policy.hpp"
#include "rei/text/phrase.hpp"

namespace rei {

struct LintFinding {
    std::string rule;  ///< kebab-case name, e.g. "unreachable-mood"
    std::string path;  ///< JSON path of what is at fault
    Phrase message;    ///< what is wrong, with numbers, and what would cure it
};

/// The rules, for the docs and --help.
struct LintRule {
    const char* name;
    const char* meaning;
};
[[nodiscard]] const std::vector<LintRule>& lint_rules();

/// All findings, in the order of the rules.
[[nodiscard]] std::vector<LintFinding> lint_policy(const Policy& policy);

}  // namespace rei
