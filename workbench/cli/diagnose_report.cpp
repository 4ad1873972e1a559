#include "diagnose_report.hpp"

#include <algorithm>
#include <string_view>

#include "records.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/policy/policy_json.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kWhyCells = 150;
constexpr std::size_t kMostTurnsNamed = 12;

bool is_share(const FindingInfo& info) {
    return std::string_view(info.unit).substr(0, 3) == "of ";
}

/// A severity without its unit; shares as percent.
std::string number_text(const FindingInfo& info, double severity) {
    return is_share(info) ? fmt::format("{:.3g} %", severity * 100) : fmt::format("{:.3g}", severity);
}
std::string with_unit(const FindingInfo& info, const std::string& number) {
    return *info.unit == '\0' ? number : number + " " + info.unit;
}

std::string turns_text(const std::vector<std::uint32_t>& turns) {
    if (turns.empty()) return "no turn in it";
    std::string out = turns.size() == 1 ? "turn" : "turns";
    for (std::size_t k = 0; k < std::min(turns.size(), kMostTurnsNamed); ++k) {
        out += fmt::format("{}{}", k == 0 ? " " : ", ", turns[k]);
    }
    if (turns.size() > kMostTurnsNamed) out += fmt::format(" and {} more", turns.size() - kMostTurnsNamed);
    return out;
}

std::string expectations_text(const Cure& cure) {
    if (cure.expectations == 0) return "";
    const std::string before =
        cure.held_after == cure.held_before ? "as before" : fmt::format("{} before", cure.held_before);
    return fmt::format("; {} of {} hold, {}", cure.held_after,
                       count_of(cure.expectations, "expectation", "expectations"), before);
}

std::string cure_text(const Diagnosed& diagnosed, const Output& style) {
    const FindingInfo& info = info_of(diagnosed.finding.kind);
    if (!diagnosed.cure) {
        return diagnosed.searched ? "none: no single parameter cures it inside its recommended range"
                                  : "not sought to the end";
    }
    const Cure& cure = *diagnosed.cure;
    std::string out = style.good(fmt::format("{} {} → {}", printable(cure.path), cure.before, cure.after));
    out += fmt::format(", {:.1f} % of its range{}\n", cure.size * 100,
                       diagnosed.searched ? "" : ", the best so far");
    out += fmt::format("        {}\n", style.quiet(printable(diagnosed.meaning)));
    out += fmt::format("        {} → {}{}\n", number_text(info, cure.severity_before),
                       with_unit(info, number_text(info, cure.severity_after)), expectations_text(cure));
    out += fmt::format("        {} → {}; the mood is another for {:.1f} % of the time",
                       count_of(cure.findings_before, "finding", "findings"), cure.findings_after,
                       cure.mood_changed * 100);
    return out;
}

std::string finding_text(const Diagnosed& diagnosed, bool cures_wanted, const Output& style) {
    const Finding& finding = diagnosed.finding;
    const FindingInfo& info = info_of(finding.kind);
    std::string out = fmt::format("\n  {}  {}  {:.1f} to {:.1f} s, {}\n", style.bad(info.title),
                                  style.strong(printable(finding.subject)), finding.span.from_sec,
                                  finding.span.to_sec, turns_text(finding.turns));
    out += fmt::format("        {} (limit {}): {}\n", with_unit(info, number_text(info, finding.severity)),
                       number_text(info, info.limit), printable(finding.what));
    for (std::size_t k = 0; k < finding.why.size(); ++k) {
        out += fmt::format("  {}  {}\n", k == 0 ? "why " : "    ",
                           shorten(printable(finding.why[k]), kWhyCells));
    }
    if (cures_wanted) out += fmt::format("  cure  {}\n", cure_text(diagnosed, style));
    return out;
}

template <class Numbers, class Text>
std::string json_list(const Numbers& numbers, Text&& text) {
    std::string out = "[";
    for (const auto& one : numbers) out += (out.size() > 1 ? ", " : "") + text(one);
    return out + "]";
}

