// docs/parameters.md, from the tables that the loader, the sliders and the lint use.
#include <cstdio>
#include <string>
#include <string_view>

#include "pages.hpp"
#include <fmt/format.h>

#include "rei/policy/lint.hpp"
#include "rei/policy/parameters.hpp"

namespace {

std::string range(double low, double high) {
    return low == high ? fmt::format("{}", low) : fmt::format("{} … {}", low, high);
}

std::string name_of(const rei::ParameterInfo& parameter) {
    const std::string_view symbol = parameter.symbol;
    return symbol.empty() ? fmt::format("`{}`", parameter.path)
                          : fmt::format("`{}` ({})", parameter.path, symbol);
}

void print_parameters() {
    std::string_view group;
    for (const rei::ParameterInfo& parameter : rei::parameter_table()) {
        if (group != parameter.group) {
            group = parameter.group;
            fmt::print("\n### {}\n\n", group);
            fmt::print(
                "| parameter | unit | default | recommended | allowed | what it is | too low | too high |\n");
            fmt::print("|---|---|---|---|---|---|---|---|\n");
        }
        fmt::print("| {} | {} | {} | {} | {} | {} | {} | {} |\n", name_of(parameter), parameter.unit,
                   parameter.initial, range(parameter.recommended_min, parameter.recommended_max),
                   range(parameter.hard_min, parameter.hard_max), parameter.meaning, parameter.too_low,
                   parameter.too_high);
    }
}

void print_rules() {
    fmt::print("| rule | what it finds |\n|---|---|\n");
    for (const rei::LintRule& rule : rei::lint_rules())
        fmt::print("| `{}` | {} |\n", rule.name, rule.meaning);
}

}  // namespace

void print_parameters_page() {
    fmt::print(
        "# Parameters of a policy\n\n"
        "<!-- written by build/rei-docs from the parameter table; change the table, not this page -->\n\n"
        "Outside the allowed range a file is refused; outside the recommended one `rei lint` says so.\n");
    print_parameters();
    fmt::print(
        "\n### Directions of keywords\n\n"
        "`sentiment_weights.CLASS.valence` and `.arousal`: how far one keyword of a class pushes, before the "
        "gain. "
        "Allowed {}, recommended {}.\n",
        range(rei::kWeightRange.low, rei::kWeightRange.high),
        range(rei::kWeightRecommended.low, rei::kWeightRecommended.high));
    fmt::print("\n## What `rei lint` finds\n\n");
    print_rules();
}
