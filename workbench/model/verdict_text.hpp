// Verdicts and findings in short texts, in the language of the interface: for panes and reports alike.
#pragma once

#include <string>
#include <vector>

#include "rei/policy/parameters.hpp"
#include "rei/replay/cure.hpp"
#include "rei/replay/robustness.hpp"

namespace rei::workbench {

/// How much is left before the verdict turns, in the expectation's own unit, as "+2.3 s" or "-1".
[[nodiscard]] std::string robustness_text(const Expectation& expectation, const Verdict& verdict);

/// What the verdict found, with its unit; where that would repeat the expectation, how far the border is, if
/// known.
[[nodiscard]] std::string detail_text(const Expectation& expectation, const Verdict& verdict);

/// A severity, or its limit, with its unit.
[[nodiscard]] std::string severity_text(FindingKind kind, double severity);

/// What a cure changes, as "half life · valence: 10 → 7.3 s"; `parameters` are the policy's.
[[nodiscard]] std::string change_text(const std::vector<Parameter>& parameters, const Cure& cure);
/// What a cure of such a finding does, as "3 → 1 returns · 7 of 7 expectations hold · mood differs 3 % of
/// the time".
[[nodiscard]] std::string effect_text(FindingKind kind, const Cure& cure);

}  // namespace rei::workbench
