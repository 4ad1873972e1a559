// The expectations of a scenario: whether each holds, how much is left, what was found.
#include <fmt/format.h>

#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/report/sections.hpp"
#include "rei/report/verdict_class.hpp"

namespace rei::workbench {

namespace {

const char* mark_of(const Verdict& verdict) {
    return verdict.holds ? "✓" : "✗";
}

/// What the change of policy did to it.
void write_before(const Expectation& expectation, const Verdict& now, const Verdict& before, Markup& out) {
    const auto line = out.open("div", {{"class", "dim"}});
    out.text(fmt::format("{} ", tr("before")));
    out.leaf("span", {{"class", class_of(before)}},
             fmt::format("{} {}", mark_of(before), robustness_text(expectation, before)));
    if (now.holds == before.holds) return;
    out.raw(" ");
    out.leaf("span", {{"class", fmt::format("tag {}", class_of(now))}}, tr(now.holds ? "fixed" : "broken"));
}

void write_row(const Chapter& chapter, std::size_t k, Markup& out) {
    const Expectation& expectation = chapter.scenario.expectations[k];
    const Verdict& verdict = chapter.now.verdicts[k];
    const auto row = out.open("tr");
    out.leaf("td", {{"class", "number dim"}}, fmt::format("{}", k + 1));
    out.leaf("td", {{"class", fmt::format("mark {}", class_of(verdict))}}, mark_of(verdict));
    {
        const auto cell = out.open("td");
        out.text(say(expectation.in_words));
        std::string detail = say(verdict.detail);
        if (expectation.place.line > 0)
            detail += " · " + fmt::format(fmt::runtime(tr("line {}")), expectation.place.line);
        out.leaf("div", {{"class", "dim"}}, detail);
    }
    const auto cell = out.open("td", {{"class", "right"}});
    out.leaf("span", {{"class", fmt::format("left {}", class_of(verdict))}},
             robustness_text(expectation, verdict));
    if (chapter.before) write_before(expectation, verdict, chapter.before->verdicts[k], out);
}

}  // namespace

void write_expectations(const Chapter& chapter, Markup& out) {
    out.leaf("h3", {}, tr("Expectations"));
    if (chapter.scenario.expectations.empty()) {
        out.leaf("p", {{"class", "nothing"}},
                 tr("Nothing is expected of this conversation. What it should do is written under \"expect\" "
                    "in its file; whether it does so stands here then."));
        return;
    }
    const auto table = out.open("table", {{"class", "verdicts"}});
    for (std::size_t k = 0; k < chapter.scenario.expectations.size(); ++k) write_row(chapter, k, out);
}

}  // namespace rei::workbench
