// What stands on top of the page: how many expectations hold, and every scenario in one line.
#include <fmt/format.h>

#include "rei/model/strings.hpp"
#include "rei/report/sections.hpp"

namespace rei::workbench {

namespace {

struct Totals {
    std::size_t expectations = 0, held = 0, held_before = 0, findings = 0;
};

Totals totals_of(const std::vector<SummaryRow>& rows) {
    Totals totals;
    for (const SummaryRow& row : rows) {
        totals.expectations += row.expectations;
        totals.held += row.held;
        totals.held_before += row.held_before;
        totals.findings += row.findings;
    }
    return totals;
}

std::string findings_text(std::size_t n) {
    return fmt::format(fmt::runtime(tr(n == 1 ? "{} finding" : "{} findings")), n);
}

void write_headline(const Totals& totals, std::size_t scenarios, bool has_before, Markup& out) {
    const bool passes = totals.held == totals.expectations;
    {
        const auto headline = out.open("p", {{"class", "headline"}});
        if (totals.expectations == 0) {
            out.leaf("b", {}, tr("Nothing is expected yet"));
        } else {
            out.leaf("b", {{"class", passes ? "ok" : "no"}},
                     fmt::format("{} / {}", totals.held, totals.expectations));
            out.raw(" ");
            out.text(tr("expectations hold"));
        }
    }
    if (totals.expectations > 0) {
        const auto bar = out.open("svg", {{"class", "tally"}, {"height", "6"}, {"aria-hidden", "true"}});
        out.empty("rect", {{"class", "no"}, {"width", "100%"}, {"height", "6"}});
        out.empty(
            "rect",
            {{"class", "ok"},
             {"width", percent(static_cast<double>(totals.held) / static_cast<double>(totals.expectations))},
             {"height", "6"}});
    }
    std::string facts =
        fmt::format(fmt::runtime(tr(scenarios == 1 ? "in {} scenario" : "in {} scenarios")), scenarios);
    facts += " · " + findings_text(totals.findings);
    if (has_before && totals.expectations > 0)
        facts += " · " + fmt::format(fmt::runtime(tr("{} held before")), totals.held_before);
    out.leaf("p", {{"class", "facts"}}, facts);
}

void write_row(const SummaryRow& row, bool has_before, Markup& out) {
    const auto item = out.open("li");
    const auto link = out.open("a", {{"href", "#" + row.anchor}});
    out.leaf("span", {{"class", "name"}}, row.name);
    {
        const auto strip = out.open("span", {{"class", "moods"}});
        out.append(row.strip);
    }
    {
        const auto held = out.open("span", {{"class", "held-count"}});
        if (row.expectations == 0) {
            out.leaf("span", {{"class", "dim"}}, "–");
        } else {
            if (has_before && row.held != row.held_before)
                out.leaf("span", {{"class", "dim"}}, fmt::format("{} → ", row.held_before));
            out.leaf("b", {{"class", row.held == row.expectations ? "ok" : "no"}},
                     fmt::format("{} / {}", row.held, row.expectations));
        }
    }
    out.leaf("span", {{"class", row.findings == 0 ? "count dim" : "count warn"}},
             row.findings == 0 ? std::string() : findings_text(row.findings));
}

}  // namespace

void write_summary(const std::vector<SummaryRow>& rows, bool has_before, Markup& out) {
    const auto section = out.open("section", {{"class", "card summary"}});
    write_headline(totals_of(rows), rows.size(), has_before, out);
    const auto list = out.open("ol", {{"class", "contents"}});
    for (const SummaryRow& row : rows) write_row(row, has_before, out);
}

}  // namespace rei::workbench
