// What is expected, green where it holds and red where it does not, with what is left of it; and what was
// found to be wrong.
#include <algorithm>

#include <fmt/format.h>

#include "rei/model/expectation_kind.hpp"
#include "rei/model/say.hpp"
#include "rei/model/strings.hpp"
#include "rei/model/verdict_text.hpp"
#include "rei/report/canvas.hpp"
#include "rei/report/folded.hpp"
#include "rei/report/verdict_class.hpp"
#include "rei/report/widths.hpp"

namespace rei::workbench {

namespace {

constexpr double kTextPx = 11;
constexpr double kTextRoomPx = 22;
constexpr double kLeastBar = 0.004;

/// What the bar covers: of a settling what comes after its deadline.
Span judged_span(const Expectation& expectation, double until_sec) {
    const Span span = span_of(expectation);
    return kind_of(expectation) == ExpectationKind::settles ? Span{span.to_sec, until_sec} : span;
}

/// The words right of the bar's begin, or left of it where there is more room.
void draw_words(Canvas& canvas, std::size_t k, const Span& span, const Lane& row) {
    const Expectation& expectation = canvas.chapter.scenario.expectations[k];
    const Verdict& verdict = canvas.chapter.now.verdicts[k];
    const std::string left = robustness_text(expectation, verdict);
    const std::string words = say(expectation.in_words);
    const double wide_px = text_px(words + "  " + left, kTextPx) + kTextRoomPx;
    const double from = canvas.share(span.from_sec);
    const bool is_right = from < 0.55;
    const auto fits = class_that_fits(wide_px, is_right ? 1 - from : from);
    if (!fits) return;
    const auto text =
        canvas.plot.open("text", {{"class", fmt::format("words {}{}", is_right ? "" : "to ", *fits)},
                                  {"x", percent(from)},
                                  {"dx", is_right ? "8" : "-6"},
                                  {"y", px(row.middle() + 4)}});
    canvas.plot.text(words + "  ");
    canvas.plot.leaf("tspan", {{"class", class_of(verdict)}}, left);
}

void draw_expectation(Canvas& canvas, std::size_t k) {
    const Chapter& chapter = canvas.chapter;
    const Expectation& expectation = chapter.scenario.expectations[k];
    const Verdict& verdict = chapter.now.verdicts[k];
    const Lane row{canvas.layout.expectations.top + kExpectationRowPx * static_cast<double>(k),
                   kExpectationRowPx - 2};
    const Span span = judged_span(expectation, chapter.scenario.until_sec);
    const double last = 1 - kLeastBar;  // what begins at the end is seen, too
    const std::string x = percent(std::min(last, canvas.share(span.from_sec)));
    const std::string top = px(row.top);
    const std::string height = px(row.height);
    canvas.gutter.leaf("text", {{"class", "tick"}, {"x", px(kGutterPx - 6)}, {"y", px(row.middle() + 4)}},
                       fmt::format("{}", k + 1));
    const auto bar = canvas.plot.open("g", {{"class", fmt::format("bar {}", class_of(verdict))}});
    canvas.plot.leaf("title", {},
                     fmt::format("{}  {}\n{}", say(expectation.in_words),
                                 robustness_text(expectation, verdict), say(verdict.detail)));
    canvas.plot.empty("rect", {{"class", "body"},
                               {"x", x},
                               {"y", top},
                               {"width", canvas.width(span, kLeastBar)},
                               {"height", height}});
    canvas.plot.empty("rect", {{"x", x}, {"y", top}, {"width", "2"}, {"height", height}});
    if (!verdict.holds) {
        canvas.plot.empty("rect", {{"x", percent(std::min(last, canvas.share(verdict.at_sec)))},
                                   {"y", top},
                                   {"width", "2"},
                                   {"height", height}});
    }
    if (chapter.before) {
        canvas.plot.empty("rect", {{"class", fmt::format("was {}", class_of(chapter.before->verdicts[k]))},
                                   {"x", x},
                                   {"y", px(row.bottom() - 3)},
                                   {"width", canvas.width(span, kLeastBar)},
                                   {"height", "3"}});
    }
    draw_words(canvas, k, span, row);
}

}  // namespace

void draw_expectations(Canvas& canvas) {
    const std::size_t count = canvas.chapter.scenario.expectations.size();
    if (count == 0) return;
    canvas.name_lane({canvas.layout.expectations.top, kExpectationRowPx - 2}, tr("expected"));
    for (std::size_t k = 0; k < count; ++k) draw_expectation(canvas, k);
}

void draw_findings(Canvas& canvas) {
    const std::vector<ReportedFinding>& findings = canvas.chapter.findings;
    if (findings.empty()) return;
    canvas.name_lane({canvas.layout.findings.top, kFindingRowPx}, tr("findings"));
    for (std::size_t k = 0; k < findings.size(); ++k) {
        const Finding& finding = findings[k].finding;
        const auto link = canvas.plot.open("a", {{"href", fmt::format("#{}f{}", canvas.anchor, k + 1)}});
        const auto group = canvas.plot.open("g", {{"class", "finding"}});
        canvas.plot.leaf("title", {},
                         fmt::format("{}  {}\n{}", tr(info_of(finding.kind).title), say(finding.subject),
                                     say(finding.what)));
        for (const Span& place : folded_places(finding.places, canvas.shortest_sec(kLeastSpan))) {
            canvas.plot.empty("rect",
                              {{"x", percent(std::min(1 - kLeastBar, canvas.share(place.from_sec)))},
                               {"y", px(canvas.layout.findings.top + kFindingRowPx * static_cast<double>(k))},
                               {"width", canvas.width(place, kLeastBar)},
                               {"height", px(kFindingRowPx - 2)}});
        }
    }
}

}  // namespace rei::workbench
