// docs/metrics.md, from the table that `rei compare` and the window use.
#include <cstdio>
#include <string>

#include "pages.hpp"
#include <fmt/format.h>

#include "rei/replay/metrics.hpp"

namespace {

/// Fit for a cell of a Markdown table.
std::string cell(const char* text) {
    std::string out;
    for (; *text != '\0'; ++text) {
        if (*text == '|') out += '\\';
        out += *text;
    }
    return out;
}

void print_metrics(rei::Needs needs) {
    fmt::print("| metric | unit | better | what it is |\n|---|---|---|---|\n");
    for (const rei::MetricInfo& metric : rei::metric_table()) {
        if (metric.needs != needs) continue;
        fmt::print("| `{}` | {} | {} | {} |\n", metric.name, metric.unit, name_of(metric.better),
                   cell(metric.formula));
    }
}

}  // namespace

void print_metrics_page() {
    fmt::print(
        "# Metrics of a trace\n\n"
        "<!-- written by build/rei-docs from the table of metrics; change the table, not this page -->\n\n"
        "`rei compare` holds the engine's variants against each other by these. Where a metric is not "
        "defined (no "
        "change of mood, no truth) it is left empty.\n\n");
    print_metrics(rei::Needs::nothing);
    fmt::print("\n## Against the same conversation without affinity\n\n");
    print_metrics(rei::Needs::affinity_free);
    fmt::print(
        "\n## Against the truth\n\nOf a scenario with a `truth` track ([scenario.md](scenario.md)).\n\n");
    print_metrics(rei::Needs::truth);
    fmt::print(
        "\n## Against the replay without noise\n\n"
        "`rei compare --noise SD` adds normal noise of that SD to φ of every turn with a text, on both axes, "
        "before "
        "the cap: a mishearing. A text in which nothing is heard counts as one word then. The noise of a "
        "turn "
        "depends on the seed, the run and the turn alone, so every variant hears the same. All metrics are "
        "given as "
        "the mean over the runs with its 95 % interval (Student's t).\n\n");
    print_metrics(rei::Needs::noise_free);
}
