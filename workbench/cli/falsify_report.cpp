#include "falsify_report.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "check_report.hpp"
#include "records.hpp"
#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/scenario/scenario_writer.hpp"

namespace rei::cli {
namespace {

/// A robustness of a law with its unit.
std::string with_unit(const Law& law, double robustness) {
    Expectation expectation;
    expectation.what = law.clauses.front().what;
    Verdict verdict;
    verdict.robustness = robustness;
    return robustness_text(expectation, verdict);
}

std::string file_name(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

std::string indented(const std::string& text, const char* before) {
    std::string out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        out += before + printable(text.substr(begin, end - begin)) + "\n";
        begin = end + 1;
    }
    return out;
}

std::string broken_text(const Hunt& hunt, std::size_t index, const std::string& policy_file,
                        const Output& style) {
    const Law& law = hunt.search->plan().laws[index];
    const Counterexample& found = *hunt.search->broken(index);
    const std::size_t worst = found.proof.worst();
    const Verdict& verdict = found.proof.verdicts[worst];
    std::string out = fmt::format(
        "  {}  {}: {}\n          {}  {}; after {}", style.bad("BROKEN"), style.strong(law.name),
        printable(law.promise), robustness_text(found.proof.scenario.expectations[worst], verdict),
        printable(verdict.detail), count_of(found.conversations, "conversation", "conversations"));
    const std::string now = count_of(found.proof.scenario.turns.size(), "turn", "turns");
    if (found.proof.scenario.turns.size() != found.turns_found)
        out += fmt::format(", shrunk from {} to {}", count_of(found.turns_found, "turn", "turns"), now);
    if (!found.shrunk) out += " (not to the end)";
    if (!hunt.saved[index].empty()) return out + fmt::format("\n          {}\n", hunt.saved[index]);
    return out + "\n" + style.quiet(indented(found_yaml(hunt, index, policy_file), "          | "));
}

}  // namespace

std::string found_yaml(const Hunt& hunt, std::size_t law, const std::string& policy_file) {
    return scenario_text({}, found_scenario(*hunt.search, law, file_name(policy_file)), "found.yaml");
}

bool Hunt::found_any() const {
    for (std::size_t k = 0; k < search->plan().laws.size(); ++k) {
        if (search->broken(k)) return true;
    }
    return false;
}

std::string hunt_text(const Hunt& hunt, const std::string& policy_file, const Output& style) {
    const Falsify& search = *hunt.search;
    const std::vector<Law>& laws = search.plan().laws;
    std::string out = fmt::format(
        "{}  {}, engine {}: {} tried, seed {}\n",
        style.strong(hunt.scenario.empty() ? "any conversation" : "around " + printable(hunt.scenario)),
        style.quiet(policy_file), name_of(search.plan().variant),
        count_of(search.tried(), "conversation", "conversations"), search.plan().seed);
    for (std::size_t k = 0; k < laws.size(); ++k) {
        if (search.broken(k)) {
            out += broken_text(hunt, k, policy_file, style);
            continue;
        }
        const double nearest = search.nearest(k);
        const std::string margin =
            std::isfinite(nearest) ? fmt::format("; nearest {}", with_unit(laws[k], nearest)) : "";
        out += fmt::format("  {}    {}: {}{}\n", style.good("kept"), style.strong(laws[k].name),
                           printable(laws[k].promise), margin);
    }
    if (!hunt.not_taken.empty()) {
        out += style.quiet(
            fmt::format("  {} of moments that no other conversation has: not searched for\n",
                        count_of(hunt.not_taken.size(), "expectation speaks", "expectations speak")));
    }
    return out;
}

void write_hunts(const std::vector<Hunt>& hunts, Output& output, Format format) {
    RecordWriter records =
        record_writer(output, format,
                      {"scenario", "law", "promise", "holds", "robustness", "conversations", "turns",
                       "turns_found", "expectation", "at_sec", "detail", "file"});
    for (const Hunt& hunt : hunts) {
        for (std::size_t k = 0; k < hunt.search->plan().laws.size(); ++k) {
            const Law& law = hunt.search->plan().laws[k];
            const std::string promise = law.promise.text();
            const std::optional<Counterexample>& found = hunt.search->broken(k);
            std::vector<Cell> cells{std::string_view(hunt.scenario), std::string_view(law.name),
                                    std::string_view(promise), !found.has_value()};
            if (!found) {
                cells.insert(cells.end(),
                             {hunt.search->nearest(k), static_cast<std::int64_t>(hunt.search->tried())});
                cells.resize(12);
                records.row(cells);
                continue;
            }
            const std::size_t worst = found->proof.worst();
            const Verdict& verdict = found->proof.verdicts[worst];
            const std::string words = found->proof.scenario.expectations[worst].in_words.text();
            const std::string detail = verdict.detail.text();
            cells.insert(cells.end(),
                         {verdict.robustness, static_cast<std::int64_t>(found->conversations),
                          static_cast<std::int64_t>(found->proof.scenario.turns.size()),
                          static_cast<std::int64_t>(found->turns_found), std::string_view(words),
                          verdict.at_sec, std::string_view(detail), std::string_view(hunt.saved[k])});
            records.row(cells);
        }
    }
    records.end();
}

std::string laws_text() {
    std::string out = "Laws:\n";
    for (const LawInfo& info : law_table()) {
        const std::string unit = *info.unit == '\0' ? "" : fmt::format(" {}", info.unit);
        const std::string standard = std::isnan(info.standard) ? "from the policy's regions"
                                                               : fmt::format("{}{}", info.standard, unit);
        out += fmt::format("  {}\n      {}\n      X: {} to {}{} (default: {})\n      robustness: {}\n",
                           info.name, Phrase(info.promise).with("X"), info.range.low, info.range.high, unit,
                           standard, info.formula);
    }
    return out;
}

}  // namespace rei::cli
