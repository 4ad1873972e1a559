#include "rei/model/verdict_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/parameter_text.hpp"
#include "rei/model/strings.hpp"

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

std::string severity_text(FindingKind kind, double severity) {
    const std::string unit = tr(info_of(kind).unit);
    return number_text(kind, severity) + (is_share(kind) ? " %" : "") + (unit.empty() ? "" : " ") + unit;
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
    std::string text =
        number_text(kind, cure.severity_before) + " → " + severity_text(kind, cure.severity_after);
    if (cure.expectations > 0)
        text += fmt::format(fmt::runtime(tr(" · {} of {} expectations hold")), cure.held_after,
                            cure.expectations);
    return text +
           fmt::format(fmt::runtime(tr(" · mood differs {:.0f} % of the time")), 100 * cure.mood_changed);
}

}  // namespace rei::workbench
