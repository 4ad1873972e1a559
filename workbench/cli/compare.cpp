// rei compare: metrics a variant, side by side, without and with noise (DESIGN §6, §8).
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compare_text.hpp"
#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "records.hpp"
#include "study_arguments.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/study/comparison.hpp"

namespace rei::cli {
namespace {

constexpr std::uint32_t kDefaultRuns = 20;

struct CompareArguments {
    std::vector<std::string> scenarios;
    std::string policy;
    std::vector<std::string> engines, metrics;
    std::optional<double> noise_sd;
    std::optional<std::uint32_t> runs;
    std::optional<std::uint64_t> seed;
    OutputArguments output;
};

std::vector<Variant> choose_variants(const CompareArguments& arguments, const Policy& policy) {
    if (arguments.engines.empty()) return available_variants();
    std::vector<Variant> chosen;
    for (const std::string& name : arguments.engines) {
        const Variant variant = choose_variant(name, policy, arguments.policy);
        if (std::find(chosen.begin(), chosen.end(), variant) == chosen.end()) chosen.push_back(variant);
    }
    return chosen;
}

std::optional<Noise> choose_noise(const CompareArguments& arguments) {
    if (!arguments.noise_sd) {
        if (arguments.runs || arguments.seed) refuse("--runs and --seed go with --noise SD");
        return std::nullopt;
    }
    if (!std::isfinite(*arguments.noise_sd) || *arguments.noise_sd <= 0) {
        refuse(fmt::format("--noise: found {}; expected a number above 0", *arguments.noise_sd));
    }
    return Noise{*arguments.noise_sd, arguments.seed.value_or(1)};
}

ComparisonPlan plan_of(const CompareArguments& arguments) {
    ComparisonPlan plan;
    plan.policy = read_policy(policy_path({arguments.policy, {}}));
    plan.variants = choose_variants(arguments, plan.policy);
    plan.noise = choose_noise(arguments);
    plan.runs = arguments.runs.value_or(kDefaultRuns);
    plan.scenarios = read_scenarios(expand_folders(arguments.scenarios), {&plan.policy});
    plan.metrics = choose_metrics(arguments.metrics, moods_of(plan.policy, plan.variants), plan.scenarios,
                                  plan.noise ? "" : "needs --noise SD");
    return plan;
}

void write_metric(const Comparison& comparison, std::size_t scenario, std::size_t variant, std::size_t metric,
                  RecordWriter& records) {
    const ComparisonPlan& plan = comparison.plan();
    const MetricInfo& info = *plan.metrics[metric].info;
    const ComparedMetric& result = comparison.at(scenario, variant, metric);
    std::vector<Cell> cells{
        std::string_view(plan.scenarios[scenario].name), std::string_view(name_of(plan.variants[variant])),
        std::string_view(plan.metrics[metric].name),     std::string_view(info.unit),
        std::string_view(name_of(info.better)),          result.value};
    if (plan.noise) {
        const Estimate estimate = result.noisy.estimate();
        cells.insert(cells.end(), {Cell(estimate.mean), Cell(estimate.low), Cell(estimate.high),
                                   Cell(static_cast<std::int64_t>(estimate.count))});
    }
    records.row(cells);
}

void write_records(const Comparison& comparison, Output& output, Format format) {
    const ComparisonPlan& plan = comparison.plan();
    std::vector<std::string> columns{"scenario", "engine", "metric", "unit", "better", "value"};
    if (plan.noise) columns.insert(columns.end(), {"mean", "low", "high", "runs"});
    RecordWriter records = record_writer(output, format, columns);
    for (std::size_t scenario = 0; scenario < plan.scenarios.size(); ++scenario) {
        for (std::size_t variant = 0; variant < plan.variants.size(); ++variant) {
            for (std::size_t metric = 0; metric < plan.metrics.size(); ++metric) {
                write_metric(comparison, scenario, variant, metric, records);
            }
        }
    }
    records.end();
}

int compare_all(const CompareArguments& arguments) {
    FileClaims files;
    files.reads(policy_path({arguments.policy, {}}));
    files.reads(expand_folders(arguments.scenarios));
    files.writes(arguments.output);
    Comparison comparison(plan_of(arguments));
    Output output(arguments.output.out);
    output.prepare();
    {
        ProgressLine line("comparing");
        while (!interrupted() && comparison.advance()) line.show(comparison.progress());
    }
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        output.write(comparison_text(comparison, output));
    } else {
        write_records(comparison, output, format);
    }
    output.finish();
    if (comparison.steps_done() == comparison.steps()) return kFine;
    fmt::print(stderr, "rei: stopped after {} of {} replays; this is what there was by then\n",
               comparison.steps_done(), comparison.steps());
    return kInterrupted;
}

std::string metrics_help() {
    std::string out = "Metrics:\n";
    for (const MetricInfo& info : metric_table()) {
        out += fmt::format("  {}\n      {}\n", info.name, info.formula);
    }
    return out;
}

}  // namespace

Run declare_compare(CLI::App& options) {
    auto arguments = std::make_shared<CompareArguments>();
    options.add_option("SCENARIO", arguments->scenarios, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_policy_argument(options, arguments->policy);
    options
        .add_option("--engines", arguments->engines,
                    fmt::format("Variants to compare, by commas (default: {})", names_of_available()))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("V,…");
    add_metrics_argument(options, arguments->metrics);
    options
        .add_option("--noise", arguments->noise_sd,
                    "Replay with normal noise of this SD on φ, and give means with 95 % intervals")
        ->type_name("SD");
    options
        .add_option("--runs", arguments->runs,
                    fmt::format("How many replays with noise (default: {})", kDefaultRuns))
        ->type_name("N")
        ->check(CLI::Range(2U, 1000000U));
    add_seed_argument(options, arguments->seed, "the noise");
    add_output_arguments(options, arguments->output);
    options.footer(metrics_help());
    return [arguments] { return compare_all(*arguments); };
}

}  // namespace rei::cli
