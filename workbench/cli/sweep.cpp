// rei sweep: metrics and expectations over ranges of parameters, and which of them matter (DESIGN §6, §8).
#include "rei/study/sweep.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "heat_map_text.hpp"
#include "progress.hpp"
#include "sensitivity_report.hpp"
#include "subcommands.hpp"
#include "sweep_arguments.hpp"
#include "sweep_records.hpp"
#include "sweep_text.hpp"
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "rei/policy/traits.hpp"
#include "rei/study/heat_map.hpp"

namespace rei::cli {
namespace {

constexpr std::uint64_t kMostNodes = 1'000'000;  // of a picture, which is held in memory

/// Advance to the end or to Ctrl-C; `silent` where a line of progress would come between the rows.
template <class Study>
void run(Study& study, const char* what, bool silent) {
    ProgressLine line(what);
    while (go_on(study)) {
        if (!silent) line.show(study.progress());
    }
}

int exit_code(std::uint64_t done, std::uint64_t points) {
    if (done == points) return kFine;
    fmt::print(stderr, "rei: stopped after {} of {} points; this is what there was by then\n", done, points);
    return kInterrupted;
}

std::string kind_of(const SweepPlan& plan) {
    if (plan.sampling == Sampling::latin)
        return fmt::format("a Latin hypercube of {} points, seed {}", plan.count, plan.seed);
    if (plan.sampling == Sampling::sobol) return fmt::format("{} points of Sobol's sequence", plan.count);
    const std::uint64_t size = Grid(plan.levels).size();
    if (plan.levels.size() == 1) return fmt::format("{} points", size);
    return fmt::format("a grid of {} = {} points", fmt::join(plan.levels, " × "), size);
}

/// Pictures of a grid of two parameters: of what holds, and of the first metric that was asked for.
std::vector<HeatMap> maps_of(const Sweep& sweep, bool metrics_asked) {
    const SweepPlan& plan = sweep.plan();
    std::vector<HeatMap> out;
    if (plan.sampling != Sampling::grid || plan.levels.size() != 2) return out;
    const Grid grid(plan.levels);
    if (plan.levels[0] < 2 || plan.levels[1] < 2 || grid.size() > kMostNodes) return out;
    const PolicyTask& task = sweep.task();
    const auto add = [&](Quantity shown) {
        out.emplace_back(grid, sweep.box(), HeatMapPlan{0, 1, {0, 0}, std::move(shown)}, robustness_of(task));
    };
    const bool judged = !task.expectations().empty();
    if (judged) add(failing_of(task));
    if ((metrics_asked || !judged) && !task.trial().metrics.empty()) add(quantities_of(task)[1]);
    return out;
}

std::string sweep_text(const Sweep& sweep, const std::vector<HeatMap>& maps, const Output& style) {
    std::string out = seen_points_text(
        {sweep.task(), sweep.box(), sweep.plan().levels, sweep.summary(), kind_of(sweep.plan())}, style);
    const std::vector<std::string>& free = sweep.task().trial().free;
    const std::vector<double> now = sweep.task().present();
    for (const HeatMap& map : maps) {
        out += "\n" + heat_map_text(map, {free[0], free[1]}, {now[0], now[1]}, style);
    }
    return out;
}

/// What decides the numbers that come out.
scale::Fingerprint fingerprint_of(const SweepOrder& order) {
    const SweepPlan& plan = order.plan;
    scale::Fingerprint out(order.sensitivity ? "rei sweep --sensitivity" : "rei sweep");
    out.add(plan.trial);
    for (const Interval& range : plan.ranges) out.add(range.low).add(range.high);
    for (const std::size_t levels : plan.levels) out.add(static_cast<double>(levels));
    out.add(static_cast<double>(plan.sampling))
        .add(static_cast<double>(plan.count))
        .add(std::to_string(plan.seed));
    if (order.sensitivity) {
        out.add(static_cast<double>(order.sensitivity->method))
            .add(static_cast<double>(order.sensitivity->samples));
        out.add(std::to_string(order.sensitivity->seed));
    }
    return out;
}

/// What moves nothing is more likely a slip than a question; a ranking says it by itself.
void tell_unread(const PolicyTrial& trial) {
    for (const std::string& path : trial.free) {
        if (!is_read_by(trial.variant, path))
            fmt::print(stderr, "rei: --param {}: {} does not read it\n", path, name_of(trial.variant));
    }
}

int sweep_all(const SweepOrder& order, const SweepArguments& arguments) {
    CommandCrews crews(arguments.study.crews, fingerprint_of(order));
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    std::optional<SweepRecords> records;
    std::vector<HeatMap> maps;
    Sweep sweep(order.plan, crews.maker(),
                [&](std::uint64_t index, std::span<const double> values, std::span<const double> outcome) {
                    if (records) records->add(index, values, outcome);
                    for (HeatMap& map : maps) map.add(index, outcome);
                });
    if (crews.serves()) return crews.serve();
    tell_unread(order.plan.trial);
    output.prepare();
    if (format == Format::text) {
        maps = maps_of(sweep, !arguments.metrics.empty());
    } else {
        records.emplace(sweep.task(), output, format);
    }
    run(sweep, "sweeping", records && output.to_terminal());
    sweep.take_in();
    if (records) {
        records->end();
    } else {
        output.write(sweep_text(sweep, maps, output));
    }
    output.finish();
    return exit_code(sweep.points_done(), sweep.points());
}

/// Of all scenarios together, then of each where there are several.
std::vector<Quantity> all_quantities(const PolicyTask& task) {
    std::vector<Quantity> out = quantities_of(task);
    const std::size_t scenarios = task.trial().scenarios.size();
    for (std::size_t s = 0; scenarios > 1 && s < scenarios; ++s) {
        for (Quantity& quantity : quantities_of(task, s)) out.push_back(std::move(quantity));
    }
    return out;
}

std::string kind_of(const SensitivityPlan& plan, std::size_t parameters) {
    if (plan.method == SensitivityMethod::morris)
        return fmt::format("{} trajectories of {} points, seed {}", plan.samples, parameters + 1, plan.seed);
    return fmt::format("{} pairs of points of Sobol's sequence, {} rows each", plan.samples, parameters + 2);
}

int rank_all(const SweepOrder& order, const SweepArguments& arguments) {
    CommandCrews crews(arguments.study.crews, fingerprint_of(order));
    Output output(arguments.output.out);
    const Format format = arguments.output.chosen();
    const PolicyTask task(order.plan.trial);
    const ParameterBox box(task.trial().policy, task.trial().free, order.plan.ranges);
    const SensitivityMethod method = order.sensitivity->method;
    OutcomeSummary summary(task);
    Sensitivity study(*order.sensitivity, task, box, all_quantities(task), crews.maker(),
                      [&](std::uint64_t index, std::span<const double> values,
                          std::span<const double> outcome) { summary.add(index, values, outcome); });
    if (crews.serves()) return crews.serve();
    output.prepare();
    run(study, "ranking", false);
    if (format == Format::text) {
        output.write(
            seen_points_text({task, box, {}, summary, kind_of(*order.sensitivity, task.inputs())}, output));
        output.write(sensitivity_text(study, method, task, output));
    } else {
        write_sensitivity(study, method, task, output, format);
    }
    output.finish();
    return exit_code(study.points_done(), study.points());
}

constexpr const char* kFooter =
    "Parameters are those of docs/parameters.md, keyword directions (sentiment_weights.praise.valence) and "
    "borders of regions ('regions[0].valence[1]').\n"
    "csv and json have a row a point and scenario; with --sensitivity, a row a metric and parameter.\n";

}  // namespace

Run declare_sweep(CLI::App& options) {
    auto arguments = std::make_shared<SweepArguments>();
    add_sweep_arguments(options, *arguments);
    options.footer(kFooter);
    return [arguments] {
        const SweepOrder order = read_order(*arguments);
        return order.sensitivity ? rank_all(order, *arguments) : sweep_all(order, *arguments);
    };
}

}  // namespace rei::cli
