// rei replay: traces of scenarios, for people or exact (DESIGN §6).
#include "rei/replay/replay.hpp"

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inputs.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "records.hpp"
#include "replay_text.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/replay/rows.hpp"

namespace rei::cli {
namespace {

constexpr double kDefaultSampleSec = 0.1;
/// A file is put together in memory before it appears; more rows than this are a slip of the hand.
constexpr double kMaxSamples = 20e6;

struct Arguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    OutputArguments output;
    std::string rows;
    std::optional<double> sample_sec;
};

RowSet row_set(const Arguments& arguments) {
    if (arguments.rows == "turns") return RowSet::turns;
    if (arguments.rows == "samples" || arguments.sample_sec) return RowSet::samples;
    return RowSet::events;
}

double check_sample(const Arguments& arguments) {
    const double sample_sec = arguments.sample_sec.value_or(kDefaultSampleSec);
    if (!std::isfinite(sample_sec) || sample_sec <= 0) {
        refuse(fmt::format("--sample: found {}; expected a number of seconds above 0", sample_sec));
    }
    if (arguments.sample_sec && !arguments.rows.empty() && arguments.rows != "samples") {
        refuse(fmt::format("--sample goes with --rows samples, not with --rows {}", arguments.rows));
    }
    return sample_sec;
}

void check_amount(const std::vector<Scenario>& scenarios, double sample_sec) {
    for (const Scenario& scenario : scenarios) {
        const double samples = scenario.until_sec / sample_sec;
        if (samples > kMaxSamples) {
            refuse(fmt::format("{}: --sample {} would give {:.0f} samples of its {} s; at most {:.0f}",
                               scenario.file, sample_sec, samples, scenario.until_sec, kMaxSamples));
        }
    }
}

Cell cell_of(const OwnValue& value) {
    if (const double* number = std::get_if<double>(&value)) return *number;
    if (const std::string* word = std::get_if<std::string>(&value)) return std::string_view(*word);
    return std::monostate{};
}

void write_records(const Trace& trace, RowSet set, double sample_sec, bool with_scenario,
                   RecordWriter& records) {
    std::vector<Cell> cells;
    std::vector<OwnValue> own;
    const OwnValues own_values(trace);
    RowReader rows(trace, set, sample_sec);
    while (const std::optional<Row> row = rows.next()) {
        if (interrupted()) return;
        const LabelEvent& label = row->label(trace);
        const std::string user = user_of(*row, trace);
        cells.clear();
        if (with_scenario) cells.emplace_back(std::string_view(trace.scenario));
        cells.emplace_back(row->time_sec);
        if (row->kind == RowKind::turn) {
            cells.emplace_back(static_cast<std::int64_t>(row->turn));
            cells.emplace_back(std::string_view(user));
        } else {
            cells.resize(cells.size() + 2);
        }
        cells.emplace_back(row->state.valence);
        cells.emplace_back(row->state.arousal);
        cells.emplace_back(row->state.intensity);
        cells.emplace_back(std::string_view(trace.moods[label.mood]));
        cells.emplace_back(static_cast<std::int64_t>(row->affinity));
        cells.emplace_back(std::string_view(trace.moods[label.candidate]));
        cells.emplace_back(std::string_view(name_of(label.gate)));
        cells.emplace_back(std::string_view(name_of(label.cause)));
        own_values.read(*row, own);
        for (const OwnValue& value : own) cells.push_back(cell_of(value));
        records.row(cells);
    }
}

/// The columns that every variant has, then the variant's own.
std::vector<std::string> columns(bool with_scenario, Variant variant, const std::vector<std::string>& moods) {
    std::vector<std::string> names(kRowColumns.begin(), kRowColumns.end());
    if (with_scenario) names.insert(names.begin(), "scenario");
    for (std::string& name : own_column_names(variant, moods)) names.push_back(std::move(name));
    return names;
}

int replay_all(const Arguments& arguments) {
    const double sample_sec = check_sample(arguments);
    const RowSet set = row_set(arguments);
    const std::string policy_file = policy_path(arguments.engine);
    const Policy policy = read_policy(policy_file);
    const Variant variant = choose_variant(arguments.engine.engine, policy, policy_file);
    const std::vector<Scenario> scenarios = read_scenarios(expand_folders(arguments.scenarios), {&policy});
    if (set == RowSet::samples) check_amount(scenarios, sample_sec);

    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    std::optional<RecordWriter> records;
    const bool several = scenarios.size() > 1;
    if (format != Format::text) records.emplace(output, format, columns(several, variant, policy.emotions));
    for (const Scenario& scenario : scenarios) {
        const Trace trace = replay(scenario, policy, variant);
        if (records) {
            write_records(trace, set, sample_sec, several, *records);
        } else {
            const bool summary = arguments.rows.empty() && !arguments.sample_sec;
            if (&scenario != &scenarios.front()) output.write("\n");
            output.write(summary ? summary_text(trace, scenario, policy, policy_file, output)
                                 : rows_text(trace, scenario, policy_file, set, sample_sec, output));
        }
        if (interrupted()) break;
    }
    if (records) records->end();
    if (interrupted() && output.to_file()) {
        fmt::print(stderr, "rei: stopped; nothing was written\n");
        return kInterrupted;
    }
    output.finish();
    return interrupted() ? kInterrupted : kFine;
}

}  // namespace

Run declare_replay(CLI::App& options) {
    auto arguments = std::make_shared<Arguments>();
    options.add_option("SCENARIO", arguments->scenarios, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_engine_arguments(options, arguments->engine);
    options
        .add_option("--rows", arguments->rows,
                    "turns: the turns alone; events: and changes of mood between them; samples: and samples")
        ->type_name("KIND")
        ->check(CLI::IsMember({"turns", "events", "samples"}));
    options
        .add_option(
            "--sample", arguments->sample_sec,
            fmt::format("Seconds between samples (default: {}); means --rows samples", kDefaultSampleSec))
        ->type_name("SEC");
    add_output_arguments(options, arguments->output);
    return [arguments] { return replay_all(*arguments); };
}

}  // namespace rei::cli
