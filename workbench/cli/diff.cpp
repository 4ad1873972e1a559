// rei diff: the parameters in which two policies differ and, with scenarios, what that moves (DESIGN §6).
#include <memory>
#include <string>
#include <vector>

#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "moved.hpp"
#include "output.hpp"
#include "records.hpp"
#include "subcommands.hpp"
#include "text_table.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/policy/policy_diff.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kValueCells = 48;

struct DiffArguments {
    std::string before, after;
    std::vector<std::string> scenarios;
    std::string engine;
    OutputArguments output;
};

struct Compared {
    const Scenario& scenario;
    Moved moved;
};

std::string shown(const std::string& json) {
    return json.empty() ? "—" : shorten(printable(json), kValueCells);
}

std::string changes_text(const std::vector<PolicyChange>& changes) {
    if (changes.empty()) return "the policies say the same\n";
    TextTable table({{"parameter"}, {"before"}, {"after"}});
    for (const PolicyChange& change : changes)
        table.row({printable(change.path), shown(change.before), shown(change.after)});
    return table.text();
}

std::string moved_text(const Compared& compared, const Output& style) {
    const Moved& moved = compared.moved;
    std::string out = fmt::format("\n{}\n", style.strong(printable(compared.scenario.name)));
    if (!moved.anything()) return out + "  the same moods at the same times, the same verdicts\n";
    out += fmt::format("  changes of mood: {} → {}\n", moved.flips_before, moved.flips_after);
    if (moved.split) {
        out += fmt::format("  moods differ from {:.3f} s: {} → {}\n", moved.split->at_sec,
                           printable(moved.split->before), printable(moved.split->after));
    }
    for (const MovedVerdict& verdict : moved.verdicts) {
        const Expectation& expectation = compared.scenario.expectations[verdict.expectation];
        out += fmt::format("  {}  line {}: {} ({} → {})\n",
                           verdict.after.holds ? style.good("now holds") : style.bad("now FAILS"),
                           expectation.place.line, printable(expectation.in_words),
                           printable(verdict.before.detail), printable(verdict.after.detail));
    }
    return out;
}

void write_moved(const Compared& compared, RecordWriter& records) {
    const Moved& moved = compared.moved;
    const std::string_view name = compared.scenario.name;
    const auto record = [&](std::string_view path, Cell before, Cell after) {
        const Cell cells[] = {name, path, before, after};
        records.row(cells);
    };
    if (moved.flips_before != moved.flips_after) {
        record("flips", static_cast<std::int64_t>(moved.flips_before),
               static_cast<std::int64_t>(moved.flips_after));
    }
    if (moved.split) {
        const std::string path = fmt::format("mood from {} s", moved.split->at_sec);
        record(path, std::string_view(moved.split->before), std::string_view(moved.split->after));
    }
    for (const MovedVerdict& verdict : moved.verdicts) {
        const std::string path = fmt::format("expect[{}]", verdict.expectation);
        record(path, verdict.before.holds, verdict.after.holds);
    }
}

void write_records(const std::vector<PolicyChange>& changes, const std::vector<Compared>& all, Output& output,
                   Format format) {
    RecordWriter records = record_writer(output, format, {"scenario", "path", "before", "after"});
    for (const PolicyChange& change : changes) {
        const Cell cells[] = {std::monostate(), std::string_view(change.path), JsonText{change.before},
                              JsonText{change.after}};
        records.row(cells);
    }
    for (const Compared& compared : all) write_moved(compared, records);
    records.end();
}

void claim_files(const DiffArguments& arguments) {
    FileClaims files;
    files.reads(arguments.before);
    files.reads(arguments.after);
    files.reads(expand_folders(arguments.scenarios));
    files.writes(arguments.output);
}

int diff(const DiffArguments& arguments) {
    claim_files(arguments);
    const Policy before = read_policy(arguments.before);
    const Policy after = read_policy(arguments.after);
    std::vector<Scenario> scenarios;
    std::vector<Compared> all;
    if (!arguments.scenarios.empty()) {
        const PolicySide side_before{before, choose_variant(arguments.engine, before, arguments.before)};
        const PolicySide side_after{after, choose_variant(arguments.engine, after, arguments.after)};
        scenarios = read_scenarios(expand_folders(arguments.scenarios), {&before, &after});
        for (const Scenario& scenario : scenarios) {
            if (interrupted()) break;
            all.push_back({scenario, compare(scenario, side_before, side_after)});
        }
    }
    const std::vector<PolicyChange> changes = diff_policies(before, after);
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        output.write(changes_text(changes));
        for (const Compared& compared : all) output.write(moved_text(compared, output));
    } else {
        write_records(changes, all, output, format);
    }
    output.finish();
    return interrupted() ? kInterrupted : kFine;
}

}  // namespace

Run declare_diff(CLI::App& options) {
    auto arguments = std::make_shared<DiffArguments>();
    options.add_option("A", arguments->before, "Policy before")->required()->type_name("");
    options.add_option("B", arguments->after, "Policy after")->required()->type_name("");
    options.add_option("SCENARIO", arguments->scenarios, "Scenarios or folders: say what moves in them")
        ->type_name("");
    add_variant_argument(options, arguments->engine);
    add_output_arguments(options, arguments->output);
    return [arguments] { return diff(*arguments); };
}

}  // namespace rei::cli
