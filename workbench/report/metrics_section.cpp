// What was measured of a scenario: how long each mood was in force, and the other metrics, with those under
// the policy before.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "rei/model/measurements.hpp"
#include "rei/model/strings.hpp"
#include "rei/plot/axis.hpp"
#include "rei/report/sections.hpp"

namespace rei::workbench {

namespace {

constexpr double kLeastNamed = 0.005;  ///< of the time: a mood that is told

bool is_share(const Metric& metric) {
    return !metric.mood.empty();
}

/// As many digits as a number of its size needs.
std::string number_text(double value) {
    if (std::isnan(value)) return "–";
    const double size = std::abs(value);
    const int decimals = value == std::floor(value) || size >= 100 ? 0 : size >= 10 ? 1 : size > 1 ? 2 : 3;
    return format_value(value, decimals, false);
}

void write_shares_bar(const Chapter& chapter, const ReportedRun& run, const char* height, MoodClasses& moods,
                      Markup& out) {
    const auto bar =
        out.open("svg", {{"class", "strip shares"}, {"height", height}, {"aria-hidden", "true"}});
    double from = 0;
    for (std::size_t k = 0; k < chapter.metrics.size(); ++k) {
        const double share = run.values[k];
        if (!is_share(chapter.metrics[k]) || !(share > 0)) continue;
        out.empty("rect", {{"class", moods.class_of(chapter.metrics[k].mood)},
                           {"x", percent(from)},
                           {"width", percent(share)},
                           {"height", height}});
        from += share;
    }
}

void write_shares(const Chapter& chapter, MoodClasses& moods, Markup& out) {
    write_shares_bar(chapter, chapter.now, "12", moods, out);
    if (chapter.before) write_shares_bar(chapter, *chapter.before, "6", moods, out);
    const auto list = out.open("p", {{"class", "shares"}});
    const char* between = "";
    for (std::size_t k = 0; k < chapter.metrics.size(); ++k) {
        if (!is_share(chapter.metrics[k])) continue;
        const double now = chapter.now.values[k];
        const double before = chapter.before ? chapter.before->values[k] : now;
        if (!(now >= kLeastNamed) && !(before >= kLeastNamed)) continue;
        out.raw(between);
        between = " ";
        const auto entry = out.open("span");
        out.leaf("i", {{"class", "dot " + moods.class_of(chapter.metrics[k].mood)}}, "");
        out.text(chapter.metrics[k].mood + " ");
        const auto percent_of = [](double share) { return fmt::format("{:.0f} %", 100 * share); };
        if (percent_of(now) != percent_of(before)) {
            out.leaf("span", {{"class", "dim"}}, percent_of(before) + " → ");
        }
        out.leaf("b", {}, percent_of(now));
    }
}

/// What the change of policy did to a metric; nothing where it reads the same.
const char* class_of_change(const Metric& metric, double now, double before) {
    const int better = compare_values(metric, now, before);
    return better < 0 ? "ok" : better > 0 ? "no" : "";
}

void write_metric(const Chapter& chapter, std::size_t k, Markup& out) {
    const Metric& metric = chapter.metrics[k];
    const double now = chapter.now.values[k];
    const auto entry = out.open("div");
    out.leaf("dt", {{"title", tr(metric.info->formula)}}, label_of(metric));
    const auto value = out.open("dd");
    const std::string text = number_text(now);
    if (chapter.before) {
        const double before = chapter.before->values[k];
        if (number_text(before) == text) {
            out.leaf("b", {}, text);
        } else {
            out.leaf("span", {{"class", "dim"}}, number_text(before) + " → ");
            out.leaf("b", {{"class", class_of_change(metric, now, before)}}, text);
        }
    } else {
        out.leaf("b", {}, text);
    }
    const std::string unit = metric.info->unit;
    if (!unit.empty() && !std::isnan(now)) out.leaf("span", {{"class", "dim"}}, " " + tr(unit));
    const Better better = metric.info->better;
    if (better != Better::neither)
        out.leaf("span", {{"class", "dim"}}, better == Better::lower ? " ↓" : " ↑");
}

}  // namespace

void write_metrics(const Chapter& chapter, MoodClasses& moods, Markup& out) {
    out.leaf("h3", {}, tr("Metrics"));
    write_shares(chapter, moods, out);
    const auto list = out.open("dl", {{"class", "rows"}});
    for (std::size_t k = 0; k < chapter.metrics.size(); ++k) {
        if (is_share(chapter.metrics[k])) continue;
        const bool is_defined =
            !std::isnan(chapter.now.values[k]) || (chapter.before && !std::isnan(chapter.before->values[k]));
        if (is_defined) write_metric(chapter, k, out);
    }
}

}  // namespace rei::workbench
