#include "sweep_text.hpp"

#include <algorithm>
#include <cmath>

#include "text_table.hpp"
#include <fmt/format.h>

#include "rei/study/sweep.hpp"

namespace rei::cli {
namespace {

constexpr std::size_t kMostFailures = 5;
using Align = TextTable::Align;

std::string share_text(std::uint64_t part, std::uint64_t whole) {
    return fmt::format("{:.3g} %", 100 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string ranges_text(const SeenPoints& seen) {
    const auto& best = seen.summary.best();
    std::vector<TextTable::Column> columns{
        {"parameter"}, {"from", Align::right}, {"to", Align::right}, {"now", Align::right}};
    if (!seen.levels.empty()) columns.push_back({"levels", Align::right});
    if (best) columns.push_back({"best", Align::right});
    TextTable table(std::move(columns));
    const std::vector<double> present = seen.task.present();
    for (std::size_t k = 0; k < present.size(); ++k) {
        std::vector<std::string> cells{printable(seen.task.trial().free[k]),
                                       short_number(seen.box[k].range.low),
                                       short_number(seen.box[k].range.high), short_number(present[k])};
        if (!seen.levels.empty()) cells.push_back(fmt::format("{}", seen.levels[k]));
        if (best) cells.push_back(short_number(best->values[k]));
        table.row(std::move(cells));
    }
    return table.text();
}

/// The expectations that fail most often, most of all first.
std::string failures_text(const SeenPoints& seen, std::uint64_t legal) {
    struct Failing {
        std::uint64_t holding;
        const Scenario* scenario;
        const Expectation* expectation;
    };
    std::vector<Failing> failing;
    for (std::size_t s = 0; s < seen.task.trial().scenarios.size(); ++s) {
        const Scenario& scenario = seen.task.trial().scenarios[s];
        for (std::size_t k = 0; k < scenario.expectations.size(); ++k) {
            const std::uint64_t holding = seen.summary.holding(seen.task.expectation_at(s, k));
            if (holding < legal) failing.push_back({holding, &scenario, &scenario.expectations[k]});
        }
    }
    if (failing.empty()) return {};
    std::stable_sort(failing.begin(), failing.end(),
                     [](const Failing& a, const Failing& b) { return a.holding < b.holding; });
    const std::size_t shown = std::min(kMostFailures, failing.size());
    std::string out = fmt::format(
        "\nexpectations that fail somewhere, the most often failing first{}:\n",
        shown < failing.size() ? fmt::format(" ({} of {})", shown, failing.size()) : std::string());
    TextTable table({{"holds at", Align::right}, {"scenario"}, {"line", Align::right}, {"expectation"}});
    for (std::size_t k = 0; k < shown; ++k) {
        table.row({share_text(failing[k].holding, legal), printable(failing[k].scenario->name),
                   fmt::format("{}", failing[k].expectation->place.line),
                   printable(failing[k].expectation->in_words)});
    }
    return out + table.text();
}

std::string passing_text(const SeenPoints& seen, const Output& style) {
    const OutcomeSummary& summary = seen.summary;
    const std::uint64_t legal = summary.rows() - summary.illegal();
    const std::size_t expectations = seen.task.expectations().size();
    std::string out;
    if (summary.illegal() > 0) {
        out += fmt::format("{} of {} points are no policies: bounds of a region are turned over\n",
                           summary.illegal(), summary.rows());
    }
    if (expectations == 0) return out + "the scenarios have no expectations\n";
    if (legal == 0) return out;
    const std::string points = fmt::format("{} of {}", summary.passing(), count_of(legal, "point", "points"));
    out += fmt::format("{} at {} ({})\n",
                       expectations == 1 ? std::string("the one expectation holds")
                                         : fmt::format("all {} expectations hold", expectations),
                       summary.passing() > 0 ? style.good(points) : style.bad(points),
                       share_text(summary.passing(), legal));
    if (summary.best()) {
        out += fmt::format("best: point {}, where the least margin is {:+.4g}\n", summary.best()->index,
                           replayed_robustness(seen.task, summary.best()->values));
    }
    return out + failures_text(seen, legal);
}

/// Of each metric the least, mean and most over all points, and over the scenarios in which it is defined.
std::string metrics_text(const SeenPoints& seen) {
    TextTable table({{"metric"}, {"least", Align::right}, {"mean", Align::right}, {"most", Align::right}});
    const PolicyTrial& trial = seen.task.trial();
    bool any = false;
    for (std::size_t m = 0; m < trial.metrics.size(); ++m) {
        ColumnSummary all{0, std::nan(""), 0, std::nan("")};
        double sum = 0;
        for (std::size_t s = 0; s < trial.scenarios.size(); ++s) {
            const ColumnSummary& one = seen.summary.column(seen.task.metric_at(s, m));
            all.count += one.count;
            all.min = std::fmin(all.min, one.min);
            all.max = std::fmax(all.max, one.max);
            if (one.count > 0) sum += one.mean * static_cast<double>(one.count);
        }
        if (all.count == 0) continue;
        any = true;
        table.row({printable(trial.metrics[m].name), short_number(all.min),
                   short_number(sum / static_cast<double>(all.count)), short_number(all.max)});
    }
    return any ? "\n" + table.text() : std::string();
}

}  // namespace

std::string short_number(double value) {
    if (std::isnan(value)) return "–";
    return value == 0 ? "0" : fmt::format("{:.4g}", value);
}

std::string seen_points_text(const SeenPoints& seen, const Output& style) {
    const PolicyTrial& trial = seen.task.trial();
    const std::string scenarios = trial.scenarios.size() == 1
                                      ? printable(trial.scenarios[0].name)
                                      : fmt::format("{} scenarios", trial.scenarios.size());
    std::string out = style.strong(fmt::format("{}, {}", scenarios, name_of(trial.variant))) +
                      fmt::format(": {}\n", seen.kind);
    out += ranges_text(seen);
    if (seen.summary.rows() == 0) return out;
    return out + "\n" + passing_text(seen, style) + metrics_text(seen);
}

}  // namespace rei::cli
