// rei bench: how many parameter sets a study works out a second on this machine, and, where it is given, how
// long the documents' Python takes for the same conversation at the time resolution that studies have.
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "inputs.hpp"
#include "interrupt.hpp"
#include "option_checks.hpp"
#include "output.hpp"
#include "reference_run.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/policy/parameters.hpp"
#include "rei/study/policy_task.hpp"
#include "rei/study/thread_crew.hpp"

namespace rei::cli {
namespace {

struct BenchArguments {
    std::vector<std::string> scenarios;
    EngineArguments engine;
    std::string reference;
    double seconds = 1;
    unsigned threads = 1;
};

/// What a second of work gave.
struct Speed {
    double seconds_a_row = 0;
    double turns_a_row = 0;
};

/// The whole job: every metric that needs the conversation alone, every expectation, all of the engine's
/// numbers that have a recommended range thrown inside it.
PolicyTrial trial_of(const Policy& policy, Variant variant, const Scenario& scenario) {
    PolicyTrial out;
    out.policy = policy;
    out.variant = variant;
    out.scenarios = {scenario};
    for (const ParameterInfo& row : parameter_table()) {
        if (!row.whole) out.free.emplace_back(row.path);
    }
    for (const Metric& metric : metrics_of(policy.emotions)) {
        if (metric.info->needs == Needs::nothing || metric.info->needs == Needs::affinity_free) {
            out.metrics.push_back(metric);
        }
    }
    return out;
}

Rows thrown_rows(const PolicyTask& task, std::size_t count) {
    std::mt19937_64 bits(1);
    Rows out(task.inputs(), count);
    for (std::size_t k = 0; k < count; ++k) {
        for (std::size_t p = 0; p < task.inputs(); ++p) {
            const ParameterInfo& row = *find_parameter(task.trial().free[p]);
            const double share = static_cast<double>(bits() >> 11U) * 0x1p-53;
            out[k][p] = row.recommended_min + share * (row.recommended_max - row.recommended_min);
        }
    }
    return out;
}

/// Nothing where a Ctrl-C came before anything was measured.
std::optional<Speed> measure(const PolicyTask& task, const BenchArguments& arguments) {
    using Clock = std::chrono::steady_clock;
    ThreadCrew crew(task, arguments.threads);
    const Rows in = thrown_rows(task, rows_a_step(task));
    Rows out(task.outputs());
    crew.work(in, out);  // warm
    std::optional<double> best_sec;
    double spent_sec = 0;
    while (spent_sec < arguments.seconds && !interrupted()) {
        const auto began = Clock::now();
        crew.work(in, out);
        const double took_sec = std::chrono::duration<double>(Clock::now() - began).count();
        best_sec = std::min(best_sec.value_or(took_sec), took_sec);
        spent_sec += took_sec;
    }
    if (!best_sec) return std::nullopt;
    return Speed{*best_sec / static_cast<double>(in.size()),
                 static_cast<double>(task.trial().scenarios[0].turns.size())};
}

std::string speed_text(const Speed& speed, const PolicyTask& task, const BenchArguments& arguments,
                       const Output& style) {
    const PolicyTrial& trial = task.trial();
    return fmt::format(
        "{}: {:.0f} turns, {} metrics, {} expectations\n"
        "    {}, {} thread{}: {:.1f} µs a replay, {:.1f} ns a turn, {:.0f} replays a second\n",
        style.strong(trial.scenarios[0].name), speed.turns_a_row, trial.metrics.size(),
        trial.scenarios[0].expectations.size(), name_of(trial.variant), arguments.threads,
        arguments.threads == 1 ? "" : "s", speed.seconds_a_row * 1e6,
        speed.seconds_a_row * 1e9 / std::max(1.0, speed.turns_a_row), 1 / speed.seconds_a_row);
}

int bench_all(const BenchArguments& arguments) {
    const std::string policy_file = policy_path(arguments.engine);
    const Policy policy = read_policy(policy_file);
    const Variant variant = choose_variant(arguments.engine.engine, policy, policy_file);
    const std::vector<Scenario> scenarios = read_scenarios(expand_folders(arguments.scenarios), {&policy});
    Output output({});
    std::size_t measured = 0;
    for (const Scenario& scenario : scenarios) {
        const PolicyTask task(trial_of(policy, variant, scenario));
        const std::optional<Speed> speed = measure(task, arguments);
        if (!speed) break;
        ++measured;
        output.write(speed_text(*speed, task, arguments, output));
        if (!arguments.reference.empty() && !interrupted()) {
            const std::optional<double> reference_sec =
                reference_seconds(arguments.reference, policy_file, scenario, arguments.seconds);
            if (reference_sec)
                output.write(
                    fmt::format("    reference Python at 10 Hz: {:.1f} ms a replay, {:.0f} × as long\n",
                                *reference_sec * 1e3, *reference_sec / speed->seconds_a_row));
        }
        output.finish();
    }
    if (!interrupted()) return kFine;
    fmt::print(stderr, "rei: stopped after {} of {} scenarios; this is what there was by then\n", measured,
               scenarios.size());
    return kInterrupted;
}

}  // namespace

Run declare_bench(CLI::App& options) {
    auto arguments = std::make_shared<BenchArguments>();
    options.add_option("SCENARIO", arguments->scenarios, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_engine_arguments(options, arguments->engine);
    options
        .add_option("--reference", arguments->reference,
                    "Folder with the documents' Python package `persona`, to be timed beside it (python3)")
        ->type_name("FOLDER")
        ->check(CLI::ExistingDirectory);
    options.add_option("--seconds", arguments->seconds, "How long to measure each (default: 1)")
        ->type_name("S")
        ->check(number_between(0.01, 600));
    options.add_option("--threads", arguments->threads, "Threads to share the work (default: 1)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U));
    return [arguments] { return bench_all(*arguments); };
}

}  // namespace rei::cli
