#include "junit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "rei/report/markup.hpp"

namespace rei::cli {
namespace {

/// Text as XML 1.0 allows it, inside elements and attributes alike; what it does not allow becomes U+FFFD.
std::string escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        // an attribute would make blanks of these
        const std::size_t end = std::min(text.find_first_of("\t\n\r"), text.size());
        out += workbench::escaped(text.substr(0, end));
        if (end < text.size()) out += fmt::format("&#{};", static_cast<int>(text[end]));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string case_xml(const Judged& judged, std::size_t k) {
    const Expectation& expectation = judged.expectations[k];
    const Verdict& verdict = judged.verdicts[k];
    const std::string words = escaped(expectation.in_words.text());
    const std::string head = fmt::format(
        R"(    <testcase name="line {}: {}" classname="{}" file="{}" line="{}" time="0")",
        expectation.place.line, words, escaped(judged.name), escaped(judged.path), expectation.place.line);
    if (verdict.holds) return head + "/>\n";
    const std::string detail = escaped(verdict.detail.text());
    return head + fmt::format(
                      ">\n      <failure type=\"expectation\" message=\"{}\">{}:{}: {}: {} (robustness "
                      "{})</failure>\n    </testcase>\n",
                      detail, escaped(judged.path), expectation.place.line, words, detail,
                      escaped(robustness_text(expectation, verdict)));
}

std::string unreadable_xml(const Judged& judged) {
    const std::string problems = text_of(judged.problems);
    return fmt::format(
        "    <testcase name=\"is readable\" classname=\"{0}\" file=\"{0}\" time=\"0\">\n"
        "      <error type=\"input\" message=\"{1}\">{2}</error>\n    </testcase>\n",
        escaped(judged.path), escaped(judged.problems.front().text()), escaped(problems));
}

std::string skipped_xml(const Judged& judged) {
    return fmt::format(
        "    <testcase name=\"is judged\" classname=\"{0}\" file=\"{0}\" time=\"0\">\n"
        "      <skipped message=\"stopped before it\"/>\n    </testcase>\n",
        escaped(judged.path));
}

/// What was not judged is a case of its own.
std::size_t cases_of(const Judged& judged) {
    return judged.readable() && !judged.not_reached ? judged.verdicts.size() : 1;
}

std::string suite_xml(const Judged& judged) {
    std::string out = fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0\">\n",
        escaped(judged.readable() ? judged.name : judged.path), cases_of(judged), judged.failures(),
        judged.readable() ? 0 : 1, judged.not_reached ? 1 : 0);
    if (!judged.readable()) out += unreadable_xml(judged);
    if (judged.not_reached) out += skipped_xml(judged);
    for (std::size_t k = 0; k < judged.verdicts.size(); ++k) out += case_xml(judged, k);
    return out + "  </testsuite>\n";
}

}  // namespace

std::string junit_xml(const std::vector<Judged>& all) {
    std::size_t cases = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::string suites;
    for (const Judged& judged : all) {
        cases += cases_of(judged);
        failures += judged.failures();
        errors += judged.readable() ? 0 : 1;
        suites += suite_xml(judged);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"rei check\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
        "time=\"0\">\n{}</testsuites>\n",
        cases, failures, errors, suites);
}

}  // namespace rei::cli
