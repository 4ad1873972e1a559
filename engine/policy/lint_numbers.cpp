// Lint of single numbers, and of what a mood needs in order to be seen and heard.
#include <algorithm>

#include "lint_checks.hpp"
#include <fmt/format.h>

#include "rei/policy/parameters.hpp"

namespace rei {
namespace {

template <class T>
void lint_section(const Policy& policy, const ByName<T>& section, const char* rule, const char* path,
                  const char* what, LintFindings& findings) {
    if (section.empty()) {
        findings.push_back({rule, path, phrase("no mood has a {}; add an entry for each", term(what))});
        return;
    }
    for (const std::string& mood : policy.emotions) {
        if (find_by_name(section, mood) != nullptr) continue;
        const bool falls_back = find_by_name(section, "neutral") != nullptr;
        findings.push_back(
            {rule, fmt::format("{}.{}", path, mood),
             falls_back ? phrase("{} has no {} and takes that of neutral; add \"{}\"", mood, term(what), mood)
                        : phrase("{} has no {}; add \"{}\"", mood, term(what), mood)});
    }
}

void compare_decay(double decay, double half_life_sec, const char* axis, LintFindings& findings) {
    constexpr double kClearly = 3;  // one straight, one bent line: below this factor they may mean the same
    const double half_sec = decay > 0 ? 0.5 / decay : 0;
    if (decay > 0 && std::max(half_sec, half_life_sec) <= kClearly * std::min(half_sec, half_life_sec))
        return;
    const Phrase heuristic = decay > 0 ? phrase("loses a half in {:.3g} s", half_sec) : phrase("never fades");
    findings.push_back(
        {"decay-disagrees", fmt::format("engine.decay.{}", axis),
         phrase("the heuristic variant's {} {} (decay {}), the others' in {} s; decay {:.2g} would agree",
                term(axis), heuristic, decay, half_life_sec, 0.5 / half_life_sec)});
}

Phrase beyond_recommended(const Parameter& parameter, double value, bool low) {
    const Interval& range = parameter.recommended;
    const Phrase why = term(low ? parameter.too_low : parameter.too_high);
    if (parameter.unit.empty())
        return phrase("{} is outside the recommended {} to {}: {}", value, range.low, range.high, why);
    const Phrase unit = term(parameter.unit);
    return phrase("{} {} is outside the recommended {} to {} {}: {}", value, unit, range.low, range.high,
                  unit, why);
}

}  // namespace

void lint_hold(const Policy& policy, LintFindings& findings) {
    const double hold = policy.engine.trigger_hold_sec;
    const double cooldown = policy.engine.cooldown_sec;
    const bool any = std::any_of(policy.transitions.begin(), policy.transitions.end(),
                                 [](const TriggerRule& rule) { return !rule.words.empty(); });
    if (!any || hold >= cooldown) return;
    findings.push_back(
        {"hold-shorter-than-cooldown", "engine.trigger_hold_sec",
         phrase("a trigger holds for {} s, the cooldown lasts {} s: a trigger in the first {:.3g} s after "
                "a change is lost; hold at least {} s",
                hold, cooldown, cooldown - hold, cooldown)});
}

void lint_expression(const Policy& policy, LintFindings& findings) {
    lint_section(policy, policy.voices, "mood-without-voice", "voice_map", "voice", findings);
    lint_section(policy, policy.faces, "mood-without-face", "vts_parameters", "face", findings);
    lint_section(policy, policy.style_hints, "mood-without-hint", "prompt_prefs.style_hints", "style hint",
                 findings);
}

void lint_recommended(const Policy& policy, LintFindings& findings) {
    for (const Parameter& parameter : parameters_of(policy)) {
        const double value = get_parameter(policy, parameter.path);
        const bool low = value < parameter.recommended.low;
        if (!low && value <= parameter.recommended.high) continue;
        findings.push_back(
            {"outside-recommended", parameter.path, beyond_recommended(parameter, value, low)});
    }
}

void lint_decay(const Policy& policy, LintFindings& findings) {
    const EngineSettings& e = policy.engine;
    compare_decay(e.heuristic_decay_intensity, e.half_life_intensity_sec, "intensity", findings);
    compare_decay(e.heuristic_decay_arousal, e.half_life_arousal_sec, "arousal", findings);
}

}  // namespace rei