const std::vector<std::string> kColumns = {
    "scenario", "kind",        "subject",        "from_sec",    "to_sec", "severity",
    "limit",    "unit",        "what",           "places",      "turns",  "why",
    "cure",     "path",        "before",         "after",       "size",   "severity_after",
    "held",     "held_before", "findings_after", "mood_changed"};

std::string_view cure_state(const Diagnosed& diagnosed) {
    if (!diagnosed.searched) return "not_sought";
    return diagnosed.cure ? "found" : "none";
}

void write_finding(const std::string& scenario, const Diagnosed& diagnosed, RecordWriter& records) {
    const Finding& finding = diagnosed.finding;
    const FindingInfo& info = info_of(finding.kind);
    const std::string places = json_list(
        finding.places, [](const Span& span) { return fmt::format("[{}, {}]", span.from_sec, span.to_sec); });
    const std::string turns =
        json_list(finding.turns, [](std::uint32_t turn) { return fmt::format("{}", turn); });
    const std::string subject = finding.subject.text();
    const std::string what = finding.what.text();
    const std::string why = json_list(finding.why, [](const Phrase& one) { return json_of(one.text()); });
    std::vector<Cell> cells = {std::string_view(scenario),
                               std::string_view(info.name),
                               std::string_view(subject),
                               finding.span.from_sec,
                               finding.span.to_sec,
                               finding.severity,
                               info.limit,
                               std::string_view(info.unit),
                               std::string_view(what),
                               JsonText{places},
                               JsonText{turns},
                               JsonText{why},
                               cure_state(diagnosed)};
    if (const std::optional<Cure>& cure = diagnosed.cure) {
        for (const Cell& cell :
             {Cell(std::string_view(cure->path)), Cell(cure->before), Cell(cure->after), Cell(cure->size),
              Cell(cure->severity_after), Cell(static_cast<std::int64_t>(cure->held_after)),
              Cell(static_cast<std::int64_t>(cure->held_before)),
              Cell(static_cast<std::int64_t>(cure->findings_after)), Cell(cure->mood_changed)}) {
            cells.push_back(cell);
        }
    }
    cells.resize(kColumns.size());
    records.row(cells);
}

}  // namespace

std::string patient_text(const Patient& patient, const std::string& policy_file, bool cures_wanted,
                         const Output& style) {
    std::string out = fmt::format("{}  {}\n", style.strong(printable(patient.name)),
                                  style.quiet(fmt::format("{} · {}", name_of(patient.variant), policy_file)));
    out += patient.findings.empty() ? style.good("nothing found")
                                    : count_of(patient.findings.size(), "finding", "findings");
    out += "\n";
    for (const Diagnosed& diagnosed : patient.findings) out += finding_text(diagnosed, cures_wanted, style);
    return out;
}

std::string total_text(const std::vector<Patient>& patients, bool cures_wanted) {
    std::size_t findings = 0, ill = 0, cured = 0;
    for (const Patient& patient : patients) {
        findings += patient.findings.size();
        ill += patient.findings.empty() ? 0 : 1;
        for (const Diagnosed& diagnosed : patient.findings) cured += diagnosed.cure ? 1 : 0;
    }
    std::string out = fmt::format("\n{} in {} of {}", count_of(findings, "finding", "findings"), ill,
                                  count_of(patients.size(), "scenario", "scenarios"));
    if (cures_wanted && findings > 0) out += fmt::format("; one parameter cures {}", cured);
    return out + "\n";
}

void write_patients(const std::vector<Patient>& patients, Output& output, Format format) {
    RecordWriter records = record_writer(output, format, kColumns);
    for (const Patient& patient : patients) {
        for (const Diagnosed& diagnosed : patient.findings) write_finding(patient.name, diagnosed, records);
    }
    records.end();
}

std::string finding_kinds_text() {
    std::size_t width = 0;
    for (const FindingInfo& info : finding_table()) {
        width = std::max(width, std::string_view(info.name).size());
    }
    std::string out = "What is looked for:\n";
    for (const FindingInfo& info : finding_table()) {
        out += fmt::format("  {:{}}  above {}: {}\n", info.name, width,
                           with_unit(info, number_text(info, info.limit)), info.meaning);
    }
    return out + "Findings are no failure: the exit code is 0 with them and without.\n";
}

}  // namespace rei::cli
