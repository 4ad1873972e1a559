// The checks behind lint_policy; each adds its findings.
#pragma once

#include "rei/policy/lint.hpp"

namespace rei {

using LintFindings = std::vector<LintFinding>;

void lint_reachability(const Policy& policy, LintFindings& findings);
void lint_baseline(const Policy& policy, LintFindings& findings);
void lint_trigger_moods(const Policy& policy, LintFindings& findings);
void lint_hold(const Policy& policy, LintFindings& findings);
void lint_opposing_keywords(const Policy& policy, LintFindings& findings);
void lint_hidden_keywords(const Policy& policy, LintFindings& findings);
void lint_directions(const Policy& policy, LintFindings& findings);
void lint_expression(const Policy& policy, LintFindings& findings);
void lint_steady_bias(const Policy& policy, LintFindings& findings);
void lint_recommended(const Policy& policy, LintFindings& findings);
void lint_decay(const Policy& policy, LintFindings& findings);

}  // namespace rei
