#include "rei/report/gauge.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "rei/model/strings.hpp"

namespace rei::workbench {

namespace {

constexpr double kBesidePx = 12;
constexpr double kTrackPx = 72;

/// Where a value stands in what is recommended, from 0 to 1; a little beside it where it is outside.
double place_in(const Parameter& parameter, double value) {
    const auto scaled = [&](double x) {
        return parameter.scale == Scale::logarithmic && x > 0 ? std::log(x) : x;
    };
    const double low = scaled(parameter.recommended.low);
    const double high = scaled(parameter.recommended.high);
    if (!(high > low)) return 0.5;
    return std::clamp((scaled(value) - low) / (high - low), -0.1, 1.1);
}

std::string x_of(const Parameter& parameter, double value) {
    return px(kBesidePx + kTrackPx * place_in(parameter, value));
}

}  // namespace

std::string value_text(double value) {
    return fmt::format("{:.6g}", value);
}

void write_gauge(const Parameter& parameter, const std::string& value, Markup& out) {
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    if (value.empty() || *end != '\0' || !std::isfinite(number)) return;
    const Interval& recommended = parameter.recommended;
    const bool is_outside = number < recommended.low || number > recommended.high;
    const std::string initial = x_of(parameter, parameter.initial);
    const auto gauge = out.open(
        "svg",
        {{"class", "gauge"}, {"width", px(kTrackPx + 2 * kBesidePx)}, {"height", "12"}, {"role", "img"}});
    out.leaf("title", {},
             fmt::format(fmt::runtime(tr("recommended {} to {}")), value_text(recommended.low),
                         value_text(recommended.high)));
    out.empty("rect", {{"class", "track"},
                       {"x", px(kBesidePx)},
                       {"y", "4.5"},
                       {"width", px(kTrackPx)},
                       {"height", "3"},
                       {"rx", "1.5"}});
    out.empty("line", {{"x1", initial}, {"x2", initial}, {"y1", "1.5"}, {"y2", "10.5"}});
    out.empty("circle", {{"class", is_outside ? "outside" : "value"},
                         {"cx", x_of(parameter, number)},
                         {"cy", "6"},
                         {"r", "3.6"}});
}

}  // namespace rei::workbench
