// rei check: the expectations of scenarios, one verdict each (DESIGN §5, §6).
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check_report.hpp"
#include "file_claims.hpp"
#include "inputs.hpp"
#include "interrupt.hpp"
#include "junit.hpp"
#include "option_checks.hpp"
#include "output.hpp"
#include "subcommands.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/replay/replay.hpp"

namespace rei::cli {
namespace {

struct CheckArguments {
    std::vector<std::string> paths;
    EngineArguments engine;
    OutputArguments output;
    std::string junit;
};

Judged judge_file(const std::string& path, const Policy& policy, Variant variant) {
    Loaded<Scenario> scenario = read_scenario(path, {&policy});
    if (!scenario) return {path, path, {}, {}, std::move(scenario.problems)};
    const Trace trace = replay(*scenario, policy, variant);
    std::vector<Verdict> verdicts = judge(trace, *scenario, policy);
    return {path, std::move(scenario->name), std::move(scenario->expectations), std::move(verdicts), {}};
}

std::string report_text(const std::vector<Judged>& all, const Output& style) {
    std::string out;
    for (const Judged& judged : all) out += judged_text(judged, style);
    return out + "\n" + totals_text(all, style);
}

int exit_code(const std::vector<Judged>& all) {
    Problems unreadable;
    for (const Judged& judged : all)
        unreadable.insert(unreadable.end(), judged.problems.begin(), judged.problems.end());
    if (!unreadable.empty()) throw BadInput{unreadable};
    const auto left = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const Judged& judged) { return judged.not_reached; }));
    if (left > 0) {
        fmt::print(stderr, "rei: stopped after {} of {} scenarios; this is what there was by then\n",
                   all.size() - left, all.size());
        return kInterrupted;
    }
    const auto fails = [](const Judged& judged) { return judged.failures() > 0; };
    return std::any_of(all.begin(), all.end(), fails) ? kRuleFailed : kFine;
}

/// All of them, those too that a Ctrl-C came before.
std::vector<Judged> judge_files(const std::vector<std::string>& paths, const Policy& policy,
                                Variant variant) {
    std::vector<Judged> all;
    for (const std::string& path : paths) {
        if (interrupted()) {
            all.push_back({path, path, {}, {}, {}, true});
        } else {
            all.push_back(judge_file(path, policy, variant));
        }
    }
    return all;
}

int check_all(const CheckArguments& arguments) {
    const std::string policy_file = policy_path(arguments.engine);
    const Policy policy = read_policy(policy_file);
    const Variant variant = choose_variant(arguments.engine.engine, policy, policy_file);
    const std::vector<std::string> paths = expand_folders(arguments.paths);
    FileClaims files;
    files.reads(policy_file);
    files.reads(paths);
    files.writes(arguments.output);
    files.writes("--junit", arguments.junit);
    Output output(arguments.output.out);
    output.prepare();
    std::optional<Output> junit;
    if (!arguments.junit.empty()) junit.emplace(arguments.junit).prepare();

    const std::vector<Judged> all = judge_files(paths, policy, variant);
    const Format format = arguments.output.chosen();
    if (format == Format::text) {
        output.write(report_text(all, output));
    } else {
        write_judged(all, output, format);
    }
    output.finish();
    if (junit) {
        junit->write(junit_xml(all));
        junit->finish();
    }
    return exit_code(all);
}

}  // namespace

Run declare_check(CLI::App& options) {
    auto arguments = std::make_shared<CheckArguments>();
    options.add_option("PATH", arguments->paths, "Scenario files, or folders of them")
        ->required()
        ->type_name("");
    add_engine_arguments(options, arguments->engine);
    options.add_option("--junit", arguments->junit, "Write the verdicts as JUnit XML as well")
        ->type_name("FILE")
        ->check(file_or_screen());
    add_output_arguments(options, arguments->output);
    return [arguments] { return check_all(*arguments); };
}

}  // namespace rei::cli
