// What is wrong with a scenario's replay, worst first: when, how bad, why, and the smallest change that cures
// it.
#include <algorithm>

#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/sections.hpp"

namespace rei::workbench {

namespace {

constexpr std::size_t kMostReasons = 4;

std::string where_text(const Finding& finding) {
    std::string text = span_text(finding.span);
    if (finding.places.size() > 1)
        text += fmt::format(fmt::runtime(tr(", {} places")), finding.places.size());
    return text;
}

void write_reasons(const Finding& finding, Markup& out) {
    if (finding.why.empty()) return;
    const auto list = out.open("ul", {{"class", "why"}});
    for (std::size_t k = 0; k < std::min(finding.why.size(), kMostReasons); ++k)
        out.leaf("li", {}, say(finding.why[k]));
    if (finding.why.size() > kMostReasons)
        out.leaf("li", {}, fmt::format(fmt::runtime(tr("… and {} more")), finding.why.size() - kMostReasons));
}

void write_cure(const Chapter& chapter, const ReportedFinding& reported, Markup& out) {
    const auto line = out.open("p", {{"class", "cure"}});
    if (!reported.cure) {
        out.text(tr("No single number cures this inside its recommended range without breaking something."));
        return;
    }
    out.leaf("span", {{"class", "dim"}}, tr("Cure"));
    out.raw(" ");
    out.leaf("b", {}, change_text(parameters_of(chapter.policy.policy), *reported.cure));
    out.raw(" ");
    out.leaf("span", {{"class", "dim"}}, effect_text(reported.finding.kind, *reported.cure));
}

void write_finding(const Chapter& chapter, const ReportedFinding& reported, const std::string& id,
                   Markup& out) {
    const Finding& finding = reported.finding;
    const FindingInfo& info = info_of(finding.kind);
    const auto item = out.open("li", {{"id", id}});
    {
        const auto head = out.open("div", {{"class", "head"}});
        out.leaf("b", {}, tr(info.title));
        out.raw(" ");
        out.leaf("span", {{"class", "subject"}}, say(finding.subject));
        out.raw(" ");
        out.leaf("span", {{"class", "when"}}, where_text(finding));
        out.raw(" ");
        out.leaf("span", {{"class", "severity"}}, severity_text(finding.kind, finding.severity));
    }
    out.leaf("p", {}, say(finding.what));
    write_reasons(finding, out);
    if (reported.searched || reported.cure) write_cure(chapter, reported, out);
}

}  // namespace

void write_findings(const Chapter& chapter, const std::string& anchor, Markup& out) {
    out.leaf("h3", {}, tr("Findings"));
    if (chapter.findings.empty()) {
        out.leaf("p", {{"class", "nothing"}}, tr("Nothing wrong found"));
        return;
    }
    const auto list = out.open("ol", {{"class", "findings"}});
    for (std::size_t k = 0; k < chapter.findings.size(); ++k)
        write_finding(chapter, chapter.findings[k], fmt::format("{}f{}", anchor, k + 1), out);
}

}  // namespace rei::workbench
