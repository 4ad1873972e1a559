#include "junit.hpp"

#include <fmt/format.h>

namespace rei::cli {
namespace {

/// Text as XML 1.0 allows it, inside elements and attributes alike. What it does not allow becomes U+FFFD.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\t':
            case '\n':
            case '\r':
                out += fmt::format("&#{};", byte);
                break;
            default:
                if (byte < 0x20) {
                    out += "\xEF\xBF\xBD";
                } else {
                    out += c;
                }
        }
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

std::string suite_xml(const Judged& judged) {
    const std::size_t cases = judged.readable() ? judged.verdicts.size() : 1;
    std::string out = fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"0\">\n",
        escaped(judged.readable() ? judged.name : judged.path), cases, judged.failures(),
        judged.readable() ? 0 : 1);
    if (!judged.readable()) out += unreadable_xml(judged);
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
        cases += judged.readable() ? judged.verdicts.size() : 1;
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
