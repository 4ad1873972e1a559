#include "rei/model/verdict_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/say.hpp"

namespace rei::workbench {

namespace {

/// Whether the robustness is in seconds.
bool is_of_time(const Expectation& expectation) {
    return !std::holds_alternative<RangeWithin>(expectation.what) &&
           !std::holds_alternative<SaturationAtMost>(expectation.what) &&
           !std::holds_alternative<FlipsAtMost>(expectation.what);
}

/// Severities that are shares of time, which are told in percent.
bool is_share(FindingKind kind) {
    return std::string(info_of(kind).unit).rfind("of ", 0) == 0;
}

std::string number_text(FindingKind kind, double severity) {
    return is_share(kind) ? fmt::format("{:.0f}", 100 * severity) : fmt::format("{:.3g}", severity);
}

std::string with_unit(FindingKind kind, const std::string& number) {
    if (kind == FindingKind::oscillation) return say("{} returns", number);
    const std::string unit = tr(info_of(kind).unit);
    return number + (is_share(kind) ? " %" : "") + (unit.empty() ? "" : " ") + unit;
}

}  // namespace

std::string robustness_text(const Expectation& expectation, const Verdict& verdict) {
    const bool is_count = std::holds_alternative<FlipsAtMost>(expectation.what);
    int decimals = is_count ? 0 : is_of_time(expectation) ? 1 : 2;
    // what fails by a hair must not look like nothing
    while (!verdict.holds && decimals < 3 && std::abs(verdict.robustness) < 0.5 * std::pow(10.0, -decimals))
        ++decimals;
    std::string text =
        fmt::format("{:+.{}f}{}", verdict.robustness, decimals, is_of_time(expectation) ? " s" : "");
    text[0] = verdict.holds ? '+' : '-';
    return text;
}

std::string detail_text(const Expectation& expectation, const Verdict& verdict) {
    if (const auto* const flips = std::get_if<FlipsAtMost>(&expectation.what); flips && !flips->window_sec)
        return say("{} changes of mood", flips->at_most - verdict.robustness);
    const bool says_it_again = verdict.holds && (std::holds_alternative<MoodIs>(expectation.what) ||
                                                 std::holds_alternative<MoodNever>(expectation.what));
    if (!says_it_again) return say(verdict.detail);
    return std::isfinite(verdict.border_distance) ? say("{:.3f} from the border", verdict.border_distance)
                                                  : "";
}

std::string severity_text(FindingKind kind, double severity) {
    return with_unit(kind, number_text(kind, severity));
}

std::string change_text(const std::vector<Parameter>& parameters, const Cure& cure) {
    const auto parameter = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const Parameter& p) { return p.path == cure.path; });
    if (parameter == parameters.end())
        return fmt::format("{}: {:.6g} → {:.6g}", cure.path, cure.before, cure.after);
    const std::string unit = parameter->unit.empty() ? "" : " " + tr(parameter->unit);
    return fmt::format("{}: {:.6g} → {:.6g}{}", full_label_of(*parameter), cure.before, cure.after, unit);
}

std::string effect_text(FindingKind kind, const Cure& cure) {
    std::string text = with_unit(
        kind, number_text(kind, cure.severity_before) + " → " + number_text(kind, cure.severity_after));
    if (cure.expectations > 0)
        text += fmt::format(fmt::runtime(tr(" · {} of {} expectations hold")), cure.held_after,
                            cure.expectations);
    return text +
           fmt::format(fmt::runtime(tr(" · mood differs {:.0f} % of the time")), 100 * cure.mood_changed);
}

}  // namespace rei::workbench
