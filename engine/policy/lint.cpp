#include "rei/policy/lint.hpp"

#include <algorithm>

#include "lint_checks.hpp"

namespace rei {

const std::vector<LintRule>& lint_rules() {
    static const std::vector<LintRule> rules = {
        {"unreachable-mood", "nothing that can be said leads to the mood"},
        {"inescapable-mood", "nothing that can be said, and no time, ends the mood"},
        {"baseline-inside-region",
         "the state of rest lies within a region's exit border, so its mood never fades"},
        {"trigger-unknown-mood", "a trigger comes from or leads to a mood that is not in emotions"},
        {"hold-shorter-than-cooldown", "a trigger that meets the cooldown can end before it takes effect"},
        {"opposing-keyword", "a keyword stands in two classes that push in opposite directions"},
        {"hidden-keyword", "a word lies inside another, so that the longer one also counts as the shorter"},
        {"class-without-direction", "a class of keywords pushes nowhere"},
        {"mood-without-voice", "a mood has no entry in voice_map"},
        {"mood-without-face", "a mood has no entry in vts_parameters"},
        {"mood-without-hint", "a mood has no entry in prompt_prefs.style_hints"},
        {"steady-bias", "affinity alone holds valence past a region's border"},
        {"outside-recommended", "a number lies outside its recommended range"},
        {"decay-disagrees", "the heuristic variant's decay and the half-life describe different times"},
    };
    return rules;
}

std::vector<LintFinding> lint_policy(const Policy& policy) {
    LintFindings findings;
    for (const auto check : {lint_reachability, lint_baseline, lint_trigger_moods, lint_hold,
                             lint_opposing_keywords, lint_hidden_keywords, lint_directions, lint_expression,
                             lint_steady_bias, lint_recommended, lint_decay}) {
        check(policy, findings);
    }
    const auto rank = [](const LintFinding& finding) {
        const auto& rules = lint_rules();
        return std::find_if(rules.begin(), rules.end(),
                            [&](const LintRule& rule) { return rule.name == finding.rule; }) -
               rules.begin();
    };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const LintFinding& a, const LintFinding& b) { return rank(a) < rank(b); });
    return findings;
}

}  // namespace rei
