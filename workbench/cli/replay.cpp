// rei replay: traces of scenarios, for people or exact (DESIGN §6).
#include "rei/replay/replay.hpp"

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "option_checks.hpp"
#include "output.hpp"
#include "records.hpp"
#include "replay_text.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/replay/trace_meta.hpp"
#include "rei/replay/trace_records.hpp"

namespace rei::cli {
namespace {

/// More rows than this are a slip of the hand.
constexpr double kMaxSamples = 20e6;

struct ReplayArguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    OutputArguments output;
    std::string rows;
    std::optional<double> sample_sec;
    std::string meta;
};

RowSet row_set(const ReplayArguments& arguments) {
    if (arguments.rows == "turns") return RowSet::turns;
    if (arguments.rows == "samples" || arguments.sample_sec) return RowSet::samples;
    return RowSet::events;
}

double check_sample(const ReplayArguments& arguments) {
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

void claim_files(const ReplayArguments& arguments, const std::string& policy_file) {
    FileClaims files;
    files.reads(policy_file);
    files.reads(expand_folders(arguments.scenarios));
    files.writes(arguments.output);
    files.writes("--meta", arguments.meta);
}

int replay_all(const ReplayArguments& arguments) {
    const double sample_sec = check_sample(arguments);
    const RowSet set = row_set(arguments);
    const std::string policy_file = policy_path(arguments.engine);
    const Policy policy = read_policy(policy_file);
    const Variant variant = choose_variant(arguments.engine.engine, policy, policy_file);
    const std::vector<Scenario> scenarios = read_scenarios(expand_folders(arguments.scenarios), {&policy});
    if (set == RowSet::samples) check_amount(scenarios, sample_sec);
    claim_files(arguments, policy_file);

    Output output(arguments.output.out);
    std::optional<Output> beside;  // what the traces are of
    if (!arguments.meta.empty()) beside.emplace(arguments.meta).prepare();
    const Format format = arguments.output.chosen();
    std::optional<RecordWriter> records;
    const bool several = scenarios.size() > 1;
    const TraceRows rows{set, sample_sec, several};
    if (format != Format::text)
        records.emplace(record_writer(output, format, trace_columns(variant, policy.emotions, several)));
    TraceMeta meta{
        output.to_file() ? arguments.output.out : "", rows, policy_file, &policy, &policy, variant, {}};
    for (const Scenario& scenario : scenarios) {
        const Trace trace = replay(scenario, policy, variant);
        if (records) {
            TraceRecords writer(trace, rows, *records);
            while (!interrupted() && writer.write_next()) continue;
        } else {
            const bool summary = arguments.rows.empty() && !arguments.sample_sec;
            if (&scenario != &scenarios.front()) output.write("\n");
            output.write(summary ? summary_text(trace, scenario, policy, policy_file, output)
                                 : rows_text(trace, scenario, policy_file, set, sample_sec, output));
        }
        if (beside) meta.scenarios.push_back({trace.scenario, scenario.file, trace_hash(trace)});
        if (interrupted()) break;
    }
    if (records) records->end();
    if (interrupted() && output.to_file()) {
        fmt::print(stderr, "rei: stopped; nothing was written\n");
        return kInterrupted;
    }
    output.finish();
    if (interrupted()) return kInterrupted;
    if (beside) {
        beside->write(meta_json(meta));
        beside->finish();
    }
    return kFine;
}

}  // namespace

Run declare_replay(CLI::App& options) {
    auto arguments = std::make_shared<ReplayArguments>();
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
    options
        .add_option(
            "--meta", arguments->meta,
            "Also write what the traces are of: variant, policy hash, every parameter, scenarios (JSON)")
        ->type_name("FILE")
        ->check(file_or_screen());
    return [arguments] { return replay_all(*arguments); };
}

}  // namespace rei::cli
