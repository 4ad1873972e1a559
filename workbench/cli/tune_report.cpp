#include "tune_report.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "check_report.hpp"
#include "records.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/policy/lint.hpp"
#include "rei/study/out_of_reach.hpp"
#include "rei/study/tune_score.hpp"

namespace rei::cli {
namespace {

using Align = TextTable::Align;

constexpr std::size_t kExpectationCells = 60;
constexpr std::size_t kWhyCells = 100;
constexpr std::size_t kLeastCertain = 3;

struct Line {
    const Scenario* scenario;
    const Expectation* expectation;
    const Verdict* before;
    const Verdict* after;
};

std::vector<Line> lines_of(const PolicyTask& task, const TuneResult& result) {
    std::vector<Line> out;
    for (std::size_t s = 0; s < result.after.size(); ++s) {
        const Scenario& scenario = task.trial().scenarios[s];
        for (std::size_t e = 0; e < result.after[s].size(); ++e) {
            out.push_back({&scenario, &scenario.expectations[e], &result.before[s][e], &result.after[s][e]});
        }
    }
    return out;
}

std::string verdict_text(const Line& line, const Verdict& verdict, const Output& style) {
    const std::string text = robustness_text(*line.expectation, verdict);
    return verdict.holds ? text : style.bad(text);
}

std::string summary_text(const PolicyTask& task, const TuneResult& result, const std::string& policy_file,
                         const Output& style) {
    const std::size_t all = lines_of(task, result).size();
    const std::string after =
        fmt::format("{} of {} hold", all - result.failing, count_of(all, "expectation", "expectations"));
    return fmt::format("{} {}; {} before\n",
                       style.quiet(fmt::format("{} · {}:", policy_file, name_of(task.trial().variant))),
                       result.holds() ? style.good(after) : style.bad(after), all - result.failing_before);
}

std::string changes_text(const PolicyTask& task, const TuneResult& result) {
    if (result.changes.empty()) return "no parameter is changed\n";
    TextTable table(
        {{"parameter"}, {"before", Align::right}, {"after", Align::right}, {"of its range", Align::right}});
    for (const TunedChange& change : result.changes) {
        table.row({printable(change.path), fmt::format("{}", change.before), fmt::format("{}", change.after),
                   fmt::format("{:.1f} %", change.distance * 100)});
    }
    return fmt::format("\n{}\n  {} of {} changed; {} tried\n", table.text(), result.changes.size(),
                       count_of(task.inputs(), "parameter", "parameters"),
                       count_of(result.tries, "policy", "policies"));
}

std::string table_of(const std::vector<Line>& lines, const Output& style) {
    TextTable table({{"scenario"},
                     {"line", Align::right},
                     {"expectation"},
                     {"before", Align::right},
                     {"after", Align::right}});
    for (const Line& line : lines) {
        table.row({printable(line.scenario->name), fmt::format("{}", line.expectation->place.line),
                   shorten(printable(line.expectation->in_words), kExpectationCells),
                   verdict_text(line, *line.before, style), verdict_text(line, *line.after, style)});
    }
    return table.text();
}

std::string expectations_text(const PolicyTask& task, const TuneResult& result, const Output& style) {
    std::vector<Line> failed, held;
    for (const Line& line : lines_of(task, result)) {
        (line.before->holds && line.after->holds ? held : failed).push_back(line);
    }
    std::string out;
    if (!failed.empty()) out += "\n" + table_of(failed, style);
    std::stable_sort(held.begin(), held.end(), [](const Line& a, const Line& b) {
        return comparable_robustness(*a.expectation, a.after->robustness) <
               comparable_robustness(*b.expectation, b.after->robustness);
    });
    if (!held.empty()) {
        held.erase(held.begin() + static_cast<std::ptrdiff_t>(std::min(held.size(), kLeastCertain)),
                   held.end());
        out += "\nof those that held and hold, the nearest to failing:\n" + table_of(held, style);
    }
    return out;
}

std::string conflict_text(const PolicyTask& task, const TuneResult& result, const Conflict& conflict,
                          const Output& style) {
    const bool alone = conflict.expectations.size() == 1;
    const std::string what = alone
                                 ? "this one never held"
                                 : fmt::format("these {} never held together", conflict.expectations.size());
    const std::string aimed =
        conflict.aimed == 0 ? ""
                            : fmt::format("; {} aimed at {}", count_of(conflict.aimed, "policy", "policies"),
                                          alone ? "it" : "just these");
    std::string out = fmt::format("\n{}{}:\n", style.strong(what), aimed);
    for (const ExpectationAt& at : conflict.expectations) {
        const Scenario& scenario = task.trial().scenarios[at.scenario];
        const Expectation& expectation = scenario.expectations[at.expectation];
        out += fmt::format("  {}  line {}  {}  {}\n", printable(scenario.name), expectation.place.line,
                           printable(expectation.in_words),
                           robustness_text(expectation, result.after[at.scenario][at.expectation]));
        const std::string missing =
            what_is_missing(scenario, task.heard()[at.scenario], task.trial().policy, expectation);
        if (!missing.empty())
            out += fmt::format("      {}\n", style.quiet(shorten(printable(missing), kWhyCells)));
    }
    return out;
}

std::string conflicts_text(const PolicyTask& task, const TuneResult& result, const Output& style) {
    if (result.conflicts.empty()) return "";
    std::string out = fmt::format("\nin {} tried:\n", count_of(result.tries, "policy", "policies"));
    for (const Conflict& conflict : result.conflicts) out += conflict_text(task, result, conflict, style);
    return out;
}

/// What lint says of the tuned policy and did not say before.
std::string lint_text(const PolicyTask& task, const TuneResult& result, const Output& style) {
    const std::vector<LintFinding> before = lint_policy(task.trial().policy);
    std::string out;
    for (const LintFinding& finding : lint_policy(task.policy_with(result.values))) {
        const bool known = std::any_of(before.begin(), before.end(), [&](const LintFinding& other) {
            return other.rule == finding.rule && other.path == finding.path;
        });
        if (known) continue;
        out += fmt::format("  {}  {}  {}\n", style.bad(finding.rule), printable(finding.path),
                           printable(finding.message));
    }
    return out.empty() ? "" : "\nlint says of the tuned policy what it did not say before:\n" + out;
}

void write_expectation(const Line& line, std::optional<std::size_t> conflict, RecordWriter& records) {
    const std::string words = line.expectation->in_words.text();
    const Cell cells[] = {std::string_view("expectation"),
                          std::string_view(line.scenario->name),
                          std::int64_t{line.expectation->place.line},
                          std::string_view(words),
                          line.before->robustness,
                          line.after->robustness,
                          line.before->holds,
                          line.after->holds,
                          conflict ? Cell(static_cast<std::int64_t>(*conflict)) : Cell(std::monostate())};
    records.row(cells);
}

}  // namespace

std::string tuned_text(const PolicyTask& task, const TuneResult& result, const std::string& policy_file,
                       const Output& style) {
    return summary_text(task, result, policy_file, style) + changes_text(task, result) +
           expectations_text(task, result, style) + conflicts_text(task, result, style) +
           lint_text(task, result, style);
}

void write_tuned(const PolicyTask& task, const TuneResult& result, Output& output, Format format) {
    RecordWriter records = record_writer(
        output, format,
        {"record", "scenario", "line", "name", "before", "after", "held_before", "held_after", "conflict"});
    for (const TunedChange& change : result.changes) {
        const Cell cells[] = {std::string_view("parameter"),
                              std::monostate(),
                              std::monostate(),
                              std::string_view(change.path),
                              change.before,
                              change.after,
                              std::monostate(),
                              std::monostate(),
                              std::monostate()};
        records.row(cells);
    }
    const std::vector<Line> lines = lines_of(task, result);
    std::size_t index = 0;
    for (std::size_t s = 0; s < result.after.size(); ++s) {
        for (std::size_t e = 0; e < result.after[s].size(); ++e) {
            std::optional<std::size_t> conflict;
            for (std::size_t k = 0; k < result.conflicts.size(); ++k) {
                const auto& among = result.conflicts[k].expectations;
                if (std::find(among.begin(), among.end(), ExpectationAt{s, e}) != among.end())
                    conflict = k + 1;
            }
            write_expectation(lines[index++], conflict, records);
        }
    }
    records.end();
}

std::string front_text(const std::vector<FrontPoint>& front, const Output& style) {
    TextTable table({{"", Align::right},
                     {"latency", Align::right},
                     {"flips/min", Align::right},
                     {"change", Align::right},
                     {"to spare", Align::right}});
    for (std::size_t k = 0; k < front.size(); ++k) {
        table.row({fmt::format("{}", k + 1), fmt::format("{:.3f} s", front[k].latency_sec),
                   fmt::format("{:.3f}", front[k].flips_per_min), fmt::format("{:.2f}", front[k].change),
                   fmt::format("{:.2f}", front[k].spare)});
    }
    return fmt::format("\n{}\n\n{}\n{}\n",
                       style.strong("sooner or steadier; every expectation holds with each"), table.text(),
                       style.quiet("take one with --pick N --export FILE"));
}

void write_front(const PolicyTask& task, const std::vector<FrontPoint>& front, Output& output,
                 Format format) {
    std::vector<std::string> columns = {"point", "latency_sec", "flips_per_min", "change", "spare"};
    const std::vector<std::string>& free = task.trial().free;
    columns.insert(columns.end(), free.begin(), free.end());
    RecordWriter records = record_writer(output, format, columns);
    for (std::size_t k = 0; k < front.size(); ++k) {
        std::vector<Cell> cells = {static_cast<std::int64_t>(k + 1), front[k].latency_sec,
                                   front[k].flips_per_min, front[k].change, front[k].spare};
        cells.insert(cells.end(), front[k].values.begin(), front[k].values.end());
        records.row(cells);
    }
    records.end();
}

}  // namespace rei::cli
