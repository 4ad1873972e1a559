#include "sweep_arguments.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <string_view>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "rei/study/comparison.hpp"

namespace rei::cli {
namespace {

constexpr std::uint64_t kDefaultPoints = 1024;
constexpr std::uint64_t kDefaultTrajectories = 100;
constexpr std::uint64_t kDefaultPairs = 1024;

/// A --param as it is written.
struct AskedRange {
    std::string path;
    double low = 0, high = 0;
    std::optional<std::size_t> levels;
};

template <class Number>
std::optional<Number> number_of(std::string_view text) {
    Number out{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

[[noreturn]] void refuse_form(const std::string& text) {
    refuse(fmt::format("--param: found '{}'; expected PATH=LOW:HIGH:N, as in engine.cooldown_sec=0:10:11",
                       text));
}

AskedRange range_of(const std::string& text) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) refuse_form(text);
    const std::string_view numbers = std::string_view(text).substr(equals + 1);
    const std::size_t first = numbers.find(':');
    if (first == std::string_view::npos) refuse_form(text);
    const std::size_t second = numbers.find(':', first + 1);
    const auto low = number_of<double>(numbers.substr(0, first));
    const auto high = number_of<double>(numbers.substr(
        first + 1, second == std::string_view::npos ? std::string_view::npos : second - first - 1));
    if (!low || !high || !std::isfinite(*low) || !std::isfinite(*high)) refuse_form(text);
    AskedRange out{text.substr(0, equals), *low, *high, std::nullopt};
    if (second == std::string_view::npos) return out;
    const auto levels = number_of<std::int64_t>(numbers.substr(second + 1));
    if (!levels) refuse_form(text);
    if (*levels < 1)
        refuse(fmt::format("--param {}: found {} levels; expected at least 1", out.path, *levels));
    out.levels = static_cast<std::size_t>(*levels);
    return out;
}

void check_range(const AskedRange& asked, const Parameter& parameter) {
    const std::string where = "--param " + asked.path;
    if (asked.low >= asked.high)
        refuse(fmt::format("{}: {}:{} is no range; expected LOW below HIGH", where, asked.low, asked.high));
    if (asked.low < parameter.hard.low || asked.high > parameter.hard.high) {
        refuse(fmt::format("{}: {}:{} goes past what it may be, {} to {}", where, asked.low, asked.high,
                           parameter.hard.low, parameter.hard.high));
    }
    if (!parameter.whole) return;
    if (asked.low != std::floor(asked.low) || asked.high != std::floor(asked.high))
        refuse(fmt::format("{}: {}:{} has parts; expected whole numbers", where, asked.low, asked.high));
    const double numbers = asked.high - asked.low + 1;
    if (asked.levels && static_cast<double>(*asked.levels) > numbers) {
        refuse(fmt::format("{}: found {} levels; there are {} whole numbers from {} to {}", where,
                           *asked.levels, numbers, asked.low, asked.high));
    }
}

void check_grid(const SweepPlan& plan) {
    if (grid_size(plan.levels)) return;
    refuse(
        fmt::format("--param: a grid of {} points is more than {}; take fewer levels, or --sampling lhs "
                    "or sobol with --count N",
                    fmt::join(plan.levels, " × "), kMostPoints));
}

void add_ranges(const SweepArguments& arguments, bool on_grid, SweepPlan& plan) {
    const std::vector<Parameter> known = parameters_of(plan.trial.policy);
    for (const std::string& text : arguments.parameters) {
        const AskedRange asked = range_of(text);
        check_range(asked, choose_parameter(known, asked.path, "--param"));
        if (on_grid && !asked.levels) {
            refuse(
                fmt::format("--param {}: how many levels? expected PATH=LOW:HIGH:N on a grid", asked.path));
        }
        for (const std::string& path : plan.trial.free) {
            if (path == asked.path) refuse(fmt::format("--param: {} is there twice", path));
        }
        plan.trial.free.push_back(asked.path);
        plan.ranges.push_back({asked.low, asked.high});
        if (on_grid) plan.levels.push_back(*asked.levels);
    }
    if (on_grid) check_grid(plan);
}

std::optional<SensitivityPlan> sensitivity_of(const SweepArguments& arguments) {
    if (arguments.sensitivity.empty()) return std::nullopt;
    if (!arguments.sampling.empty())
        refuse("--sampling does not go with --sensitivity, which chooses its points itself");
    SensitivityPlan out;
    const bool morris = arguments.sensitivity == "morris";
    out.method = morris ? SensitivityMethod::morris : SensitivityMethod::sobol;
    out.samples = arguments.count.value_or(morris ? kDefaultTrajectories : kDefaultPairs);
    out.seed = arguments.seed.value_or(1);
    if (out.samples < 2) refuse(fmt::format("--count: found {}; expected at least 2 samples", out.samples));
    return out;
}

/// --count and --seed where nothing asks for them are a misunderstanding.
void check_fit(const SweepArguments& arguments, const SweepOrder& order) {
    const bool ranks = order.sensitivity.has_value();
    if (arguments.count && !ranks && order.plan.sampling == Sampling::grid)
        refuse(
            "--count goes with --sampling lhs or sobol, or with --sensitivity; a grid has the points that "
            "--param says");
    const bool seeded = ranks ? order.sensitivity->method == SensitivityMethod::morris
                              : order.plan.sampling == Sampling::latin;
    if (arguments.seed && !seeded) refuse("--seed goes with --sampling lhs, or with --sensitivity morris");
}

/// Rows tell scenarios by their names: those of one name by their files too.
void tell_apart(std::vector<Scenario>& scenarios) {
    std::map<std::string, int> bearers;
    for (const Scenario& scenario : scenarios) ++bearers[scenario.name];
    for (Scenario& scenario : scenarios) {
        if (bearers[scenario.name] > 1) scenario.name += fmt::format(" ({})", scenario.file);
    }
}

}  // namespace

SweepOrder read_order(const SweepArguments& arguments) {
    claims_of(arguments.study).writes(arguments.output);
    SweepOrder out;
    out.sensitivity = sensitivity_of(arguments);
    SweepPlan& plan = out.plan;
    plan.sampling = arguments.sampling == "lhs"     ? Sampling::latin
                    : arguments.sampling == "sobol" ? Sampling::sobol
                                                    : Sampling::grid;
    plan.count = arguments.count.value_or(kDefaultPoints);
    plan.seed = arguments.seed.value_or(1);
    check_fit(arguments, out);
    plan.trial = read_trial(arguments.study);
    tell_apart(plan.trial.scenarios);
    add_ranges(arguments, !out.sensitivity && plan.sampling == Sampling::grid, plan);
    plan.trial.metrics =
        choose_metrics(arguments.metrics, moods_of(plan.trial.policy, {plan.trial.variant}),
                       plan.trial.scenarios, "is a measure of noise; 'rei compare --noise SD' has it");
    return out;
}

void add_sweep_arguments(CLI::App& options, SweepArguments& into) {
    add_study_arguments(options, into.study);
    options
        .add_option("--param", into.parameters,
                    "A parameter, its range, and on a grid how many levels; as often as wanted")
        ->required()
        ->allow_extra_args(false)
        ->type_name("PATH=LOW:HIGH:N");
    options
        .add_option("--sampling", into.sampling,
                    "grid: every combination of levels; lhs: a Latin hypercube, sobol: Sobol's sequence, of "
                    "--count points (default: grid)")
        ->type_name("S")
        ->check(CLI::IsMember({"grid", "lhs", "sobol"}));
    options
        .add_option("--sensitivity", into.sensitivity,
                    "Rank the parameters by what they move: morris (elementary effects) or sobol (indices "
                    "of variance)")
        ->type_name("M")
        ->check(CLI::IsMember({"morris", "sobol"}));
    options
        .add_option(
            "--count", into.count,
            fmt::format("Points of lhs and sobol (default: {}), trajectories of morris ({}), or pairs "
                        "of points of the indices ({})",
                        kDefaultPoints, kDefaultTrajectories, kDefaultPairs))
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{1}, kMostPoints));
    add_seed_argument(options, into.seed, "lhs and morris");
    add_metrics_argument(options, into.metrics);
    add_output_arguments(options, into.output);
}

}  // namespace rei::cli
