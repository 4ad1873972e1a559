// rei lint: what is legal in a policy but wrong (DESIGN §4).
#include "rei/policy/lint.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "file_claims.hpp"
#include "inputs.hpp"
#include "output.hpp"
#include "records.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace rei::cli {
namespace {

struct LintArguments {
    std::string policy;
    OutputArguments output;
};

std::string findings_text(const std::string& policy, const std::vector<LintFinding>& findings,
                          const Output& style) {
    std::string out;
    for (const LintFinding& finding : findings) {
        out += fmt::format("{}  {}\n    {}\n", style.bad(finding.rule), style.strong(printable(finding.path)),
                           printable(finding.message));
    }
    if (findings.empty()) return style.good("nothing to say") + fmt::format(" about {}\n", policy);
    return out +
           fmt::format("\n{} finding{} in {}\n", findings.size(), findings.size() == 1 ? "" : "s", policy);
}

void write_findings(const std::vector<LintFinding>& findings, Output& output, Format format) {
    RecordWriter records = record_writer(output, format, {"rule", "path", "message"});
    for (const LintFinding& finding : findings) {
        const std::string message = finding.message.text();
        const Cell cells[] = {std::string_view(finding.rule), std::string_view(finding.path),
                              std::string_view(message)};
        records.row(cells);
    }
    records.end();
}

int lint(const LintArguments& arguments) {
    FileClaims files;
    files.reads(arguments.policy);
    files.writes(arguments.output);
    const std::vector<LintFinding> findings = lint_policy(read_policy(arguments.policy));
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        output.write(findings_text(arguments.policy, findings, output));
    } else {
        write_findings(findings, output, format);
    }
    output.finish();
    return findings.empty() ? kFine : kRuleFailed;
}

std::string rules_text() {
    std::size_t width = 0;
    for (const LintRule& rule : lint_rules()) width = std::max(width, std::string_view(rule.name).size());
    std::string out = "Rules:\n";
    for (const LintRule& rule : lint_rules())
        out += fmt::format("  {:{}}  {}\n", rule.name, width, rule.meaning);
    return out;
}

}  // namespace

Run declare_lint(CLI::App& options) {
    auto arguments = std::make_shared<LintArguments>();
    options.add_option("POLICY", arguments->policy, "Policy file")->required()->type_name("");
    add_output_arguments(options, arguments->output);
    options.footer(rules_text);
    return [arguments] { return lint(*arguments); };
}

}  // namespace rei::cli
