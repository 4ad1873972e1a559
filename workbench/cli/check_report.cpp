#include "check_report.hpp"

#include <algorithm>
#include <variant>

#include "records.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

namespace rei::cli {
namespace {

struct UnitOf {
    const char* operator()(const FlipsAtMost&) const { return " flips"; }
    const char* operator()(const SaturationAtMost&) const { return ""; }
    const char* operator()(const RangeWithin&) const { return ""; }
    const char* operator()(const MoodIs&) const { return " s"; }
    const char* operator()(const MoodBecomes&) const { return " s"; }
    const char* operator()(const MoodNever&) const { return " s"; }
    const char* operator()(const SettlesTo&) const { return " s"; }
};

}  // namespace

std::size_t Judged::failures() const {
    return static_cast<std::size_t>(
        std::count_if(verdicts.begin(), verdicts.end(), [](const Verdict& v) { return !v.holds; }));
}

std::string robustness_text(const Expectation& expectation, const Verdict& verdict) {
    return fmt::format("{:+.4g}{}", verdict.robustness, std::visit(UnitOf{}, expectation.what));
}

std::string judged_text(const Judged& judged, const Output& style) {
    if (judged.not_reached) return {};
    if (!judged.readable()) return fmt::format("{}  {}\n", style.bad("unreadable"), judged.path);
    const bool passes = judged.failures() == 0;
    std::string out = fmt::format("{}  {}  {}\n", passes ? style.good("pass") : style.bad("FAIL"),
                                  style.strong(printable(judged.name)), style.quiet(judged.path));
    std::size_t text_cells = 0;
    std::size_t robustness_cells = 0;
    for (std::size_t k = 0; k < judged.verdicts.size(); ++k) {
        text_cells = std::max(text_cells, display_width(printable(judged.expectations[k].in_words)));
        robustness_cells =
            std::max(robustness_cells, robustness_text(judged.expectations[k], judged.verdicts[k]).size());
    }
    for (std::size_t k = 0; k < judged.verdicts.size(); ++k) {
        const Expectation& expectation = judged.expectations[k];
        const Verdict& verdict = judged.verdicts[k];
        const std::string text = printable(expectation.in_words);
        out += fmt::format(
            "  {}  line {:<4} {}{}  {:>{}}  {}\n", verdict.holds ? style.good("pass") : style.bad("FAIL"),
            expectation.place.line, text, std::string(text_cells - display_width(text), ' '),
            robustness_text(expectation, verdict), robustness_cells, printable(verdict.detail));
    }
    return out;
}

std::string totals_text(const std::vector<Judged>& all, const Output& style) {
    std::size_t unreadable = 0;
    std::size_t left = 0;
    std::size_t failing = 0;
    std::size_t expectations = 0;
    std::size_t failures = 0;
    for (const Judged& judged : all) {
        unreadable += judged.readable() ? 0 : 1;
        left += judged.not_reached ? 1 : 0;
        failing += judged.failures() > 0 ? 1 : 0;
        expectations += judged.verdicts.size();
        failures += judged.failures();
    }
    const std::size_t not_passed = failing + unreadable + left;
    const std::string passed =
        fmt::format("{} of {} pass", all.size() - not_passed, count_of(all.size(), "scenario", "scenarios"));
    std::string out = not_passed == 0 ? style.good(passed) : style.bad(passed);
    out += fmt::format("; {} of {} hold", expectations - failures,
                       count_of(expectations, "expectation", "expectations"));
    if (unreadable > 0) out += fmt::format("; {} unreadable", unreadable);
    if (left > 0) out += fmt::format("; {} not judged", left);
    return out + "\n";
}

void write_judged(const std::vector<Judged>& all, Output& output, Format format) {
    RecordWriter records = record_writer(output, format,
                                         {"scenario", "file", "line", "expectation", "holds", "robustness",
                                          "border_distance", "at_sec", "detail"});
    for (const Judged& judged : all) {
        for (std::size_t k = 0; k < judged.verdicts.size(); ++k) {
            const Expectation& expectation = judged.expectations[k];
            const Verdict& verdict = judged.verdicts[k];
            const std::string words = expectation.in_words.text();
            const std::string detail = verdict.detail.text();
            const Cell cells[] = {std::string_view(judged.name),
                                  std::string_view(judged.path),
                                  std::int64_t{expectation.place.line},
                                  std::string_view(words),
                                  verdict.holds,
                                  verdict.robustness,
                                  verdict.border_distance,
                                  verdict.at_sec,
                                  std::string_view(detail)};
            records.row(cells);
        }
    }
    records.end();
}

}  // namespace rei::cli
